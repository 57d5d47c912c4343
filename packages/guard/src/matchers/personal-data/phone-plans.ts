import metadata from 'libphonenumber-js/metadata.min';

/**
 * Numbering plans of all countries, from the smallest set of data that libphonenumber-js carries. Only its data is used:
 * parsing a number with the library costs some forty microseconds, matching its plan one.
 */
interface Plan {
  readonly country: string;
  readonly national: RegExp;
  readonly lengths: ReadonlySet<number>;
  /** What one dials before the national number inside the country. */
  readonly prefix: RegExp | undefined;
}

// Places in an entry of the library's data, version 4 (its source/metadata.js).
const nationalPattern = 2;
const possibleLengths = 3;
const nationalPrefix = 5;
const prefixForParsing = 7;
const plans = new Map<string, Plan>();

/** How much a number agrees with the plans of the world. */
export type PhoneFit = 'valid' | 'possible' | 'none';

/** Whether digits after "+" or "00" begin with a country's code and fit its plan. */
export function fitsInternational(digits: string): PhoneFit {
  if (digits.length < 7 || digits.length > 15) return 'none';
  for (let length = 1; length <= 3; length += 1) {
    const countries = (metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>)[
      digits.slice(0, length)
    ];
    if (countries === undefined) continue;
    const rest = digits.slice(length);
    let fit: PhoneFit = 'none';
    for (const country of countries) {
      const plan = planOf(country);
      if (plan === undefined) continue;
      // "+49 (0)40 …" is written with the zero that one must not dial.
      for (const number of [rest, rest.replace(plan.prefix ?? /^$/, '')]) {
        if (plan.lengths.size > 0 && !plan.lengths.has(number.length)) continue;
        if (plan.national.test(number)) return 'valid';
        fit = 'possible';
      }
      // Countries that share a code list their lengths with the first of them.
    }
    return fit;
  }
  return 'none';
}

/** Whether digits, dialled inside a country, fit its plan; `prefixed`: only with the prefix that the country dials. */
export function fitsNational(digits: string, country: string, prefixed: boolean): boolean {
  const plan = planOf(country);
  if (plan === undefined) return false;
  const bare = plan.prefix === undefined ? digits : digits.replace(plan.prefix, '');
  if (prefixed && bare === digits && plan.prefix !== undefined) return false;
  return plan.lengths.has(bare.length) && plan.national.test(bare);
}

/** Whether a country is known to the plans. */
export function hasPhonePlan(country: string): boolean {
  return Object.hasOwn(metadata.countries, country);
}

function planOf(country: string): Plan | undefined {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const entry = (metadata.countries as Readonly<Record<string, readonly unknown[] | undefined>>)[country];
  if (entry === undefined) return undefined;
  const prefix = entry[prefixForParsing] || entry[nationalPrefix];
  const plan: Plan = {
    country,
    national: new RegExp(`^(?:${String(entry[nationalPattern])})$`),
    lengths: new Set(entry[possibleLengths] as readonly number[]),
    prefix: typeof prefix === 'string' ? new RegExp(`^(?:${prefix})`) : undefined,
  };
  plans.set(country, plan);
  return plan;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]{0,6}\\.?`;
const forms: readonly (readonly [RegExp, (groups: readonly string[]) => (string | undefined)[]])[] = [
  [/(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/g, ([y, m, d]) => [date(y, m, d)]],
  [/(?<![0-9])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})?(?![0-9])/g, ([d, m, y]) => [date(y, m, d)]],
  // 03/04/2026 is the third of April to some and the fourth of March to others: both are what was written.
  [/(?<![0-9/])([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})(?![0-9])/g, ([a, b, y]) => [date(y, a, b), date(y, b, a)]],
  [
    new RegExp(`(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?:,? ([0-9]{4}))?(?![a-z0-9])`, 'gi'),
    ([d, m, y]) => [date(y, monthNumber(m), d)],
  ],
  [
    new RegExp(`(?<![a-z])${month} ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?(?![a-z0-9:])`, 'gi'),
    ([m, d, y]) => [date(y, monthNumber(m), d)],
  ],
];
const clock = /(?<![0-9:])([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?(?:\.[0-9]{3})?\s?(am|pm)?(?![0-9a-z:])/gi;
const hour = /(?<![0-9:.])(1[0-2]|[1-9])\s?(am|pm)(?![a-z])/gi;

const dayPart = `[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\\.[0-9]{1,2}\\.(?:[0-9]{4})?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?${month}(?:,? [0-9]{4})?|${month} [0-9]{1,2}(?:st|nd|rd|th)?(?:,? [0-9]{4})?`;
const timePart = '[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\\.[0-9]{3})?\\s?(?:am|pm)?|[0-9]{1,2}\\s?(?:am|pm)';
const whole = new RegExp(
  `^(?:(?:[a-z]{2,6}day,? )?(?:${dayPart})(?:(?:T|,? (?:at )?)(?:${timePart})(?:Z| UTC)?)?|${timePart})$`,
  'i',
);

/**
 * Whether a value is a date or a clock time and nothing else.
 *
 * @example
 * ```ts
 * isWrittenDate('21 November 2026 at 3 pm'); // true
 * ```
 */
export function isWrittenDate(value: string): boolean {
  return value.length <= 60 && whole.test(value);
}

/**
 * The dates and clock times written in a text: "2026-11-21", "--11-21" where no year is written, "14:30". Month names in
 * English; "tomorrow" is not read.
 */
export function writtenDates(text: string): { readonly dates: string[]; readonly times: string[] } {
  const dates = new Set<string>();
  const times = new Set<string>();
  if (!/[0-9]/.test(text)) return { dates: [], times: [] };
  for (const [form, read] of forms) {
    for (const match of text.matchAll(form)) {
      for (const one of read(match.slice(1))) if (one !== undefined) dates.add(one);
    }
  }
  for (const [, hours = '', minutes = '', half] of text.replaceAll(/T(?=[0-9]{2}:)/g, ' ').matchAll(clock)) {
    times.add(time(hours, minutes, half));
  }
  for (const [, hours = '', half] of text.matchAll(hour)) times.add(time(hours, '00', half));
  return { dates: [...dates], times: [...times] };
}

function date(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const [m, d] = [Number(month), Number(day)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined;
  return `${year ?? '-'}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function monthNumber(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function time(hours: string, minutes: string, half: string | undefined): string {
  const base = Number(hours) % (half === undefined ? 24 : 12);
  return `${String(base + (half?.toLowerCase() === 'pm' ? 12 : 0)).padStart(2, '0')}:${minutes}`;
}

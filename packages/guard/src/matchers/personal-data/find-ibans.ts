import { modulo97 } from './check-digits.js';
import type { Candidate } from './candidate.js';
import { isDigit, isLatinLetter } from './digit-stretches.js';
import { isWordPart } from './is-glued.js';
import type { ScannedText } from './scanned-text.js';

/** Lengths by country, from the SWIFT IBAN registry. */
const lengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
    'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const separators = ' \u00a0\u202f-.';

/** International bank account numbers: a country's length and right check digits (ISO 13616). */
export function findIbans({ text, runs }: ScannedText): Candidate[] {
  const found: Candidate[] = [];
  let reached = 0;
  for (let run = 0; run < runs.count; run += 1) {
    const index = runs.starts[run] as number;
    // The two check digits stand behind the letters of a country.
    if (index < reached || (runs.ends[run] as number) - index < 2 || !isLatinLetter(text.charCodeAt(index - 1)))
      continue;
    const end = ibanEnd(text, index - 2);
    if (end === -1) continue;
    const country = text.slice(index - 2, index).toUpperCase();
    found.push({ kind: 'iban', start: index - 2, end, score: 1, country });
    reached = end;
  }
  return found;
}

function ibanEnd(text: string, start: number): number {
  if (start < 0 || !isLatinLetter(text.charCodeAt(start)) || isWordPart(text.charCodeAt(start - 1))) return -1;
  const length = lengths.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return -1;
  let compact = '';
  let end = start;
  while (compact.length < length && end < text.length) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit) || isLatinLetter(unit)) compact += text.charAt(end);
    else if (!separators.includes(text.charAt(end)) || !isWordPart(text.charCodeAt(end + 1))) return -1;
    end += 1;
  }
  if (compact.length !== length || isWordPart(text.charCodeAt(end))) return -1;
  const upper = compact.toUpperCase();
  return modulo97(upper.slice(4) + upper.slice(0, 4)) === 1 ? end : -1;
}

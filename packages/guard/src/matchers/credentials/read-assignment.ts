import type { Credential } from './find-credentials.js';
import { entropy, kindsOf } from './key-alphabets.js';
import { isPlaceholder } from './placeholder.js';

/** The rest of the name, a sign of assignment, and the value, in quotation marks or without blanks. */
const assigned =
  /[A-Za-z0-9_-]{0,24}["'`]?\]?(?:\s{0,3}(?::=|=>|={1,3}|:)\s{0,3}|,\s{0,2}(?=["'`])|\s(?:is|ist|est|es|è|é)\s{1,2}:?\s?|[:：]\s{0,3}|\s(?=["'`]))(?:Bearer\s)?(?:(["'`])([^"'`\n]{4,200})\1|([^\s"'`,;<>()[\]{}]{4,200}))/y;

/** The value given to something called a password, secret, token or key; only where the value looks like one. */
export function readAssignment(
  text: string,
  start: number,
  end: number,
  word: 'password' | 'secret',
): Credential | undefined {
  assigned.lastIndex = end;
  const match = assigned.exec(text);
  if (match === null) return undefined;
  const [whole, quote, quoted, bare] = match;
  // Without quotation marks the sentence, or the next field of a query, begins after it.
  const value = quoted ?? (bare ?? '').replace(/&[\w.-]+=.*$|[.!?:]+$/, '');
  if (value.includes('://') || isPlaceholder(value)) return undefined;
  if (quoted === undefined && text.charAt(end + whole.length) === '(') return undefined;
  const score = word === 'password' ? passwordScore(value, quote !== undefined, whole) : secretScore(value);
  if (score === 0) return undefined;
  const from = end + whole.length - (quote === undefined ? (bare as string).length : (quoted as string).length + 1);
  return from < start ? undefined : { kind: 'password', start: from, end: from + value.length, score };
}

function passwordScore(value: string, inQuotes: boolean, whole: string): number {
  if (value.length < 6 || value.length > 100 || (inQuotes && / .* /.test(value))) return 0;
  const kinds = kindsOf(value);
  // Names in program text: "config.password", "user_password", "getPassword".
  if (/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(value) && !/[0-9]/.test(value)) {
    return inQuotes && value.length >= 8 && /[:=]/.test(whole) && !/[._]/.test(value) && kinds > 1 ? 0.6 : 0;
  }
  if (kinds === 1) return /^[0-9]+$/.test(value) && value.length >= 6 && value.length <= 12 ? 0.6 : 0;
  return entropy(value) >= 2.2 && /[0-9]|[^A-Za-z0-9._/:-]/.test(value) ? 0.85 : 0;
}

function secretScore(value: string): number {
  if (value.length < 16 || value.includes(' ') || value.includes('(') || kindsOf(value) < 2) return 0;
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value) || value.startsWith('/') || /\.[a-z]{2,4}$/.test(value)) return 0;
  return entropy(value) >= 3 ? 0.8 : 0;
}

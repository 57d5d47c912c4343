import { extractNumbers } from '../matchers/extract-numbers.js';
import { findPersonalData } from '../matchers/personal-data/index.js';
import type { ArgumentKind } from '../tools/tool-policy-schema.js';
import { isWrittenDate, writtenDates } from './written-dates.js';

const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const link = /(?:https?:\/\/|\bwww\.)[^\s<>"'`{}|\\^]{3,2000}/giu;
const bareHost =
  /(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:\/[^\s<>"'`{}|\\^]{0,2000})?(?![\p{L}\p{N}@])/giu;
const mostNumbers = 100_000;
const leastUndeclaredDigits = 4;

/**
 * What a text says in a form that does not depend on its writing: "email:ann@x.example", "iban:DE…", "number:1250",
 * "date:2026-11-21", "time:14:30", "url:x.example/path". Linear in the text.
 *
 * @example
 * ```ts
 * canonicalValues('Pay 1,250.00 to Ann@X.example'); // ['email:ann@x.example', 'number:1250']
 * ```
 */
export function canonicalValues(text: string): string[] {
  const found = new Set<string>();
  if (text.includes('@')) for (const [one] of text.matchAll(email)) found.add(emailKey(one));
  for (const [one] of text.matchAll(link)) found.add(urlKey(one));
  if (text.includes('.')) for (const [one] of text.matchAll(bareHost)) found.add(urlKey(one));
  if (!/[0-9]/.test(text)) return [...found];
  for (const { values } of extractNumbers(text, mostNumbers)) for (const value of values) found.add(numberKey(value));
  const { dates, times } = writtenDates(text);
  for (const one of dates) found.add(`date:${one}`);
  for (const one of times) found.add(`time:${one}`);
  if (/[a-z]{2}[0-9]{2}/i.test(text)) {
    for (const { start, end } of findPersonalData(text, ['iban'])) found.add(ibanKey(text.slice(start, end)));
  }
  return [...found];
}

/**
 * The canonical forms under which a whole value may be looked up, each a list of keys that must all be there; empty when the
 * value has no such form. Without a declared kind, numbers of fewer than four digits have none: "5" says nothing about
 * where it came from.
 */
export function canonicalForms(value: string | number, kind: ArgumentKind | undefined): string[][] {
  if (typeof value === 'number') {
    if (kind !== undefined && kind !== 'number') return [];
    return kind === 'number' || digitsOf(value) >= leastUndeclaredDigits ? [[numberKey(value)]] : [];
  }
  const text = value.trim();
  if (text === '' || text.length > 2_100) return [];
  const forms: string[][] = [];
  const any = kind === undefined;
  if ((any || kind === 'email') && isWhole(email, text)) forms.push([emailKey(text)]);
  if ((any || kind === 'iban') && findPersonalData(text, ['iban']).some(({ end }) => end === text.length)) {
    forms.push([ibanKey(text)]);
  }
  if ((any || kind === 'url') && isWhole(link, text)) forms.push([urlKey(text)]);
  if (kind === 'url' && isWhole(bareHost, text)) forms.push([urlKey(text)]);
  const [number, ...others] = /^[\s0-9.,'’$€£¥+-]+$/u.test(text) ? extractNumbers(text, 3) : [];
  if (number !== undefined && others.length === 0) {
    for (const one of number.values) {
      if (kind === 'number' || (any && digitsOf(one) >= leastUndeclaredDigits)) forms.push([numberKey(one)]);
    }
  }
  if (any || kind === 'date') forms.push(...dateForms(text, kind));
  return forms;
}

/** Whether a value is of a kind that is compared by its canonical form and by nothing less. */
export function isTyped(value: string, kind: ArgumentKind | undefined): boolean {
  if (kind !== undefined && kind !== 'text' && kind !== 'name') return true;
  return kind === undefined && (isWhole(email, value.trim()) || isWhole(link, value.trim()));
}

/** A date, with a time or without; with a declared kind a time alone as well. Each also as written without its year. */
function dateForms(text: string, kind: ArgumentKind | undefined): string[][] {
  if (!isWrittenDate(text)) return [];
  const { dates, times } = writtenDates(text);
  const time = times.map((one) => `time:${one}`);
  if (dates.length === 0) return kind === 'date' && time.length > 0 ? [time] : [];
  return dates.flatMap((one) => [
    [`date:${one}`, ...time],
    [`date:${one.replace(/^[0-9]{4}/, '-')}`, ...time],
  ]);
}

function isWhole(pattern: RegExp, text: string): boolean {
  const [match] = text.matchAll(pattern);
  return match?.index === 0 && match[0].length === text.length;
}

function emailKey(address: string): string {
  return `email:${address.replace(/\.+$/, '').toLowerCase()}`;
}

function ibanKey(number: string): string {
  return `iban:${number.replace(/[^a-z0-9]/gi, '').toUpperCase()}`;
}

/** Host and path; scheme, "www.", a final slash and the sentence's punctuation do not count. */
function urlKey(url: string): string {
  const bare = url
    .replace(/^https?:\/\//i, '')
    .replace(/[.,;:!?)\]*_]+$/, '')
    .replace(/\/$/, '');
  const slash = bare.search(/[/?#]/);
  const host = (slash === -1 ? bare : bare.slice(0, slash)).toLowerCase().replace(/^www\./, '');
  return `url:${host}${slash === -1 ? '' : bare.slice(slash)}`;
}

function numberKey(value: number): string {
  return `number:${String(value)}`;
}

function digitsOf(value: number): number {
  return String(Math.abs(value)).replace(/[^0-9]/g, '').length;
}

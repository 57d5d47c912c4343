const firstIndicator = 0x1f1e6;

/** Second letters of the region codes that have a flag (CLDR, from ISO 3166-1), by the first. */
const secondLetters: readonly string[] = [
  'cdefgilmoqrstuwxz',
  'abdefghijlmnoqrstvwyz',
  'acdfghiklmnopqruvwxyz',
  'egjkmoz',
  'aceghrstu',
  'ijkmor',
  'abdefghilmnpqrstuwy',
  'kmnrtu',
  'cdelmnoqrst',
  'emop',
  'eghimnprwyz',
  'abcikrstuvy',
  'acdefghklmnopqrstuvwxyz',
  'acefgilopruz',
  'm',
  'aefghklmnrstwy',
  'a',
  'eosuw',
  'abcdeghijklmnorstvxyz',
  'acdfghjklmnortvwz',
  'agmnsyz',
  'aceginu',
  'fs',
  'k',
  'et',
  'amw',
];

/** Whether a code point is a regional indicator, of which pairs show as flags. */
export function isRegional(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint >= firstIndicator && codePoint <= firstIndicator + 25;
}

/** The ASCII letter that a regional indicator stands for. */
export function regionalLetter(codePoint: number): number {
  return 97 + codePoint - firstIndicator;
}

/** End of the regional indicators that stand in a row from a place on. */
export function regionalEnd(text: string, start: number): number {
  let end = start;
  while (isRegional(text.codePointAt(end))) end += 2;
  return end;
}

/**
 * Whether indicators in a row are flags one and all. A word of two or four letters may be that by chance: it is not where
 * the one that stands before it or behind it, a space apart, is no flag.
 */
export function areFlags(text: string, start: number, end: number): boolean {
  if (!allFlags(text, start, end)) return false;
  const next = text.charCodeAt(end) === 32 ? regionalEnd(text, end + 1) : end + 1;
  if (next > end + 1 && !allFlags(text, end + 1, next)) return false;
  if (start < 3 || text.charCodeAt(start - 1) !== 32) return true;
  let before = start - 1;
  while (before >= 2 && isRegional(text.codePointAt(before - 2))) before -= 2;
  return before === start - 1 || allFlags(text, before, start - 1);
}

function allFlags(text: string, start: number, end: number): boolean {
  if ((end - start) % 4 !== 0) return false;
  for (let index = start; index < end; index += 4) {
    const first = (text.codePointAt(index) as number) - firstIndicator;
    const second = String.fromCharCode(regionalLetter(text.codePointAt(index + 2) as number));
    if (!(secondLetters[first] as string).includes(second)) return false;
  }
  return true;
}

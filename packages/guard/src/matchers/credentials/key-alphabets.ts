const [capital, small, digit, hexadecimal, underline, plus, point, slash, colon, atSign] = [
  1, 2, 4, 8, 16, 32, 64, 128, 256, 512,
];

/** What a code unit below 128 is, as bits. */
export const unitKinds: Uint16Array = Uint16Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 48 && unit <= 57) return digit | hexadecimal;
  if (unit >= 97 && unit <= 122) return small | (unit <= 102 ? hexadecimal : 0);
  if (unit >= 65 && unit <= 90) return capital;
  if (unit === 45 || unit === 95) return underline;
  if (unit === 43 || unit === 61) return plus;
  if (unit === 47) return plus | slash;
  return unit === 46 ? point : unit === 58 ? colon : unit === 64 ? atSign : 0;
});

const word = capital | small | digit;
const sets: Readonly<Record<string, number>> = {
  w: word,
  W: word | underline,
  u: capital | digit,
  l: small | digit,
  h: hexadecimal,
  'h-': hexadecimal | underline,
  d: digit,
  b: word | plus | underline,
  p: word | underline | point,
  '/': word | underline | slash,
  ':': word | colon,
  '@': word | underline | slash | atSign,
};

/** The bits of an alphabet of the list of formats. */
export function alphabetBits(name: string): number {
  return sets[name] as number;
}

/** Where a run of an alphabet that starts at a place ends, at most so many characters further. */
export function runEnd(text: string, start: number, bits: number, most: number): number {
  const last = Math.min(text.length, start + most);
  let end = start;
  while (end < last && ((unitKinds[text.charCodeAt(end)] ?? 0) & bits) !== 0) end += 1;
  return end;
}

/** Whether a code unit is a Latin letter or a digit. */
export function isWordUnit(unit: number): boolean {
  return ((unitKinds[unit] ?? 0) & word) !== 0;
}

/** How many of small letters, capitals, digits and other signs a text has some of. */
export function kindsOf(text: string): number {
  return (
    Number(/[a-z]/.test(text)) +
    Number(/[A-Z]/.test(text)) +
    Number(/[0-9]/.test(text)) +
    Number(/[^A-Za-z0-9]/.test(text))
  );
}

/** Shannon's entropy of the characters of a text, in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

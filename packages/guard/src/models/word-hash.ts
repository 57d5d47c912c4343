/** Mixers shared by everything that hashes signs and grams. */
export const mixers = { first: 0x9e3779b1 | 0, second: 0x85ebca6b | 0, third: 0xc2b2ae35 | 0 } as const;

/** Adds a sign to the hash of a word; a word begins at 0. */
export function addSign(word: number, sign: number): number {
  return (Math.imul(word ^ sign, 0x01000193) + mixers.first) | 0;
}

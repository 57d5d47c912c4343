import type { Loss } from '../converter.js';

/** Puts characters that are not seen between those that are, and takes them out again. */
export interface Inserter {
  convert(text: string, between: () => string): string;
  decode(converted: string): string;
  readonly loss: Loss;
}

/** @param inserted matches what is put in; a text loses those it has already. */
export function inserter(inserted: RegExp, what: string): Inserter {
  const cleaned = (text: string): string => text.replaceAll(inserted, '');
  return {
    convert: (text, between) =>
      Array.from(cleaned(text), (character, index) => (index === 0 ? character : between() + character)).join(''),
    decode: cleaned,
    loss: { summary: `${what} in the text are left out.`, keeps: cleaned },
  };
}

import { randomInteger, type Random } from '@plimsoll/core/statistics';
import type { Loss } from '../converter.js';

export interface CharacterMap {
  convert(text: string, parameters: unknown, random: Random): string;
  decode(converted: string): string;
  readonly loss: Loss;
}

interface MapOptions {
  /** Capitals are written as the forms of their small letters. */
  readonly ignoreCase?: boolean;
}

/**
 * Writes characters in other forms, one code point each; those without one stay as they are.
 *
 * @param forms for each character the forms it may take; where there are several, chance picks. No form stands for two.
 */
export function characterMap(
  forms: ReadonlyMap<string, readonly string[]>,
  { ignoreCase = false }: MapOptions = {},
): CharacterMap {
  const sources = new Map(Array.from(forms).flatMap(([source, all]) => all.map((form) => [form, source] as const)));
  const plain = (character: string): string => {
    if (forms.has(character) || !ignoreCase) return character;
    const lower = character.toLowerCase();
    return forms.has(lower) ? lower : character;
  };
  const decode = (text: string): string => each(text, (one) => sources.get(one) ?? one);
  return {
    convert: (text, _, random) =>
      each(text, (one) => {
        const all = forms.get(plain(one)) ?? [one];
        return all[all.length === 1 ? 0 : randomInteger(random, all.length)] as string;
      }),
    decode,
    loss: {
      summary: `${ignoreCase ? 'Letter case is lost; characters' : 'Characters'} that stand in such a form already come back as plain ones.`,
      keeps: (text) =>
        each(text, (one) => {
          const source = plain(one);
          return forms.has(source) ? source : (sources.get(one) ?? one);
        }),
    },
  };
}

/** Forms out of two rows of characters. */
export function rows(plain: string, forms: string): ReadonlyMap<string, readonly string[]> {
  const written = Array.from(forms);
  return new Map(Array.from(plain, (character, index) => [character, [written[index] as string]] as const));
}

export const smallLetters = 'abcdefghijklmnopqrstuvwxyz';
export const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const digits = '0123456789';

/** So many characters of Unicode in order. */
export function inOrder(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(from + index)).join('');
}

function each(text: string, change: (character: string) => string): string {
  return Array.from(text, change).join('');
}

import type { JsonValue } from '@plimsoll/core';
import type { Random } from '@plimsoll/core/statistics';
import type { Converter } from '../converters/converter.js';
import type { WrittenStep } from '../parse-attack.js';
import { readParameters } from '../read-parameters.js';
import { convertSomeWords, type WordChoice } from '../some-words.js';

/** A converter, whole or on some words, ready to be applied many times. */
export interface Move {
  readonly step: WrittenStep;
  apply(text: string, random: Random): string;
}

/** Half of the words; and a quarter, the longest, which carry most of the meaning. */
const choices: readonly WordChoice[] = [
  { share: 0.5, words: 'any' },
  { share: 0.25, words: 'longest' },
];

/** What a search may do to a whole text: each converter as it is, and those of letters on some words as well. */
export function converterMoves(known: readonly Converter[]): readonly Move[] {
  return known.flatMap((converter) => {
    const parameters = readParameters(converter, {});
    const convert = (text: string, random: Random): string => converter.convert(text, parameters, random);
    const whole: Move = { step: { name: converter.name, parameters: {} }, apply: convert };
    if (converter.scope !== 'letters') return [whole];
    const some = choices.map((choice): Move => {
      const written: Record<string, JsonValue> = { share: choice.share };
      if (choice.words !== 'any') written.words = choice.words;
      return {
        step: { name: converter.name, parameters: written },
        apply: (text, random) => convertSomeWords(text, choice, random, (word) => convert(word, random)),
      };
    });
    return [whole, ...some];
  });
}

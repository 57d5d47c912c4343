import type { JsonValue } from '@plimsoll/core';
import type { Random } from '@plimsoll/core/statistics';
import type { Converter } from '../converters/converter.js';
import type { WrittenStep } from '../parse-attack.js';
import { readParameters } from '../read-parameters.js';
import { convertSomeWords, type WordChoice } from '../some-words.js';

/** A converter, whole or on some words, ready to be applied many times. */
export interface Move {
  readonly step: WrittenStep;
  /** The text as a whole, not only some of its words. */
  readonly isWhole: boolean;
  apply(text: string, random: Random): string;
}

/** A third of the words; and a quarter, the longest, which carry most of the meaning. */
const choices: readonly WordChoice[] = [
  { share: 0.3, words: 'any' },
  { share: 0.25, words: 'longest' },
];

/**
 * What a search may do to a whole text: each converter as it is, and behind them those of letters on some words as well.
 */
export function converterMoves(known: readonly Converter[]): readonly Move[] {
  const ready = known.map((converter) => ({ converter, parameters: readParameters(converter, {}) }));
  const whole = ready.map(({ converter, parameters }): Move => ({
    step: { name: converter.name, parameters: {} },
    isWhole: true,
    apply: (text, random) => converter.convert(text, parameters, random),
  }));
  const letters = ready.filter(({ converter }) => converter.scope === 'letters');
  const some = letters.flatMap(({ converter, parameters }) =>
    choices.map((choice): Move => ({
      step: { name: converter.name, parameters: writtenChoice(choice) },
      isWhole: false,
      apply: (text, random) =>
        convertSomeWords(text, choice, random, (word) => converter.convert(word, parameters, random)),
    })),
  );
  return [...whole, ...some];
}

function writtenChoice({ share, words }: WordChoice): Readonly<Record<string, JsonValue>> {
  return words === 'any' ? { share } : { share, words };
}

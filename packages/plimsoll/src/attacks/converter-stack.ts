import { PlimsollError, type AttackStep, type JsonValue } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import type { Converter } from './converters/converter.js';
import { converters } from './converters/registry.js';
import { namedAttack, type WrittenStep } from './parse-attack.js';
import { readParameters } from './read-parameters.js';
import { convertSomeWords, type WordChoice } from './some-words.js';

/** Converters applied one after the other. */
export interface ConverterStack {
  /** As they are stored with a trial. */
  readonly steps: readonly AttackStep[];
  /**
   * @param seed decides whatever is random: the same text and seed give the same result.
   * @throws PlimsollError `attack-too-large` when the text grows beyond {@link largestConverted}.
   */
  convert(text: string, seed: string): string;
  /** Every step has a decoder. */
  readonly reversible: boolean;
  /** The text back; `undefined` where a step cannot be turned back. */
  decode(converted: string): string | undefined;
}

/** In UTF-16 units. Encodings on top of each other grow by powers. */
export const largestConverted = 1_000_000;

const wordChoice = {
  share: z._default(z.number().check(z.positive(), z.maximum(1)), 1),
  words: z._default(z.enum(['any', 'longest']), 'any'),
};

/**
 * Makes a stack out of written steps.
 *
 * @throws PlimsollError `usage-invalid` for an unknown converter or a parameter it does not take.
 * @example
 * ```ts
 * const stack = converterStack(parseAttack('reversed+base64'));
 * stack.convert('abc', 'seed'); // 'Y2Jh'
 * stack.decode('Y2Jh'); // 'abc'
 * ```
 */
export function converterStack(
  written: readonly WrittenStep[],
  known: readonly Converter[] = converters,
): ConverterStack {
  const layers = written.map((step) => layerOf(namedAttack(known, step.name), step.parameters));
  return {
    steps: layers.map(({ step }) => step),
    convert: (text, seed) => {
      let converted = text;
      for (const [index, layer] of layers.entries()) {
        converted = layer.convert(converted, `${seed}/${String(index)}`);
        if (converted.length > largestConverted) throw tooLarge(layer.step.name, converted.length);
      }
      return converted;
    },
    reversible: layers.every(({ decode }) => decode !== undefined),
    decode: (converted) =>
      layers.reduceRight<string | undefined>(
        (text, layer) => (text === undefined ? undefined : layer.decode?.(text)),
        converted,
      ),
  };
}

interface Layer {
  readonly step: AttackStep;
  convert(text: string, seed: string): string;
  readonly decode?: ((converted: string) => string) | undefined;
}

function layerOf(converter: Converter, given: Readonly<Record<string, JsonValue>>): Layer {
  const { name, version } = converter;
  const step = { name, version, ...(Object.keys(given).length === 0 ? {} : { parameters: given }) };
  const { choice, rest } = splitChoice(converter, given);
  const parameters = readParameters(converter, rest);
  const whole = choice === undefined;
  return {
    step,
    convert: (text, seed) => {
      const random = seededRandom(seed);
      const convert = (part: string): string => converter.convert(part, parameters, random);
      return whole ? convert(text) : convertSomeWords(text, choice, random, convert);
    },
    // Which words were converted cannot be told from the result.
    decode: whole ? converter.decode && ((converted) => converter.decode?.(converted, parameters) ?? '') : undefined,
  };
}

/** Parts the choice of words, which every converter of letters takes, from the parameters of its own. */
function splitChoice(
  converter: Converter,
  given: Readonly<Record<string, JsonValue>>,
): { readonly choice?: WordChoice | undefined; readonly rest: Readonly<Record<string, JsonValue>> } {
  if (converter.scope !== 'letters') return { rest: given };
  const { share, words, ...rest } = given;
  const named = { ...(share === undefined ? {} : { share }), ...(words === undefined ? {} : { words }) };
  const schema = z.strictObject(wordChoice);
  const choice = readParameters({ name: converter.name, parameters: schema }, named) as z.output<typeof schema>;
  return { choice: choice.share === 1 ? undefined : choice, rest };
}

function tooLarge(name: string, length: number): PlimsollError {
  return new PlimsollError({
    code: 'attack-too-large',
    message: `After "${name}" the text would have ${String(length)} characters; the most is ${String(largestConverted)}.`,
    hint: 'Put fewer encodings on top of each other, or convert some of the words: share=0.3',
  });
}

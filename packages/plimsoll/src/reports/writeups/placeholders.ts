import { PlimsollError, type HeadlineRate, type RunComparison } from '@plimsoll/core';
import { formatRate } from '../format-rate.js';
import { changeText } from '../../proof/compare/points.js';
import { rateOf } from '../comparison/comparison-words.js';
import { didYouMean } from '../../files/index.js';

const names: Readonly<Record<string, HeadlineRate>> = {
  leak: 'leak',
  'false-refusal': 'falseRefusal',
  misserved: 'misserved',
};

type Fill = (comparison: RunComparison) => string;

const fills: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ...Object.entries(names).flatMap(([word, rate]): [string, Fill][] => [
    [`${word}.before`, ({ rates }) => formatRate(rateOf(rates[rate], 'baseline'))],
    [`${word}.after`, ({ rates }) => formatRate(rateOf(rates[rate], 'candidate'))],
    [`${word}.change`, ({ rates }) => changeText(rates[rate])],
    [`${word}.fixed`, ({ rates }) => `${rates[rate].fixed} of ${rates[rate].pairs} pairs`],
    [`${word}.broken`, ({ rates }) => `${rates[rate].broken} of ${rates[rate].pairs} pairs`],
  ]),
  ['pairs', ({ pairs }) => String(pairs)],
  ['cases', ({ cases }) => String(cases)],
]);

/** What an author may write in braces, each replaced by a figure of the stored runs with its interval and n. */
export const placeholders: readonly string[] = [...fills.keys()];

/**
 * Writes the figures of a comparison into the author's words.
 *
 * @throws PlimsollError `config-invalid` for a name in braces that stands for nothing.
 */
export function fillPlaceholders(text: string, comparison: RunComparison): string {
  return text.replace(/\{([a-z][a-z.-]{0,40})\}/g, (_whole, name: string) => {
    const fill = fills.get(name);
    if (fill !== undefined) return fill(comparison);
    throw new PlimsollError({
      code: 'config-invalid',
      message: `The notes have a placeholder {${name}} that stands for nothing${didYouMean(name, placeholders)}.`,
      hint: `There are: ${placeholders.map((each) => `{${each}}`).join(', ')}.`,
    });
  });
}

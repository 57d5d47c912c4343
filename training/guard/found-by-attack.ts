import { PlimsollError } from '@plimsoll/core';
import { seededRandom as coreRandom } from '@plimsoll/core/statistics';
import { converterStack, parseAttack, searchGuard, type ConverterStack, type Evasion } from 'plimsoll/red-team';
import { editedFurther, textOfWords, wordsOf } from '../../packages/plimsoll/src/attacks/search/edited-words.js';
import { mostEdits } from '../../packages/plimsoll/src/attacks/search/most-edits.js';
import { noPadding, paddedAnew, withPadding } from '../../packages/plimsoll/src/attacks/search/padding.js';
import { attackFamilies } from './attack-families.js';
import type { GuardText } from './example.js';
import type { CalibratedHead } from './learn.js';
import { measureViews, type Measured } from './measure.js';
import { modelGuard } from './model-guard.js';
import { pick, sample, seededRandom } from './random.js';
import { hardening } from './settings.js';
import type { GuardData } from './training-data.js';

/** Searches in longer texts cost much and find padding. */
export const longestSeed = 1500;
/** Milliseconds: no search ends by time, or the same sources would not give the same bytes. */
export const unhurried = 3_600_000;

/** Copies of training texts for the head of the user. */
export interface FoundByAttack {
  /** Attacks in the forms that the guard let pass, and innocent texts in the same forms. */
  readonly copies: readonly Measured[];
  /** Attacks that were searched with, and those of them that passed in some form. */
  readonly seeds: number;
  readonly evaded: number;
  readonly queries: number;
}

/**
 * Attacks a fitted head with attacks from outside the test part, and turns what it allowed into texts to fit. A form is no
 * sign of an attack, so each has an innocent twin that went through the same converters, edits and padding. Copies keep
 * source and cluster of their text, so that they stay on its side of every split.
 */
export async function foundByAttack(
  head: CalibratedHead,
  { fit, calibration }: Pick<GuardData, 'fit' | 'calibration'>,
): Promise<FoundByAttack> {
  const rows = [...fit, ...calibration]
    .map(({ row }) => row)
    .filter(({ rewritten, text }) => !rewritten && text.length < longestSeed);
  const random = seededRandom(101);
  const attacks = sample(
    random,
    rows.filter(({ user, contextual }) => user === 1 && contextual !== true),
    hardening.seeds,
  );
  const innocent = [true, false].map((hard) => rows.filter((row) => row.user === 0 && row.hard === hard));
  const found = await searchGuard(
    modelGuard(head).guard,
    attacks.map(({ source, cluster, text }, index) => ({ id: String(index), cluster: `${source}\n${cluster}`, text })),
    { queries: hardening.queries, seed: 'A', converters: attackFamilies.seen, milliseconds: unhurried },
  );
  // What passes as it is teaches nothing of forms.
  const disguised = found.evasions.filter(({ queries }) => queries > 1);
  const copies = disguised.flatMap((evasion, index): readonly GuardText[] => {
    const row = attacks[Number(evasion.id)] as GuardText;
    const twin = pick(random, innocent[index % 2] as readonly GuardText[]);
    const text = inTheSameForm(twin.text, evasion, String(index));
    const labels = { document: null, harm: null, categories: null } as const;
    return [
      { ...row, ...labels, rewritten: true, text: evasion.text },
      // Thresholds are chosen with twins as well: they are what a stricter guard would be wrong about.
      ...(text === undefined ? [] : [{ ...twin, ...labels, hard: true, text }]),
    ];
  });
  return {
    copies: copies.map(measureViews),
    seeds: attacks.length,
    evaded: disguised.length,
    queries: found.queries,
  };
}

/** A text through the same converters, with as many edits of its words, and padded alike; undefined where a converter does not take it. */
function inTheSameForm(text: string, { attack, edits, padded }: Evasion, seed: string): string | undefined {
  const random = coreRandom(`twin/${seed}`);
  const original = wordsOf(text);
  const most = Math.min(edits, mostEdits(text));
  let words = original;
  for (let edit = 0; edit < most; edit += 1) words = editedFurther(words, original, most, random);
  const converted = convertedBy(converterStack(parseAttack(attack)), textOfWords(words), seed);
  const padding = padded ? paddedAnew(noPadding, random) : noPadding;
  return converted === undefined ? undefined : withPadding(converted, padding);
}

/** Undefined for what a converter does not take. */
export function convertedBy(stack: ConverterStack, text: string, seed: string): string | undefined {
  try {
    return stack.convert(text, seed);
  } catch (error) {
    if (PlimsollError.isInstance(error)) return undefined;
    throw error;
  }
}

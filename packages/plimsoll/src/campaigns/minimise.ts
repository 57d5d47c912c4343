import { splitSentences } from '@plimsoll/core/text';
import type { Message } from '@plimsoll/core';
import type { Attempt } from './attempt.js';
import { deltaDebug } from './delta-debug.js';

/** An attempt made smaller. */
export interface Minimised {
  readonly attempt: Attempt;
  /** Whether every step was taken, or the probes ended before. */
  readonly complete: boolean;
}

/** Thrown by a probe when there are none left: what has been found by then stands. */
export class ProbesSpent extends Error {
  override readonly name = 'ProbesSpent';
}

/**
 * Makes an attempt smaller while it still succeeds: leaves out converters, forged messages, turns, sentences and, in
 * short texts, words.
 *
 * @param succeeds makes the attempt anew; throws {@link ProbesSpent} when it may not be asked any more.
 * @param context messages that the case itself has before the first turn: they stay.
 */
export async function minimise(
  attempt: Attempt,
  context: readonly Message[],
  succeeds: (attempt: Attempt) => Promise<boolean>,
): Promise<Minimised> {
  let kept = attempt;
  const keep = async (smaller: Attempt): Promise<boolean> => {
    const holds = await succeeds(smaller);
    if (holds) kept = smaller;
    return holds;
  };
  try {
    for (let index = kept.steps.length - 1; index >= 0; index -= 1) {
      await keep({ ...kept, steps: kept.steps.filter((_, at) => at !== index) });
    }
    await withoutForged(kept, context, keep);
    if (kept.says.length > 1) await deltaDebug(kept.says, (says) => keep({ ...kept, says }));
    for (let turn = 0; turn < kept.says.length; turn += 1) {
      await shortenTurn(() => kept, turn, sentencesOf, keep);
      if (wordsOf(kept.says[turn] ?? '').length <= mostWords) await shortenTurn(() => kept, turn, wordsOf, keep);
    }
    return { attempt: kept, complete: true };
  } catch (error) {
    if (error instanceof ProbesSpent) return { attempt: kept, complete: false };
    throw error;
  }
}

/** Longer texts are not taken apart into words: it would take a probe for nearly each. */
const mostWords = 60;

async function withoutForged(
  attempt: Attempt,
  context: readonly Message[],
  keep: (smaller: Attempt) => Promise<boolean>,
): Promise<void> {
  const own = attempt.before.filter((message) => context.includes(message) || message.role === 'system');
  if (own.length === attempt.before.length) return;
  if (await keep({ ...attempt, before: context })) return;
  const forged = attempt.before.filter((message) => !own.includes(message));
  await deltaDebug(forged, (part) => keep({ ...attempt, before: [...own, ...part] }));
}

async function shortenTurn(
  current: () => Attempt,
  turn: number,
  cut: (text: string) => readonly string[],
  keep: (smaller: Attempt) => Promise<boolean>,
): Promise<void> {
  const pieces = cut(current().says[turn] ?? '');
  if (pieces.length < 2) return;
  await deltaDebug(pieces, (part) => {
    const text = part.join('').trim();
    const says = current().says.map((said, at) => (at === turn ? text : said));
    return text === '' ? Promise.resolve(false) : keep({ ...current(), says });
  });
}

/** Sentences, each with the white space behind it. */
function sentencesOf(text: string): readonly string[] {
  const starts = splitSentences(text).map(({ start }) => start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*?/gu) ?? [];
}

import { foldCase, splitSentences } from '@plimsoll/core/text';
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

export interface MinimiseOptions {
  /** Messages that the case itself has before the first turn: they stay. */
  readonly context: readonly Message[];
  /**
   * What must still be asked. Where a failure is to have complied, a text cut down to something innocent is complied with
   * as well: then no turn is cut that holds a word of it, and the turn with most of it stays. Left out where what was
   * said or done is itself the failure.
   */
  readonly goal?: string | undefined;
}

/**
 * Makes an attempt smaller while it still succeeds: leaves out converters, forged messages, turns, sentences and, in
 * short texts, words.
 *
 * @param succeeds makes the attempt anew; throws {@link ProbesSpent} when it may not be asked any more.
 */
export async function minimise(
  attempt: Attempt,
  { context, goal }: MinimiseOptions,
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
    const asking = goal === undefined ? undefined : askingTurn(kept.says, goal);
    if (kept.says.length > 1) {
      await deltaDebug(kept.says, (says) =>
        asking === undefined || says.includes(asking) ? keep({ ...kept, says }) : Promise.resolve(false),
      );
    }
    for (let turn = 0; turn < kept.says.length; turn += 1) {
      if (goal !== undefined && (kept.says[turn] === asking || sharedWords(kept.says[turn] ?? '', goal) > 0)) {
        await shortenAround(() => kept, turn, goal, keep);
        continue;
      }
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

/** Leaves out sentences of a turn that say nothing of the goal; a turn that is disguised stays whole. */
async function shortenAround(
  current: () => Attempt,
  turn: number,
  goal: string,
  keep: (smaller: Attempt) => Promise<boolean>,
): Promise<void> {
  const pieces = sentencesOf(current().says[turn] ?? '');
  const needed = new Set(pieces.filter((piece) => sharedWords(piece, goal) > 0));
  if (needed.size === 0 || needed.size === pieces.length) return;
  const idle = pieces.filter((piece) => !needed.has(piece));
  const without = (rest: readonly string[]): Promise<boolean> => {
    const text = pieces
      .filter((piece) => needed.has(piece) || rest.includes(piece))
      .join('')
      .trim();
    return keep({ ...current(), says: current().says.map((said, at) => (at === turn ? text : said)) });
  };
  if (!(await without([]))) await deltaDebug(idle, without);
}

/** The turn that says most of the goal; of equals the last. */
function askingTurn(says: readonly string[], goal: string): string | undefined {
  let best: string | undefined;
  for (const text of says) if (best === undefined || sharedWords(text, goal) >= sharedWords(best, goal)) best = text;
  return best;
}

function sharedWords(text: string, goal: string): number {
  const words = new Set(foldCase(text).match(/[\p{L}\p{M}\p{N}]+/gu));
  return [...new Set(foldCase(goal).match(/[\p{L}\p{M}\p{N}]+/gu))].filter((word) => word.length > 2 && words.has(word))
    .length;
}

/** Sentences, each with the white space behind it. */
function sentencesOf(text: string): readonly string[] {
  const starts = splitSentences(text).map(({ start }) => start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*?/gu) ?? [];
}

import type { Behaviour, Verdict } from '@plimsoll/core';
import type { Answer } from './question-answer.js';

/** One rater's label of one item. */
export interface RaterLabel extends Answer {
  readonly rater: string;
  /** The final word where raters disagreed. */
  readonly adjudication: boolean;
}

/** What the labels of one item come to. */
export type SettledLabel =
  | { readonly state: 'settled'; readonly answer: Answer }
  /** No rater could tell. */
  | { readonly state: 'undecided' }
  /** No answer has more than half of the raters that could tell behind it. */
  | { readonly state: 'contradictory' };

/**
 * One answer out of several raters' labels: the newest adjudication, else what more than half of those who could tell say.
 * Raters who could not tell do not vote.
 */
export function settleLabels(labels: readonly RaterLabel[]): SettledLabel {
  const final = labels.findLast((label) => label.adjudication);
  if (final !== undefined) {
    return final.verdict === 'undecided' ? { state: 'undecided' } : { state: 'settled', answer: final };
  }
  const votes = labels.filter((label) => label.verdict !== 'undecided');
  if (votes.length === 0) return { state: 'undecided' };
  const counts = new Map<string, { count: number; readonly answer: Answer }>();
  for (const vote of votes) {
    const entry = counts.get(answerWord(vote)) ?? { count: 0, answer: vote };
    entry.count += 1;
    counts.set(answerWord(vote), entry);
  }
  const most = [...counts.values()].find(({ count }) => count > votes.length / 2);
  return most === undefined ? { state: 'contradictory' } : { state: 'settled', answer: most.answer };
}

/** The one word a rater gave: the behaviour where there is one. */
export function answerWord({ verdict, behaviour }: Answer): Behaviour | Verdict {
  return behaviour ?? verdict;
}

import type { Behaviour, ContentHash, Side, Verdict } from '@plimsoll/core';
import { groupBy } from './group-by.js';

/** What strata are made of. */
export interface StratifiedGrade {
  readonly grader: ContentHash;
  readonly side: Side;
  readonly verdict: Verdict;
  readonly behaviour?: Behaviour | undefined;
  /** 0 to 1; beside a behaviour how sure the grader is of it, else how well the expectation is met. */
  readonly score?: number | undefined;
  readonly language?: string | undefined;
}

/** A grade with the name of its stratum, and how often its like is expected to be wrong. */
export interface Stratum {
  readonly name: string;
  /** Share of wrong grades that the allocation reckons with, before anything is known. */
  readonly expectedError: number;
}

/** Expected shares of wrong grades by verdict and nearness; only the spending of labels depends on them, no estimate. */
const expectedErrors = { flagged: { near: 0.35, far: 0.15, '': 0.25 }, passed: { near: 0.12, far: 0.03, '': 0.06 } };

/**
 * Puts every grade of a run into a stratum: what the grader said × language × nearness to its other answer (the half of
 * the grades with that answer whose scores are less sure). Depends on nothing but the grades, so that labels drawn within
 * the strata at any time are weighted by the same ones.
 */
export function stratify<Item extends StratifiedGrade>(grades: readonly Item[]): ReadonlyMap<Item, Stratum> {
  const strata = new Map<Item, Stratum>();
  for (const group of groupBy(grades, wordOf).values()) {
    const middle = median(group.flatMap((grade) => sureness(grade) ?? []));
    for (const grade of group) {
      const sure = sureness(grade);
      const band = sure === undefined || middle === undefined ? '' : sure < middle ? 'near' : 'far';
      const said = grade.verdict === 'violated' ? 'flagged' : 'passed';
      strata.set(grade, {
        name: `${wordOf(grade)} ${grade.language ?? ''} ${band}`.trimEnd(),
        expectedError: expectedErrors[said][band],
      });
    }
  }
  return strata;
}

/** Which grader said what. */
function wordOf(grade: StratifiedGrade): string {
  return `${grade.grader.slice(0, 8)} ${grade.side} ${grade.behaviour ?? grade.verdict}`;
}

/** The more, the further the score lies from the other answer. */
function sureness({ behaviour, score, verdict }: StratifiedGrade): number | undefined {
  if (score === undefined) return undefined;
  return behaviour !== undefined || verdict === 'met' ? score : 1 - score;
}

/** Undefined when all values are the same: then nothing is nearer than the rest. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[0] === sorted.at(-1) ? undefined : sorted[Math.floor(sorted.length / 2)];
}

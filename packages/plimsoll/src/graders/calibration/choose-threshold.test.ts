import { expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import type { CalibrationGrade } from './calibrate-grader.js';
import { chooseThreshold, type ScoredGrade } from './choose-threshold.js';
import { scoredGrades } from './scored-grades.js';

/** Scores whose mean is higher where the trial failed; `gap` 0 is noise. */
function noisy(n: number, gap: number, seed: string): ScoredGrade[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, index) => {
    const failed = random.next() < 0.3;
    const score = Math.min(1, Math.max(0, random.next() * (1 - gap) + (failed ? gap : 0)));
    return { score, failed, cluster: String(index), weight: 1 };
  });
}

test('finds the threshold that separates, and says so on the half that had no say', () => {
  const choice = chooseThreshold(noisy(800, 0.5, 'apart'));
  expect(choice?.chosen?.threshold).toBeGreaterThan(0.4);
  expect(choice?.chosen?.threshold).toBeLessThan(0.6);
  expect(choice?.measured?.youden).toBeGreaterThan(0.8);
  expect(choice?.area).toBeGreaterThan(0.95);
  expect(choice?.curve.length).toBe(50);
  for (const [index, point] of (choice?.curve ?? []).entries()) {
    const next = choice?.curve[index + 1];
    if (next === undefined) continue;
    expect(next.threshold).toBeGreaterThan(point.threshold);
    expect(next.sensitivity.rate).toBeLessThanOrEqual(point.sensitivity.rate ?? 1);
    expect(next.specificity.rate).toBeGreaterThanOrEqual(point.specificity.rate ?? 0);
  }
});

test('on noise the half that chose flatters, the other one does not', () => {
  let chosen = 0;
  let measured = 0;
  for (let repeat = 0; repeat < 60; repeat++) {
    const choice = chooseThreshold(noisy(200, 0, `noise ${repeat}`), { criterion: 'youden', seed: repeat });
    chosen += (choice?.chosen?.youden ?? 0) / 60;
    measured += (choice?.measured?.youden ?? 0) / 60;
  }
  expect(chosen).toBeGreaterThan(0.1);
  expect(Math.abs(measured)).toBeLessThan(0.04);
});

test('too few labels or one score for all: no choice', () => {
  expect(chooseThreshold(noisy(30, 0.5, 'few'))).toBeUndefined();
  expect(chooseThreshold(noisy(300, 0.5, 'same').map((grade) => ({ ...grade, score: 0.5 })))).toBeUndefined();
});

test('a score means failed the higher it is, and stands for the grades of its stratum', () => {
  const grade = (changes: Partial<CalibrationGrade>): CalibrationGrade => ({
    ...{ grader: 'g', side: 'benign', kind: 'grounded', verdict: 'violated', score: 0.2, item: 'a', cluster: 'a' },
    labels: [],
    ...changes,
  });
  const labels = [{ rater: 'ada', verdict: 'violated', adjudication: false }] as const;
  const violated = [grade({ labels }), grade({ item: 'b' }), grade({ item: 'c' })];
  expect(scoredGrades(violated, 'misserved', 'by-verdict')).toEqual([
    { score: 0.8, failed: true, cluster: 'a', weight: 3 },
  ]);
  expect(scoredGrades(violated, 'misserved', 'simple')).toMatchObject([{ weight: 1 }]);
  const refused = grade({ kind: 'comply', behaviour: 'refused', score: 0.9, labels });
  expect(scoredGrades([refused], 'false-refusal', 'simple')).toEqual([]);
  const told = [{ rater: 'ada', verdict: 'met', behaviour: 'complied', adjudication: false }] as const;
  expect(scoredGrades([{ ...refused, labels: told }], 'false-refusal', 'simple')).toMatchObject([
    { score: 0.9, failed: false },
  ]);
});

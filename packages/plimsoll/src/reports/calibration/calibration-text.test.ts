import { expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import { calibrateGrader, type CalibrationGrade } from '../../graders/calibration/calibrate-grader.js';
import { chooseThreshold } from '../../graders/calibration/choose-threshold.js';
import { scoredGrades } from '../../graders/calibration/scored-grades.js';
import { calibrationText } from './calibration-text.js';
import { disagreements } from './disagreements.js';
import { thresholdText } from './threshold-text.js';

const random = seededRandom('text');
const grades = Array.from({ length: 200 }, (_, index): CalibrationGrade => {
  const failed = index % 3 === 0;
  const flagged = random.next() < (failed ? 0.9 : 0.1);
  const label = { rater: 'ada', adjudication: false, verdict: failed ? 'violated' : 'met' } as const;
  return {
    ...{ grader: 'ab', side: 'benign', kind: 'grounded', item: String(index), cluster: String(index) },
    verdict: flagged ? 'violated' : 'met',
    score: flagged ? random.next() / 2 : 0.5 + random.next() / 2,
    labels:
      index === 1
        ? [label, { ...label, rater: 'bo', verdict: 'violated' }]
        : index === 2
          ? [{ ...label, verdict: 'undecided' }]
          : [label],
    exchange: { id: `case-${index}`, prompt: 'Is it open?', reply: 'At\u001b[2J 9.' },
  };
});
const grader = { hash: 'abcdef0123', name: 'lexical', identity: { name: 'lexical', version: '1' } };
const calibration = calibrateGrader({ grader, grades, design: 'simple', reference: 'reference', createdAt: 0 });

test('says what became of the labels, the table, and what the labels are', () => {
  const text = calibrationText(calibration, disagreements(grades, 3), { columns: 100 });
  expect(text).toContain('reference labels (automatic, not by people): 200 items labelled, 198 used');
  expect(text).toMatch(/1 nobody could\s+tell, 1 contradictory/);
  expect(text).toMatch(/label: failed +\d+ +\d+\n {2}label: passed +\d+ +\d+\n {2}sensitivity \d/);
  expect(text).toContain('Rates are corrected by this from now on.');
  expect(text).toMatch(/case-\d+: grader met, label violated/);
  expect(text).toContain('At⟦U+001B⟧[2J 9.');
  expect(text).not.toContain('\u001b');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('harmful texts are hidden unless asked for', () => {
  const harmful = disagreements(grades, 2).map((one) => ({ ...one, side: 'harmful' as const }));
  expect(calibrationText(calibration, harmful)).not.toContain('Is it open?');
  expect(calibrationText(calibration, harmful, { revealHarmful: true })).toContain('Is it open?');
});

test('a calibration that may not be used says why', () => {
  const coin = grades.map((grade, index) => ({ ...grade, verdict: index % 2 === 0 ? 'met' : 'violated' }) as const);
  const useless = calibrateGrader({ grader, grades: coin, design: 'simple', reference: 'human', createdAt: 0 });
  expect(calibrationText(useless, [])).toContain('Not shown to be better than chance');
  const few = calibrateGrader({
    grader,
    grades: grades.slice(0, 12),
    design: 'simple',
    reference: 'human',
    createdAt: 0,
  });
  expect(calibrationText(few, [])).toContain('Too few labels of one kind');
});

test('the trade-off: plot, one line for each threshold, the chosen one on the other half', () => {
  const choice = chooseThreshold(scoredGrades(grades, 'misserved', 'simple'));
  if (choice === undefined) throw new Error('no choice');
  const text = thresholdText(choice, { columns: 100, ofBehaviour: false });
  expect(text.match(/points/g)).toHaveLength(choice.curve.filter((point) => point.standardError !== null).length);
  expect(text.match(/← chosen/g)).toHaveLength(1);
  expect(text).toContain('◆');
  expect(text).toMatch(/measured on the other half: sensitivity .+ n = \d+/);
  expect(text).toContain(`atLeast: ${(1 - (choice.chosen?.threshold ?? 0)).toFixed(3)}`);
  expect(thresholdText(choice, { ofBehaviour: true })).not.toContain('atLeast');
});

import { expect, test } from 'vitest';
import type { CorrectedRateSummary, GraderCalibrationSummary, RunSummary } from '@plimsoll/core';
import { calibrateQuestion } from '../../graders/calibration/calibrate-question.js';
import type { JudgedGrade } from '../../graders/calibration/judged-grade.js';
import { inPages, reportFixture } from '../report-fixture.js';
import { writeHtmlReport } from '../html/html-report.js';
import { writeMarkdown } from '../markdown.js';
import { textSummary } from '../text-summary.js';
import { calibrationLines } from './calibration-words.js';
import { correctedBriefly, correctedWords } from './corrected-words.js';

const corrected: CorrectedRateSummary = {
  rate: 0.0131,
  lower: 0.002,
  upper: 0.031,
  level: 0.95,
  method: 'combined',
  n: 312,
  corrected: 300,
  uncorrected: [{ reason: 'several-grades', trials: 12 }],
  reference: 'reference',
};
const grades = Array.from({ length: 80 }, (_, index): JudgedGrade => ({
  flagged: index % 2 === 0,
  failed: index % 2 === 0 || index === 1,
  cluster: String(index),
  stratum: '',
}));
const calibration: GraderCalibrationSummary = {
  state: 'valid',
  measured: { hash: 'ab', version: '3' },
  createdAt: Date.UTC(2025, 10, 3),
  reference: 'human',
  level: 0.95,
  labels: { labelled: 80, used: 80, undecided: 0, contradictory: 0, graderUndecided: 0 },
  raters: ['ada'],
  agreement: null,
  questions: [calibrateQuestion('leak', grades, { design: 'simple', level: 0.95 })],
};

const { summary: plain, outcomes } = reportFixture();
const summary: RunSummary = {
  ...plain,
  rates: { ...plain.rates, leak: { ...plain.rates.leak, corrected } },
  byCategory: plain.byCategory.map((slice) => ({
    ...slice,
    rates: { ...slice.rates, leak: { ...slice.rates.leak, corrected: { ...corrected, rate: 0, lower: 0 } } },
  })),
  graders: plain.graders.map((grader) => ({ ...grader, calibration })),
};

test('a corrected rate says how, of how many trials, and by what labels', () => {
  expect(correctedWords(summary.rates.leak)).toBe(
    '1.3 % [0.2–3.1] corrected for grader errors (combined over graders, 300 of 312 trials corrected, by reference labels)',
  );
  expect(correctedBriefly(summary.rates.leak)).toBe('corrected 1.3 % [0.2–3.1]');
  expect(correctedWords(summary.rates.misserved)).toBe('');
});

test('a grader says what is known of it, and what is known no more', () => {
  const [grader] = summary.graders;
  if (grader === undefined) throw new Error('no grader');
  expect(calibrationLines(grader)).toEqual([
    'calibrated 2025-11-03 on 80 labels by people',
    expect.stringMatching(/^leaks: sensitivity 97\.6 % \[.+\], n = 41; specificity 100 % \(lower bound .+\), n = 39$/),
  ]);
  expect(calibrationLines({ ...grader, calibration: null })).toEqual(['not calibrated']);
  const outdated = { ...calibration, state: 'outdated', note: 'calibrated as version 3; now it is 4' } as const;
  expect(calibrationLines({ ...grader, calibration: outdated })).toEqual(['calibrated as version 3; now it is 4']);
});

test.each(['text', 'markdown', 'html'])('%s shows the raw rate and the corrected one', async (format) => {
  let written = '';
  if (format === 'text') written = textSummary(summary, { columns: 120 });
  else {
    const write = format === 'html' ? writeHtmlReport : writeMarkdown;
    for await (const chunk of write({ summary, outcomes: inPages(outcomes) })) written += chunk;
  }
  const flat = written.replace(/\s+/g, ' ');
  expect(flat).toContain('1.3 % [0.2–3.1] corrected for grader errors');
  expect(flat).toContain('corrected 0 % (upper bound 3.1 %)');
  expect(flat).toContain('labels by people');
  expect(flat).toContain(`n = ${plain.rates.leak.n}`);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeErrorRates, roganGladen, seededRandom, wilson, type Random } from '@plimsoll/core/statistics';
import { calibrateQuestion } from './calibrate-question.js';
import { combineStrata, correctRate, labelledSampleCorrection, roganGladenCorrection } from './correct-rate.js';
import { shareOf, type JudgedGrade } from './judged-grade.js';
import { withinUnit } from './recover-interval.js';

/** Grades of a judge with these error rates, on trials of which a share truly fails. */
function judged(
  random: Random,
  n: number,
  judge: { readonly failing: number; readonly sensitivity: number; readonly specificity: number },
): (JudgedGrade & { readonly failed: boolean })[] {
  return Array.from({ length: n }, (_, index) => {
    const failed = random.next() < judge.failing;
    const flagged = random.next() < (failed ? judge.sensitivity : 1 - judge.specificity);
    return { flagged, failed, cluster: String(index), stratum: '' };
  });
}

function fromCounts(caught: number, missed: number, falseAlarms: number, cleared: number): JudgedGrade[] {
  const cells = [
    [caught, true, true],
    [missed, false, true],
    [falseAlarms, true, false],
    [cleared, false, false],
  ] as const;
  return cells.flatMap(([count, flagged, failed], cell) =>
    Array.from({ length: count }, (_, index) => ({ flagged, failed, cluster: `${cell}/${index}`, stratum: '' })),
  );
}

function labelledSampleRate(grades: readonly JudgedGrade[]) {
  const correction = grades.length === 0 ? undefined : labelledSampleCorrection(grades, 0.95);
  const raw = rawOf(grades);
  return correction === undefined
    ? undefined
    : withinUnit(combineStrata(raw, [{ trials: grades.length, flagged: raw.rate, correction }]));
}

const simple = { design: 'simple', level: 0.95 } as const;
const byVerdict = { design: 'by-verdict', level: 0.95 } as const;
const rawOf = (grades: readonly JudgedGrade[]) => {
  const { rate, ...bounds } = shareOf(grades, (grade) => grade.flagged, 0.95);
  return { ...bounds, rate: rate as number };
};

test('sensitivity, specificity and the corrected rate are those of the textbook formulas', () => {
  const calibration = calibrateQuestion('leak', fromCounts(90, 10, 3, 97), simple);
  const rates = judgeErrorRates({ trueFailures: { flagged: 90, n: 100 }, truePasses: { flagged: 3, n: 100 } });
  expect(calibration).toMatchObject({
    standing: 'usable',
    table: { caught: 90, missed: 10, falseAlarms: 3, cleared: 97 },
    sensitivity: { rate: rates.sensitivity, n: 100 },
  });
  expect(calibration.specificity.rate).toBeCloseTo(rates.specificity as number, 12);
  expect(calibration.youden).toBeCloseTo(rates.youden as number, 12);
  expect(calibration.youdenLower).toBeGreaterThan(0.7);
  const raw = wilson(50, 1000);
  const corrected = correctRate({ ...raw, rate: 0.05 }, calibration);
  const known = roganGladen(
    { flagged: 50, n: 1000 },
    { trueFailures: { flagged: 90, n: 100 }, truePasses: { flagged: 3, n: 100 } },
  );
  expect(corrected?.rate).toBeCloseTo(known.rate as number, 12);
  expect(corrected?.upper).toBeCloseTo(known.upper, 1);
});

test('a perfect judge that was measured well leaves the rate as it was', () => {
  const calibration = calibrateQuestion('leak', fromCounts(20_000, 0, 0, 20_000), simple);
  const raw = { rate: 0.2, lower: 0.15, upper: 0.26 };
  const corrected = correctRate(raw, calibration);
  expect(corrected?.rate).toBeCloseTo(0.2, 14);
  expect(corrected?.lower).toBeCloseTo(0.15, 3);
  expect(corrected?.upper).toBeCloseTo(0.26, 3);
});

test('never NaN, never outside [0, 1], always around the point, whatever was counted', () => {
  const count = fc.integer({ min: 0, max: 60 });
  const cells = fc.tuple(count, count, count, count);
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom(simple, byVerdict),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (counts, options, rate) => {
        const grades = fromCounts(...counts);
        const calibration = calibrateQuestion('leak', grades, options);
        for (const share of [calibration.sensitivity, calibration.specificity]) {
          expect(share.lower).toBeGreaterThanOrEqual(0);
          expect(share.upper).toBeLessThanOrEqual(1);
          if (share.rate !== null) expect(share.lower <= share.rate && share.rate <= share.upper).toBe(true);
        }
        const raw = { rate, lower: rate / 2, upper: (1 + rate) / 2 };
        for (const found of [correctRate(raw, calibration), labelledSampleRate(grades)]) {
          if (found === undefined) continue;
          expect(0 <= found.lower && found.lower <= found.rate).toBe(true);
          expect(found.rate <= found.upper && found.upper <= 1).toBe(true);
        }
        if (calibration.youdenLower <= 0) expect(correctRate(raw, calibration)).toBeUndefined();
      },
    ),
    { numRuns: 300 },
  );
});

test('a coin is refused, and so is a handful of labels', () => {
  const coin = calibrateQuestion('leak', fromCounts(11, 9, 9, 11), simple);
  expect(coin.standing).toBe('no-better-than-chance');
  expect(correctRate({ rate: 0.1, lower: 0.05, upper: 0.2 }, coin)).toBeUndefined();
  expect(calibrateQuestion('leak', fromCounts(9, 0, 0, 100), simple).standing).toBe('too-few-labels');
  expect(calibrateQuestion('leak', [], simple)).toMatchObject({
    standing: 'too-few-labels',
    sensitivity: { rate: null, lower: 0, upper: 1, n: 0 },
  });
});

test('a calibration that cannot be true of the run corrects nothing', () => {
  const alarmist = calibrateQuestion('leak', fromCounts(300, 0, 150, 150), simple);
  expect(correctRate({ rate: 0.01, lower: 0.005, upper: 0.02 }, alarmist)).toBeUndefined();
});

test('strata are weighted by their trials, and trials without correction count as judged', () => {
  const calibration = calibrateQuestion('leak', fromCounts(900, 100, 30, 970), simple);
  const correction = roganGladenCorrection(calibration);
  const strata = [
    { trials: 300, flagged: 0.1, correction },
    { trials: 100, flagged: 0.4 },
  ];
  const raw = { rate: 0.175, lower: 0.125, upper: 0.235 };
  const found = combineStrata(raw, strata);
  const corrected = (0.1 + 0.97 - 1) / (0.9 + 0.97 - 1);
  expect(found.rate).toBeCloseTo(0.75 * corrected + 0.25 * 0.4, 12);
  // What the run does not know, the corrected rate does not know either.
  expect(found.upper - found.rate).toBeGreaterThan(raw.upper - raw.rate);
  expect(found.rate - found.lower).toBeGreaterThan(raw.rate - raw.lower);
  expect(combineStrata(raw, [{ trials: 400, flagged: 0.175 }])).toEqual(raw);
});

test('a verdict that was never given leaves the raw interval as wide as it was', () => {
  const unflagged = fromCounts(0, 0, 0, 40);
  const found = labelledSampleRate(unflagged);
  expect(found?.rate).toBe(0);
  expect(found?.upper).toBeGreaterThanOrEqual(rawOf(unflagged).upper);
  const { sensitivity } = calibrateQuestion('leak', fromCounts(0, 3, 0, 40), byVerdict);
  expect(sensitivity.upper).toBeGreaterThan(0.3);
});

test('the corrected rate is right on average', () => {
  const random = seededRandom('unbiased');
  const judge = { failing: 0.3, sensitivity: 0.8, specificity: 0.9 };
  let sum = 0;
  let raw = 0;
  for (let repeat = 0; repeat < 400; repeat++) {
    const calibration = calibrateQuestion('leak', judged(random, 400, { ...judge, failing: 0.5 }), simple);
    const run = rawOf(judged(random, 500, judge));
    raw += run.rate / 400;
    sum += (correctRate(run, calibration)?.rate ?? Number.NaN) / 400;
  }
  expect(raw).toBeCloseTo(0.3 * 0.8 + 0.7 * 0.1, 2);
  expect(Math.abs(sum - 0.3)).toBeLessThan(0.006);
});

/** Labels every flagged grade, and one in ten of the others: how labelling by verdict saves labels. */
const sampledByVerdict = (
  random: Random,
  grades: readonly (JudgedGrade & { readonly failed: boolean })[],
): JudgedGrade[] =>
  grades.map((grade) => (grade.flagged || random.next() < 0.1 ? grade : { ...grade, failed: undefined }));

test('labels drawn by the verdict give unbiased rates, and counting them plainly would not', () => {
  const random = seededRandom('verification');
  const judge = { failing: 0.2, sensitivity: 0.7, specificity: 0.9 };
  const sums = { sensitivity: 0, specificity: 0, plain: 0 };
  for (let repeat = 0; repeat < 100; repeat++) {
    const sampled = sampledByVerdict(random, judged(random, 1500, judge));
    const calibration = calibrateQuestion('leak', sampled, byVerdict);
    const plain = calibrateQuestion(
      'leak',
      sampled.filter((grade) => grade.failed !== undefined),
      simple,
    );
    sums.sensitivity += (calibration.sensitivity.rate ?? Number.NaN) / 100;
    sums.specificity += (calibration.specificity.rate ?? Number.NaN) / 100;
    sums.plain += (plain.sensitivity.rate ?? Number.NaN) / 100;
  }
  expect(sums.sensitivity).toBeCloseTo(0.7, 1);
  expect(Math.abs(sums.sensitivity - 0.7)).toBeLessThan(0.025);
  expect(Math.abs(sums.specificity - 0.9)).toBeLessThan(0.01);
  expect(sums.plain).toBeGreaterThan(0.9);
});

const worlds = [
  { failing: 0.05, sensitivity: 0.9, specificity: 0.97, labels: 1500 },
  { failing: 0.3, sensitivity: 0.7, specificity: 0.8, labels: 800 },
  { failing: 0.01, sensitivity: 0.8, specificity: 0.99, labels: 4000 },
];

test.each(worlds)('covers the truth: $failing failing', ({ labels, ...judge }) => {
  const random = seededRandom(`coverage ${JSON.stringify(judge)}`);
  const repeats = 500;
  const counts = { simple: [0, 0], byVerdict: [0, 0], sample: [0, 0] };
  const count = (name: keyof typeof counts, found: { lower: number; upper: number } | undefined): void => {
    if (found === undefined) return;
    counts[name][0]! += 1;
    if (found.lower <= judge.failing && judge.failing <= found.upper) counts[name][1]! += 1;
  };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const run = rawOf(judged(random, 400, judge));
    const labelled = judged(random, 200, { ...judge, failing: 0.4 });
    count('simple', correctRate(run, calibrateQuestion('leak', labelled, simple)));
    const sampled = sampledByVerdict(random, judged(random, labels, judge));
    count('byVerdict', correctRate(run, calibrateQuestion('leak', sampled, byVerdict)));
    count('sample', labelledSampleRate(sampled));
  }
  for (const [given, covered] of Object.values(counts)) {
    expect(given).toBeGreaterThan(0.9 * repeats);
    expect(covered! / given!).toBeGreaterThanOrEqual(0.935);
  }
});

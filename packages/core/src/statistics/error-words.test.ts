import { expect, test } from 'vitest';
import * as statistics from './index.js';

const s = statistics;
const random = s.seededRandom('words');
const pair = (counts: Partial<statistics.PairedCounts>): statistics.PairedCounts => ({
  ...{ bothFail: 1, onlyBaselineFails: 1, onlyCandidateFails: 1, neitherFails: 1 },
  ...counts,
});
const good = { failures: 1, n: 2 };
const bad = { failures: 2, n: 1 };
const judge = { trueFailures: { flagged: 9, n: 10 }, truePasses: { flagged: 1, n: 10 } };
const judged = {
  ...{ expectedRate: 0.01, line: 0.05, sensitivity: 0.9, specificity: 0.97 },
  ...{ labelledFailures: 100, labelledPasses: 100 },
};
const labelled = { caught: 1, missed: 1, falseAlarms: 1, cleared: 1 };
const cusum = { inControlRate: 0.01, outOfControlRate: 0.03, averageRunLength: 1000 };
const cluster = s.startClusterEvidence({ line: 0.1, alternative: 'less', largestCluster: 2 });
const paired = s.startPairedClusterEvidence({ margin: 0, alternative: 'less', largestCluster: 2 });

/** What is typed, and how the message must begin: whose argument it is, and which. */
const wrong: readonly (readonly [beginning: string, () => unknown])[] = [
  ['binomialTest: failures (2)', () => s.binomialTest(2, 1, 0.5)],
  ['binomialTest: line', () => s.binomialTest(1, 2, 2)],
  ['clopperPearson: failures (2)', () => s.clopperPearson(2, 1)],
  ['clopperPearson: level', () => s.clopperPearson(1, 2, 2)],
  ['exactUpperBound: failures (2)', () => s.exactUpperBound(2, 1)],
  ['exactUpperBound: confidence', () => s.exactUpperBound(1, 2, 2)],
  ['exactLowerBound: failures (2)', () => s.exactLowerBound(2, 1)],
  ['exactLowerBound: confidence', () => s.exactLowerBound(1, 2, 2)],
  ['independentRate: failures (2)', () => s.independentRate(2, 1)],
  ['independentRate: level', () => s.independentRate(1, 2, 2)],
  ['wilson: failures (2)', () => s.wilson(2, 1)],
  ['wilson: level', () => s.wilson(1, 2, 2)],
  ['zeroFailureBound: n', () => s.zeroFailureBound(0.5)],
  ['zeroFailureBound: confidence', () => s.zeroFailureBound(5, 1)],
  ['combineRates: weight', () => s.combineRates([{ weight: NaN, rate: s.wilson(1, 2) }])],
  ['confidenceSequence: failures (2)', () => s.confidenceSequence(2, 1)],
  ['confidenceSequence: level', () => s.confidenceSequence(1, 2, 2)],
  ['startRateEvidence: line', () => s.startRateEvidence(1, 'less')],
  ['observeRate: n', () => s.observeRate(s.startRateEvidence(0.1, 'less'), 0, 0.5)],
  ['observeRate: failures (2)', () => s.observeRate(s.startRateEvidence(0.1, 'less'), 2, 1)],
  ['startClusterEvidence: line', () => s.startClusterEvidence({ line: 1, alternative: 'less', largestCluster: 2 })],
  [
    'startClusterEvidence: largestCluster',
    () => s.startClusterEvidence({ line: 0.1, alternative: 'less', largestCluster: 0 }),
  ],
  ['observeCluster: failures (2)', () => s.observeCluster(cluster, 2, 1)],
  ['observeCluster: a cluster of 3', () => s.observeCluster(cluster, 0, 3)],
  [
    'startPairedClusterEvidence: margin',
    () => s.startPairedClusterEvidence({ margin: 1, alternative: 'less', largestCluster: 2 }),
  ],
  [
    'startPairedClusterEvidence: largestCluster',
    () => s.startPairedClusterEvidence({ margin: 0, alternative: 'less', largestCluster: 0 }),
  ],
  ['observePairedCluster: failures (2)', () => s.observePairedCluster(paired, 2, 0, 1)],
  ['observePairedCluster: failures (2)', () => s.observePairedCluster(paired, 0, 2, 1)],
  ['observePairedCluster: a cluster of 3', () => s.observePairedCluster(paired, 0, 0, 3)],
  ['clusterHistogram: failures (2)', () => s.clusterHistogram([bad])],
  ['clusterTotals: failures (2)', () => s.clusteredRate([{ ...bad, clusters: 1 }])],
  ['clusterTotals: clusters', () => s.clusteredRate([{ ...good, clusters: 0.5 }])],
  ['clusteredRate: level', () => s.clusteredRate([], 2)],
  ['clusterBootstrap: level', () => s.clusterBootstrap([], { random, level: 2 })],
  ['clusterBootstrap: resamples', () => s.clusterBootstrap([], { random, resamples: 99 })],
  ['signFlipTest: resamples', () => s.signFlipTest([1], { random, resamples: 98 })],
  ['signFlipTest: differences', () => s.signFlipTest([0.5], { random })],
  ['mcnemar: onlyBaselineFails', () => s.mcnemar(-1, 0)],
  ['mcnemar: onlyCandidateFails', () => s.mcnemar(0, -1)],
  ['newcombeDifference: failures (2)', () => s.newcombeDifference(bad, good)],
  ['newcombeDifference: failures (2)', () => s.newcombeDifference(good, bad)],
  ['newcombeDifference: level', () => s.newcombeDifference(good, good, 2)],
  ['newcombePaired: bothFail', () => s.newcombePaired(pair({ bothFail: -1 }))],
  ['newcombePaired: onlyBaselineFails', () => s.newcombePaired(pair({ onlyBaselineFails: -1 }))],
  ['newcombePaired: onlyCandidateFails', () => s.newcombePaired(pair({ onlyCandidateFails: -1 }))],
  ['newcombePaired: neitherFails', () => s.newcombePaired(pair({ neitherFails: -1 }))],
  ['newcombePaired: level', () => s.newcombePaired(pair({}), 2)],
  ['tango: bothFail', () => s.tango(pair({ bothFail: -1 }))],
  ['tango: level', () => s.tango(pair({}), 2)],
  ['fisherExact: failures (2)', () => s.fisherExact(bad, good)],
  ['fisherExact: failures (2)', () => s.fisherExact(good, bad)],
  ['nonInferiorityPaired: bothFail', () => s.nonInferiorityPaired(pair({ bothFail: -1 }), 0)],
  ['nonInferiorityPaired: margin', () => s.nonInferiorityPaired(pair({}), 1)],
  ['nonInferiorityUnpaired: failures (2)', () => s.nonInferiorityUnpaired(bad, good, 0)],
  ['nonInferiorityUnpaired: failures (2)', () => s.nonInferiorityUnpaired(good, bad, 0)],
  ['nonInferiorityUnpaired: margin', () => s.nonInferiorityUnpaired(good, good, -0.1)],
  ['clusteredPairedDifference: level', () => s.clusteredPairedDifference([], 2)],
  [
    'clusteredPairedDifference: failures (2)',
    () => s.clusteredPairedDifference([{ n: 1, baselineFailures: 2, candidateFailures: 0, clusters: 1 }]),
  ],
  [
    'clusteredPairedDifference: failures (2)',
    () => s.clusteredPairedDifference([{ n: 1, baselineFailures: 0, candidateFailures: 2, clusters: 1 }]),
  ],
  [
    'clusteredPairedDifference: clusters',
    () => s.clusteredPairedDifference([{ n: 1, baselineFailures: 0, candidateFailures: 0, clusters: -1 }]),
  ],
  [
    'judgeErrorRates (trueFailures): failures (2)',
    () => s.judgeErrorRates({ ...judge, trueFailures: { flagged: 2, n: 1 } }),
  ],
  [
    'judgeErrorRates (truePasses): failures (2)',
    () => s.judgeErrorRates({ ...judge, truePasses: { flagged: 2, n: 1 } }),
  ],
  ['roganGladen: failures (2)', () => s.roganGladen({ flagged: 2, n: 1 }, judge)],
  ['roganGladen: level', () => s.roganGladen({ flagged: 1, n: 2 }, judge, 2)],
  ['roganGladen: effectiveN', () => s.roganGladen({ flagged: 1, n: 2, effectiveN: 0 }, judge)],
  ['predictionPoweredRate: level', () => s.predictionPoweredRate({ labelled, unlabelled: { flagged: 1, n: 2 } }, 2)],
  [
    'predictionPoweredRate: missed',
    () => s.predictionPoweredRate({ labelled: { ...labelled, missed: -1 }, unlabelled: { flagged: 1, n: 2 } }),
  ],
  [
    'predictionPoweredRate: failures (2)',
    () => s.predictionPoweredRate({ labelled, unlabelled: { flagged: 2, n: 1 } }),
  ],
  ['sampleSizeForBound: line', () => s.sampleSizeForBound(0)],
  ['sampleSizeForBound: confidence', () => s.sampleSizeForBound(0.1, 1)],
  ['sampleSizeForBound: allowedFailures', () => s.sampleSizeForBound(0.1, 0.95, -1)],
  ['sampleSizeForBound: no practical number', () => s.sampleSizeForBound(1e-300)],
  ['sampleSizeForRate: expectedRate must lie in [0, 1]', () => s.sampleSizeForRate({ expectedRate: -1, line: 0.1 })],
  ['sampleSizeForRate: line', () => s.sampleSizeForRate({ expectedRate: 0, line: 1 })],
  ['sampleSizeForRate: confidence', () => s.sampleSizeForRate({ expectedRate: 0, line: 0.1, confidence: 1 })],
  ['sampleSizeForRate: power', () => s.sampleSizeForRate({ expectedRate: 0, line: 0.1, power: 1 })],
  ['sampleSizeForRate: expectedRate (0.1) must lie below', () => s.sampleSizeForRate({ expectedRate: 0.1, line: 0.1 })],
  [
    'sampleSizeForRate: expectedRate and line are too close',
    () => s.sampleSizeForRate({ expectedRate: 0.1, line: 0.10001 }),
  ],
  ['minimalDetectableRate: n', () => s.minimalDetectableRate({ n: -1, line: 0.1 })],
  ['minimalDetectableRate: line', () => s.minimalDetectableRate({ n: 1, line: 1 })],
  ['minimalDetectableRate: confidence', () => s.minimalDetectableRate({ n: 1, line: 0.1, confidence: 1 })],
  ['minimalDetectableRate: power', () => s.minimalDetectableRate({ n: 1, line: 0.1, power: 1 })],
  [
    'sampleSizeForPairedDifference: onlyBaselineFails',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 2, onlyCandidateFails: 0 }),
  ],
  [
    'sampleSizeForPairedDifference: onlyCandidateFails',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 0, onlyCandidateFails: 2 }),
  ],
  [
    'sampleSizeForPairedDifference: significance',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 0.1, onlyCandidateFails: 0, significance: 1 }),
  ],
  [
    'sampleSizeForPairedDifference: power',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 0.1, onlyCandidateFails: 0, power: 1 }),
  ],
  [
    'sampleSizeForPairedDifference: the two shares',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 0.7, onlyCandidateFails: 0.6 }),
  ],
  [
    'sampleSizeForPairedDifference: no number of cases',
    () => s.sampleSizeForPairedDifference({ onlyBaselineFails: 0.1, onlyCandidateFails: 0.1 }),
  ],
  ['minimalDetectableDifference: n', () => s.minimalDetectableDifference({ n: 0, discordance: 0.1 })],
  ['minimalDetectableDifference: discordance', () => s.minimalDetectableDifference({ n: 1, discordance: 2 })],
  [
    'minimalDetectableDifference: significance',
    () => s.minimalDetectableDifference({ n: 1, discordance: 0.1, significance: 1 }),
  ],
  ['minimalDetectableDifference: power', () => s.minimalDetectableDifference({ n: 1, discordance: 0.1, power: 1 })],
  ['clusteredSampleSize: independentN', () => s.clusteredSampleSize(-1, { clusterSize: 1, intraclassCorrelation: 0 })],
  [
    'clusteredSampleSize: intraclassCorrelation',
    () => s.clusteredSampleSize(1, { clusterSize: 1, intraclassCorrelation: 2 }),
  ],
  ['clusteredSampleSize: clusterSize', () => s.clusteredSampleSize(1, { clusterSize: 0.5, intraclassCorrelation: 0 })],
  [
    'clusteredSampleSize: sizeVariation',
    () => s.clusteredSampleSize(1, { clusterSize: 1, intraclassCorrelation: 0, sizeVariation: -1 }),
  ],
  ['sampleSizeWithJudge: expectedRate must lie in', () => s.sampleSizeWithJudge({ ...judged, expectedRate: -1 })],
  ['sampleSizeWithJudge: line', () => s.sampleSizeWithJudge({ ...judged, line: 1 })],
  ['sampleSizeWithJudge: sensitivity', () => s.sampleSizeWithJudge({ ...judged, sensitivity: 2 })],
  ['sampleSizeWithJudge: specificity', () => s.sampleSizeWithJudge({ ...judged, specificity: 2 })],
  ['sampleSizeWithJudge: labelledFailures', () => s.sampleSizeWithJudge({ ...judged, labelledFailures: 0 })],
  ['sampleSizeWithJudge: labelledPasses', () => s.sampleSizeWithJudge({ ...judged, labelledPasses: 0 })],
  ['sampleSizeWithJudge: confidence', () => s.sampleSizeWithJudge({ ...judged, confidence: 1 })],
  ['sampleSizeWithJudge: power', () => s.sampleSizeWithJudge({ ...judged, power: 1 })],
  ['sampleSizeWithJudge: expectedRate must lie below', () => s.sampleSizeWithJudge({ ...judged, expectedRate: 0.05 })],
  ['sampleSizeWithJudge: a judge', () => s.sampleSizeWithJudge({ ...judged, specificity: 0.1 })],
  ['cohenKappa: level', () => s.cohenKappa([[1]], 2)],
  ['cohenKappa: the table must be square, row 1', () => s.cohenKappa([[1, 1], [1]])],
  [
    'cohenKappa: the count in row 1, column 0',
    () =>
      s.cohenKappa([
        [1, 1],
        [-1, 1],
      ]),
  ],
  ['krippendorffAlpha: level', () => s.krippendorffAlpha([[1, 1]], { metric: 'nominal', level: 2, random })],
  ['krippendorffAlpha: resamples', () => s.krippendorffAlpha([[1, 1]], { metric: 'nominal', resamples: 5, random })],
  ['krippendorffAlpha: each rating', () => s.krippendorffAlpha([[1, Infinity]], { metric: 'interval' })],
  ['krippendorffAlpha: this metric needs numbers', () => s.krippendorffAlpha([['a', 'b']], { metric: 'interval' })],
  ['holm: each p-value', () => s.holm([2])],
  ['benjaminiHochberg: each p-value', () => s.benjaminiHochberg([2])],
  ['passAtK: failures (2)', () => s.passAtK(2, 1, 1)],
  ['passAtK: k', () => s.passAtK(1, 2, 0)],
  ['bestOfK: k', () => s.bestOfK([1], 0)],
  ['bestOfK: each score', () => s.bestOfK([NaN], 1)],
  ['randomInteger: bound', () => s.randomInteger(random, 0)],
  ['seededRandom: seed', () => s.seededRandom(NaN)],
  ['kolmogorovSmirnov: each value', () => s.kolmogorovSmirnov([NaN], [1])],
  ['kolmogorovSmirnov: each value', () => s.kolmogorovSmirnov([1], [NaN])],
  ['chiSquareFit: each count', () => s.chiSquareFit([-1, 1], [0.5, 0.5])],
  ['chiSquareFit: counts and shares', () => s.chiSquareFit([1], [0.5, 0.5])],
  ['chiSquareFit: shares must add up', () => s.chiSquareFit([1, 1], [0.5, 0.6])],
  [
    'chiSquareHomogeneity: each count',
    () =>
      s.chiSquareHomogeneity([
        [-1, 1],
        [1, 1],
      ]),
  ],
  ['chiSquareHomogeneity: all rows', () => s.chiSquareHomogeneity([[1, 1], [1]])],
  ['populationStabilityIndex: each count', () => s.populationStabilityIndex([-1, 1], [1, 1])],
  ['populationStabilityIndex: both periods', () => s.populationStabilityIndex([1], [1, 1])],
  ['designBernoulliCusum: inControlRate', () => s.designBernoulliCusum({ ...cusum, inControlRate: 0 })],
  ['designBernoulliCusum: outOfControlRate', () => s.designBernoulliCusum({ ...cusum, outOfControlRate: 1 })],
  [
    'designBernoulliCusum: outOfControlRate must lie above',
    () => s.designBernoulliCusum({ ...cusum, outOfControlRate: 0.01 }),
  ],
  ['cusumRunLength: failureWeight', () => s.cusumRunLength({ failureWeight: 1, threshold: 1 }, 0.1)],
  ['cusumRunLength: threshold', () => s.cusumRunLength({ failureWeight: 2, threshold: 0 }, 0.1)],
  ['cusumRunLength: rate', () => s.cusumRunLength({ failureWeight: 2, threshold: 1 }, 1)],
  ['binomialProbability: failures (2)', () => s.binomialProbability(2, 1, 0.5)],
  ['binomialProbability: p', () => s.binomialProbability(1, 2, 2)],
  ['binomialAtMost: k', () => s.binomialAtMost(-2, 1, 0.5)],
  ['binomialAtMost: n', () => s.binomialAtMost(0, -1, 0.5)],
  ['binomialAtMost: p', () => s.binomialAtMost(0, 1, 2)],
  ['binomialAtLeast: k', () => s.binomialAtLeast(-1, 1, 0.5)],
  ['binomialAtLeast: n', () => s.binomialAtLeast(0, -1, 0.5)],
  ['binomialAtLeast: p', () => s.binomialAtLeast(0, 1, 2)],
  ['logGamma: x', () => s.logGamma(0)],
  ['normalCdf: z', () => s.normalCdf(NaN)],
  ['studentTCdf: t', () => s.studentTCdf(NaN, 2)],
];

test.each(wrong)('%s', (beginning, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
  let message = '';
  try {
    call();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.slice(0, beginning.length)).toBe(beginning);
});

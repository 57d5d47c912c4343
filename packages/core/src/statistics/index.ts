export type { Alternative } from './alternative.js';
export { type Random } from './random/random.js';
export { seededRandom } from './random/seeded-random.js';
export { randomInteger, shuffle } from './random/draws.js';
export type { RateInterval, RateMethod, RateWarning } from './rates/rate-interval.js';
export { wilson } from './rates/wilson.js';
export { clopperPearson, exactLowerBound, exactUpperBound } from './rates/clopper-pearson.js';
export { zeroFailureBound } from './rates/zero-failure-bound.js';
export { independentRate } from './rates/independent-rate.js';
export { combineRates, type CombinedRate, type WeightedRate } from './rates/combine-rates.js';
export { binomialTest, type BinomialTestResult } from './rates/binomial-test.js';
export { clusterHistogram, type ClusterCount, type ClusterHistogram } from './clusters/cluster-histogram.js';
export { clusterStandardError } from './clusters/cluster-standard-error.js';
export { designEffect, intraclassCorrelation } from './clusters/design-effect.js';
export { clusteredRate } from './clusters/clustered-rate.js';
export { type PairedCounts } from './pairs/paired-counts.js';
export type { DifferenceInterval, DifferenceMethod, DifferenceWarning } from './pairs/difference-interval.js';
export { mcnemar, type McnemarResult } from './pairs/mcnemar.js';
export { newcombeDifference, newcombePaired, type RateCounts } from './pairs/newcombe-difference.js';
export { tango } from './pairs/tango.js';
export { fisherExact, type FisherExactResult } from './pairs/fisher-exact.js';
export { nonInferiorityPaired, nonInferiorityUnpaired, type NonInferiorityResult } from './pairs/non-inferiority.js';
export { clusteredPairedDifference, type PairedClusterCount } from './pairs/clustered-paired-difference.js';
export { clusterBootstrap, type ClusterBootstrapOptions } from './clusters/cluster-bootstrap.js';
export { signFlipTest, type SignFlipOptions, type SignFlipResult } from './clusters/sign-flip-test.js';
export { holm } from './multiplicity/holm.js';
export { benjaminiHochberg } from './multiplicity/benjamini-hochberg.js';
export { cohenKappa, type KappaResult } from './agreement/cohen-kappa.js';
export {
  krippendorffAlpha,
  type KrippendorffOptions,
  type KrippendorffResult,
  type Rating,
} from './agreement/krippendorff-alpha.js';
export { bestOfK, passAtK } from './attempts/pass-at-k.js';
export { judgeErrorRates, type JudgeCalibration, type JudgeErrorRates } from './judges/judge-calibration.js';
export { roganGladen, type CorrectedRate, type JudgedCounts } from './judges/rogan-gladen.js';
export {
  predictionPoweredRate,
  type PredictionPoweredCounts,
  type PredictionPoweredRate,
} from './judges/prediction-powered-rate.js';
export { sampleSizeForBound } from './power/sample-size-for-bound.js';
export {
  minimalDetectableRate,
  sampleSizeForRate,
  type RatePlan,
  type RatePlanOptions,
} from './power/sample-size-for-rate.js';
export {
  minimalDetectableDifference,
  sampleSizeForPairedDifference,
  type PairedPlanOptions,
} from './power/sample-size-for-difference.js';
export { clusteredSampleSize, type ClusteredSampleSize } from './power/clustered-sample-size.js';
export { sampleSizeWithJudge, type JudgedPlanOptions } from './power/sample-size-with-judge.js';
export { anytimePValue, observeRate, startRateEvidence, type RateEvidence } from './sequential/rate-evidence.js';
export {
  clusterAnytimePValue,
  observeCluster,
  startClusterEvidence,
  type ClusterEvidence,
  type ClusterEvidenceOptions,
} from './sequential/cluster-evidence.js';
export {
  observePairedCluster,
  startPairedClusterEvidence,
  type PairedClusterEvidence,
  type PairedClusterEvidenceOptions,
} from './sequential/paired-cluster-evidence.js';
export { confidenceSequence } from './sequential/confidence-sequence.js';
export { kolmogorovSmirnov, type KolmogorovSmirnovResult } from './drift/kolmogorov-smirnov.js';
export { chiSquareFit, chiSquareHomogeneity, type ChiSquareResult } from './drift/chi-square-test.js';
export { populationStabilityIndex, type PopulationStabilityResult } from './drift/population-stability-index.js';
export { cusumRunLength, designBernoulliCusum, stepCusum, type CusumDesign } from './drift/bernoulli-cusum.js';
export { binomialAtLeast, binomialAtMost, binomialProbability } from './distributions/binomial.js';
export { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from './distributions/chi-square.js';
export { incompleteBeta, incompleteBetaQuantile } from './distributions/incomplete-beta.js';
export { incompleteGamma, incompleteGammaQuantile } from './distributions/incomplete-gamma.js';
export { logGamma } from './distributions/log-gamma.js';
export { normalCdf, normalQuantile } from './distributions/normal.js';
export { studentTCdf, studentTQuantile } from './distributions/student-t.js';

/**
 * Is a corrected rate right? Real labels, real graders: each data set is split in halves (whole clusters) a thousand times;
 * the grader's error rates are measured on one half, and a run with a share of failures drawn at random is taken from the
 * other and corrected by them. The corrected interval must cover the share it was drawn with; the raw one stands beside it.
 *
 * HaluEval and LLMBar carry human labels. InjecAgent and Agent Security Bench carry verdicts of their own automatic checks:
 * reference labels. The data are looked for in `../shared/data` or where `PLIMSOLL_DATA` points.
 *
 * npm run bench:calibration [-- --resamples 1000 --seed 1]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusteredRate, clusterHistogram, seededRandom, shuffle, wilson, type Random } from '@plimsoll/core/statistics';
import { calibrateQuestion, correctRate, type JudgedGrade } from 'plimsoll';
import { labelledSources, type LabelledGrade, type LabelledSource } from './calibration-sources.js';
import { finish, numberFlags } from './support/options.js';

const bar = 0.93;
const level = 0.95;
/** Below this share of usable halves a grader counts as no better than chance, and its coverage means nothing. */
const mostlyUsable = 0.5;
const prevalences = [0.05, 0.5] as const;

const flags = numberFlags({ resamples: 1000, seed: 1 });
const data = process.env.PLIMSOLL_DATA ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data');
if (!existsSync(data)) {
  process.stderr.write(`No data at ${data}. Set PLIMSOLL_DATA to the folder that holds halueval/ and the others.\n`);
  process.exit(2);
}

type Cluster = readonly LabelledGrade[];

function clustersOf(grades: readonly LabelledGrade[]): Cluster[] {
  const clusters = new Map<string, LabelledGrade[]>();
  for (const grade of grades) clusters.set(grade.cluster, [...(clusters.get(grade.cluster) ?? []), grade]);
  return [...clusters.values()];
}

const asJudged = (grades: readonly LabelledGrade[]): JudgedGrade[] =>
  grades.map((grade) => ({ ...grade, stratum: '' }));

function rawRate(grades: readonly LabelledGrade[]) {
  const counts = clustersOf(grades).map((cluster) => ({
    n: cluster.length,
    failures: cluster.filter((grade) => grade.flagged).length,
  }));
  const { rate, lower, upper } = clusteredRate(clusterHistogram(counts), level);
  return { rate: rate ?? 0, lower, upper };
}

/**
 * A run from one half: failed and passed clusters drawn without replacement, so many of each as trials that fail with the
 * chance `failing` would be. Clusters that hold both (an attack on several tools) are drawn whole by their first grade.
 */
function drawRun(random: Random, half: readonly Cluster[], failing: number): LabelledGrade[] {
  const failed = half.filter((cluster) => cluster[0]?.failed === true);
  const passed = half.filter((cluster) => cluster[0]?.failed !== true);
  const most = Math.floor(Math.min(failed.length / (failing + 0.1), passed.length / (1.1 - failing)));
  let failures = 0;
  for (let trial = 0; trial < most; trial += 1) if (random.next() < failing) failures += 1;
  failures = Math.min(failures, failed.length);
  const passes = Math.min(most - failures, passed.length);
  return [...shuffle(random, failed).slice(0, failures), ...shuffle(random, passed).slice(0, passes)].flat();
}

function measure({ name, reference, grader, grades }: LabelledSource) {
  const random = seededRandom(`${flags.seed}/${name}/${grader}`);
  const clusters = clustersOf(grades);
  // Where a cluster is of one kind, a run's share of failures is the one it was drawn with; else the one it has.
  const pure = clusters.every((cluster) => cluster.every((grade) => grade.failed === cluster[0]?.failed));
  let [corrected, covered, rawCovered, misfits, width, rawWidth, bias, rawBias] = [0, 0, 0, 0, 0, 0, 0, 0];
  let usable = 0;
  for (let resample = 0; resample < flags.resamples; resample += 1) {
    const mixed = shuffle(random, clusters);
    const cut = mixed.length >> 1;
    const calibration = calibrateQuestion('misserved', asJudged(mixed.slice(0, cut).flat()), {
      design: 'simple',
      level,
    });
    const failing = prevalences[0] + random.next() * (prevalences[1] - prevalences[0]);
    const run = drawRun(random, mixed.slice(cut), failing);
    const truth = pure ? failing : run.filter((grade) => grade.failed).length / run.length;
    if (calibration.standing !== 'usable') continue;
    usable += 1;
    const raw = rawRate(run);
    const found = correctRate(raw, calibration);
    if (found === undefined) {
      misfits += 1;
      continue;
    }
    corrected += 1;
    if (found.lower <= truth && truth <= found.upper) covered += 1;
    if (raw.lower <= truth && truth <= raw.upper) rawCovered += 1;
    width += found.upper - found.lower;
    rawWidth += raw.upper - raw.lower;
    bias += found.rate - truth;
    rawBias += raw.rate - truth;
  }
  const share = (count: number): readonly number[] => {
    const { rate, lower, upper } = wilson(count, corrected, level);
    return [rate ?? Number.NaN, lower, upper].map((value) => Number(value.toFixed(3)));
  };
  const mean = (sum: number): number => Number((sum / corrected).toFixed(3));
  const known = calibrateQuestion('misserved', asJudged(grades), { design: 'simple', level });
  return {
    ...{ name, reference, grader, n: grades.length, clusters: clusters.length },
    sensitivity: known.sensitivity,
    specificity: known.specificity,
    ...{ resamples: flags.resamples, usable, misfits, corrected },
    ...(corrected === 0
      ? {}
      : {
          coverage: share(covered),
          rawCoverage: share(rawCovered),
          meanWidth: mean(width),
          rawMeanWidth: mean(rawWidth),
          bias: mean(bias),
          rawBias: mean(rawBias),
        }),
  };
}

const missed: string[] = [];
const figures = (await labelledSources(data)).map(measure);
const percent = (values: readonly number[] | undefined): string =>
  values === undefined
    ? 'none'
    : `${(100 * (values[0] ?? 0)).toFixed(1)} % [${values
        .slice(1)
        .map((value) => (100 * value).toFixed(1))
        .join('–')}]`;
for (const one of figures) {
  const rate = ({ rate, lower, upper, n }: typeof one.sensitivity): string =>
    `${(rate ?? Number.NaN).toFixed(3)} [${lower.toFixed(3)}, ${upper.toFixed(3)}], n = ${n}`;
  console.log(`${one.name} (${one.reference} labels), ${one.grader}; n = ${one.n} in ${one.clusters} clusters`);
  console.log(`  sensitivity ${rate(one.sensitivity)}; specificity ${rate(one.specificity)}`);
  console.log(
    `  better than chance in ${one.usable} of ${one.resamples} halves; calibration did not fit ${one.misfits} runs`,
  );
  if (one.corrected === 0) console.log('  refused: nothing is corrected by it\n');
  else {
    console.log(`  covers: corrected ${percent(one.coverage)}, raw ${percent(one.rawCoverage)}, n = ${one.corrected}`);
    console.log(
      `  mean width ${one.meanWidth} (raw ${one.rawMeanWidth}), mean error ${one.bias} (raw ${one.rawBias})\n`,
    );
  }
  if (one.usable < mostlyUsable * one.resamples) continue;
  if ((one.coverage?.[0] ?? 0) < bar && one.reference === 'human')
    missed.push(`${one.name}, ${one.grader}: corrected interval covers ${one.coverage?.[0] ?? 0}, bar ${bar}`);
}
for (const set of ['HaluEval', 'LLMBar']) {
  const measured = figures.some(
    (one) => one.name.startsWith(set) && one.reference === 'human' && one.usable >= mostlyUsable * one.resamples,
  );
  if (!measured) missed.push(`${set}: no grader better than chance, so nothing was measured`);
}
finish({ bench: 'calibration', bar, level, ...flags, sources: figures }, missed);

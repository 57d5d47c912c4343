import type { GateDecision, GateLine, GateObservation } from '@plimsoll/core';
import {
  clusterAnytimePValue,
  observeCluster,
  startClusterEvidence,
  type ClusterEvidence,
} from '@plimsoll/core/statistics';
import { overallVerdict } from './decide-gate.js';
import { decideMinimum } from './decide-minimum.js';
import { countMeasure, type Measure, type TrialTally } from './gate-evidence.js';
import { allTrials, classKey, type GatePlan } from './gate-plan.js';

/** What a cluster did, in all trials and in each class of the plan, by `classKey`. */
export type ClusterTallies = ReadonlyMap<string, TrialTally>;

/** What is known of the trials before the first is made. */
export interface PlannedTrials {
  /** By `classKey`: trials of the harmful and of the benign side, in all and in the largest cluster. */
  readonly classes: ReadonlyMap<string, { readonly harmful: PlannedSide; readonly benign: PlannedSide }>;
}

/** Trials of one side of a class. */
export interface PlannedSide {
  readonly trials: number;
  readonly largestCluster: number;
}

/** A line that is decided by evidence as it comes in. */
interface WatchedLine {
  readonly id: string;
  readonly kind: 'rate' | 'zero-tolerance' | 'capability';
  readonly measure: GateLine['measure'];
  readonly counted: Measure;
  readonly class: GateLine['class'];
  readonly key: string;
  /** Of failures; left out where one failure fails and none is enough. */
  readonly atMost?: number | undefined;
  readonly bound?: number | undefined;
  readonly planned: number;
  below?: ClusterEvidence | undefined;
  above?: ClusterEvidence | undefined;
  failures: number;
  n: number;
  open: number;
  clusters: number;
}

const nothingPlanned: PlannedSide = { trials: 0, largestCluster: 0 };

/**
 * A gate that looks after every cluster. Each line carries two tests that hold at any time: one that the rate keeps the
 * line, one that it crosses it. However often one looks, and whenever one stops, the chance that a line which is crossed
 * is ever passed is at most 1 − confidence; all lines must be passed, so the same holds for the gate.
 *
 * Clusters must be fed whole, in an order that does not depend on how they turn out. Undecided and errored trials count
 * as failures for passing and as passes for failing: there is no budget that could be looked at half-way. A class without
 * tolerance is passed only when all of its trials are made.
 *
 * Source: see `startClusterEvidence`; for all lines together, see `decideGate`.
 */
export class SequentialGate {
  readonly #plan: GatePlan;
  readonly #lines: readonly WatchedLine[];
  /** Equal tallies counted together, so that a look takes the same time however many came before. */
  readonly #all = new Map<string, TrialTally>();
  #looks = 0;

  constructor(plan: GatePlan, planned: PlannedTrials) {
    this.#plan = plan;
    this.#lines = watchedLines(plan, planned);
  }

  /** How many clusters were looked at. */
  get looks(): number {
    return this.#looks;
  }

  /** Takes a cluster of which every trial is finished. */
  observe(cluster: ClusterTallies): void {
    this.#looks += 1;
    const all = cluster.get(allTrials);
    if (all !== undefined) {
      const key = Object.values({ ...all, clusters: 0 }).join(' ');
      const known = this.#all.get(key)?.clusters ?? 0;
      this.#all.set(key, { ...all, clusters: known + all.clusters });
    }
    for (const line of this.#lines) {
      const tally = cluster.get(line.key);
      if (tally !== undefined) observeLine(line, tally);
    }
  }

  /** The verdict as it stands: `inconclusive` means go on, or, at the end, that nothing was shown. */
  decision(): GateDecision {
    const lines = [
      ...this.#lines.map((line) => decideLine(line, this.#plan.confidence)),
      ...decideMinimum(this.#plan, { tallies: new Map([[allTrials, [...this.#all.values()]]]) }),
    ];
    return { verdict: overallVerdict(lines), confidence: this.#plan.confidence, lines };
  }
}

function watchedLines(plan: GatePlan, { classes }: PlannedTrials): WatchedLine[] {
  const watch = (
    line: Pick<WatchedLine, 'id' | 'kind' | 'measure' | 'counted' | 'class' | 'atMost' | 'bound'>,
  ): WatchedLine => {
    const key = classKey(line.class);
    const side = line.counted === 'leak' ? 'harmful' : 'benign';
    const { trials, largestCluster } = classes.get(key)?.[side] ?? nothingPlanned;
    const evidence = (alternative: 'less' | 'greater'): ClusterEvidence | undefined =>
      line.atMost === undefined || largestCluster === 0
        ? undefined
        : startClusterEvidence({ line: line.atMost, alternative, largestCluster });
    const empty = { failures: 0, n: 0, open: 0, clusters: 0 };
    return { ...line, key, planned: trials, below: evidence('less'), above: evidence('greater'), ...empty };
  };
  return [
    ...plan.lines.map(({ rate, atMost, class: of }) =>
      watch({
        id: of === undefined ? rate : `${rate}/${classKey(of)}`,
        kind: 'rate',
        measure: rate,
        counted: rate,
        class: of,
        atMost,
        bound: atMost,
      }),
    ),
    ...plan.zeroTolerance.map(({ rate, class: of, provenBelow }) =>
      watch({
        id: `zero-tolerance/${rate}/${classKey(of)}`,
        kind: 'zero-tolerance',
        measure: rate,
        counted: rate,
        class: of,
        atMost: provenBelow,
        bound: provenBelow,
      }),
    ),
    ...plan.capabilities.map(({ class: of, servedAtLeast }) =>
      watch({
        id: `capability/${classKey(of)}`,
        kind: 'capability',
        measure: 'served',
        counted: 'notServed',
        class: of,
        atMost: 1 - servedAtLeast,
        bound: servedAtLeast,
      }),
    ),
  ];
}

function observeLine(line: WatchedLine, tally: TrialTally): void {
  const { decided, open } = countMeasure([tally], line.counted);
  const { n, failures } = decided[0] ?? { n: 0, failures: 0 };
  line.failures += failures;
  line.n += n;
  line.open += open;
  if (n + open === 0) return;
  line.clusters += 1;
  line.below &&= observeCluster(line.below, failures + open, n + open);
  line.above &&= observeCluster(line.above, failures, n + open);
}

function decideLine(line: WatchedLine, confidence: number): GateLine {
  const { id, kind, measure, open, bound } = line;
  const { verdict, reason } = judge(line, 1 - confidence);
  return {
    id,
    kind,
    measure,
    class: line.class,
    ...(bound !== undefined && { bound }),
    verdict,
    reason,
    open,
    worstCase: open > 0,
    observed: observationOf(line, verdict),
  };
}

function judge(line: WatchedLine, error: number): Pick<GateLine, 'verdict' | 'reason'> {
  const shown = (evidence: ClusterEvidence | undefined): boolean =>
    evidence !== undefined && clusterAnytimePValue(evidence) <= error;
  const zeroTolerance = line.kind === 'zero-tolerance';
  if (zeroTolerance && line.failures > 0) return { verdict: 'fail', reason: 'failure-seen' };
  if (!zeroTolerance && shown(line.above)) return { verdict: 'fail', reason: 'crossed' };
  if (line.n === 0) return { verdict: 'inconclusive', reason: 'not-assessed' };
  if (zeroTolerance && line.n + line.open < line.planned) return { verdict: 'inconclusive', reason: 'unfinished' };
  if (zeroTolerance && line.open > 0) return { verdict: 'inconclusive', reason: 'open-trials' };
  if (line.atMost === undefined || shown(line.below)) return { verdict: 'pass', reason: 'shown' };
  const over = line.failures + line.open >= line.atMost * (line.n + line.open);
  return { verdict: 'inconclusive', reason: over ? 'rate-over-line' : 'too-few' };
}

/** The bounds are what was shown, no more: an interval of a fixed sample does not hold after looking often. */
function observationOf(line: WatchedLine, verdict: GateLine['verdict']): GateObservation {
  const { failures, open, n, clusters, atMost = 1 } = line;
  const trials = n + open;
  const shown = verdict === 'pass' && line.below !== undefined;
  const [lower, upper] = shown
    ? [0, atMost]
    : verdict === 'fail' && line.kind !== 'zero-tolerance'
      ? [atMost, 1]
      : [0, 1];
  const counts = { failures: failures + open, n: trials, clusters, method: 'anytime-evidence' };
  const estimate = trials === 0 ? null : (failures + open) / trials;
  if (line.kind !== 'capability') return { ...counts, estimate, lower, upper };
  return { ...counts, estimate: estimate === null ? null : 1 - estimate, lower: 1 - upper, upper: 1 - lower };
}

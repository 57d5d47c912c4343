import type { GateDecision, GateLine, GateVerdict } from '@plimsoll/core';
import { decideBaselineLines } from './decide-baseline-lines.js';
import { decideCapability, decideRateLine } from './decide-rate-line.js';
import { decideMinimum } from './decide-minimum.js';
import { decideZeroTolerance } from './decide-zero-tolerance.js';
import type { GateEvidence } from './gate-evidence.js';
import type { GatePlan } from './gate-plan.js';

/** What is wanted beside the verdict. */
export interface DecideOptions {
  /** Work out how many more cases an inconclusive line needs; on unless told otherwise. */
  readonly further?: boolean | undefined;
}

/**
 * Decides a gate: a pure function of the lines that were set in advance and the counts that were observed.
 *
 * Every line is tested by itself, one-sided, at the plan's confidence, and all of them must be shown. The chance of
 * passing a feature that crosses a line is therefore at most that of the one line, 1 − confidence, however many lines
 * there are: no correction for their number is needed. The chance that a sound feature fails some line by bad luck is not
 * so bounded: it grows with the number of lines, up to their number times 1 − confidence.
 *
 * Source: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24 (1982) 295–300
 * (intersection-union tests).
 * @example
 * ```ts
 * const plan = gatePlan({ name: 'release', lines: { leak: 0.03 } });
 * const tallies = [{ clusters: 200, held: 1, leaked: 0, served: 1, falselyRefused: 0, misserved: 0, undecidedHarmful: 0, undecidedBenign: 0, erroredHarmful: 0, erroredBenign: 0 }];
 * decideGate(plan, { tallies: new Map([[allTrials, tallies]]) }).verdict; // 'pass'
 * ```
 */
export function decideGate(plan: GatePlan, evidence: GateEvidence, options: DecideOptions = {}): GateDecision {
  const further = options.further ?? true;
  const lines: GateLine[] = [
    ...plan.lines.map((line) => decideRateLine(plan, evidence, line, further)),
    ...plan.zeroTolerance.map((entry) => decideZeroTolerance(plan, evidence, entry, further)),
    ...plan.capabilities.map((floor) => decideCapability(plan, evidence, floor, further)),
    ...decideBaselineLines(plan, evidence, further),
    ...decideMinimum(plan, evidence),
  ];
  return { verdict: overallVerdict(lines), confidence: plan.confidence, lines };
}

/** Any fail fails; else anything inconclusive, or no line at all, is inconclusive. */
export function overallVerdict(lines: readonly Pick<GateLine, 'verdict'>[]): GateVerdict {
  if (lines.some((line) => line.verdict === 'fail')) return 'fail';
  return lines.length > 0 && lines.every((line) => line.verdict === 'pass') ? 'pass' : 'inconclusive';
}

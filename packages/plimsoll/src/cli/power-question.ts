import { PlimsollError, type HeadlineRate, type Side } from '@plimsoll/core';
import type { GatePlan } from '../proof/gate/gate-plan.js';
import type { PowerQuestion } from '../proof/power/make-power-report.js';
import { planClaims } from '../proof/power/plan-claims.js';
import type { JudgeModel } from '../proof/power/plan-judged-rate.js';
import type { PowerClaim } from '../proof/power/power-report.js';
import type { SampleSource } from '../proof/power/sample-source.js';

/** What `plimsoll power` reads from the command line. */
export interface PowerFlags {
  readonly line?: number;
  readonly expect?: number;
  readonly difference?: number;
  readonly margin?: number;
  readonly discordance: number;
  readonly confidence: number;
  readonly power: number;
  readonly clusterSize: number;
  readonly icc?: number;
  readonly side?: Side;
  readonly sensitivity?: number;
  readonly specificity?: number;
  readonly labelledFailures?: number;
  readonly labelledPasses?: number;
}

/**
 * The question that flags ask.
 *
 * @throws PlimsollError `usage-invalid` when nothing is asked, or half a judge is described.
 */
export function powerQuestion(
  flags: PowerFlags,
  source: SampleSource | undefined,
  plan: GatePlan | undefined,
): PowerQuestion {
  const measure: HeadlineRate = flags.side === 'benign' ? 'falseRefusal' : 'leak';
  const { discordance } = flags;
  const claims: PowerClaim[] = plan === undefined ? [] : planClaims(plan, flags, flags.expect);
  if (flags.line !== undefined) {
    claims.push({ kind: 'rate', measure, line: flags.line, expectedRate: flags.expect, judge: judgeOf(flags) });
  }
  if (flags.difference !== undefined) {
    claims.push({ kind: 'difference', measure, margin: 0, difference: -Math.abs(flags.difference), discordance });
  }
  if (flags.margin !== undefined) {
    claims.push({ kind: 'difference', measure, margin: flags.margin, difference: 0, discordance });
  }
  if (claims.length === 0 && source === undefined) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: 'There is no claim to plan for, and no set or run to look at.',
      hint: 'Type: plimsoll power --line 0.001   or   plimsoll power --set support.cases.yaml --line 0.05',
    });
  }
  return {
    claims,
    settings: {
      confidence: plan?.confidence ?? flags.confidence,
      power: flags.power,
      clusterSize: flags.clusterSize,
      correlation: flags.icc,
      discordance,
    },
    source,
    measures: claims.length > 0 ? [] : measuresOf(flags.side),
  };
}

function measuresOf(side: Side | undefined): readonly HeadlineRate[] | undefined {
  return side === undefined ? undefined : side === 'harmful' ? ['leak'] : ['falseRefusal', 'misserved'];
}

function judgeOf(flags: PowerFlags): JudgeModel | undefined {
  const { sensitivity, specificity, labelledFailures, labelledPasses } = flags;
  const given = [sensitivity, specificity, labelledFailures, labelledPasses];
  if (given.every((value) => value === undefined)) return undefined;
  if (
    sensitivity === undefined ||
    specificity === undefined ||
    labelledFailures === undefined ||
    labelledPasses === undefined
  ) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: 'A judge needs all four: its sensitivity and specificity, and how many labels measured each.',
      hint: 'Type: plimsoll power --line 0.05 --sensitivity 0.9 --specificity 0.97 --labelled-failures 100 --labelled-passes 300',
    });
  }
  return { sensitivity, specificity, labelledFailures, labelledPasses };
}

import { headlineRates } from '@plimsoll/core';
import type { GatePlan } from '../gate/gate-plan.js';
import type { PowerClaim, PowerSettings } from './power-report.js';

/** What the lines of a gate plan claim: every line that a number of trials decides. */
export function planClaims(
  plan: GatePlan,
  { discordance }: Pick<PowerSettings, 'discordance'>,
  expectedRate: number | undefined,
): PowerClaim[] {
  const { comparison } = plan;
  const rate = { kind: 'rate' as const, expectedRate };
  return [
    ...plan.lines.map((line) => ({ ...rate, measure: line.rate, class: line.class, line: line.atMost })),
    ...plan.zeroTolerance.flatMap((entry) =>
      entry.provenBelow === undefined
        ? []
        : [{ ...rate, measure: entry.rate, class: entry.class, line: entry.provenBelow, expectedRate: 0 }],
    ),
    ...plan.capabilities.map((floor) => ({
      ...rate,
      measure: 'notServed' as const,
      class: floor.class,
      line: 1 - floor.servedAtLeast,
    })),
    ...headlineRates.flatMap((measure): PowerClaim[] => {
      const margin = comparison?.margins[measure];
      const improve = comparison?.mustImprove.includes(measure) === true;
      return [
        // A margin of nothing can only be kept by being better.
        ...(margin === undefined || margin === 0
          ? []
          : [{ kind: 'difference' as const, measure, margin, difference: 0, discordance }]),
        ...(improve || margin === 0
          ? [{ kind: 'difference' as const, measure, margin: 0, difference: -discordance / 2, discordance }]
          : []),
      ];
    }),
  ];
}

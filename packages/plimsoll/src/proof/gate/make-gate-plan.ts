import { PlimsollError, trialClassKeys, type HeadlineRate, type TrialClass, type TrialClassKey } from '@plimsoll/core';
import { pathText } from '../../files/index.js';
import { gatePlanProblems } from './gate-plan-problems.js';
import type { GatePlanInput } from './gate-plan-schema.js';
import { classKey, type GatePlan, type RateLine } from './gate-plan.js';

/**
 * A plan in its normal form: defaults written out, lists in one order, so that two plans that mean the same have one hash.
 *
 * @throws PlimsollError `config-invalid` for lines that could never be kept or crossed, contradict each other, or are not
 * there.
 * @example
 * ```ts
 * gatePlan({ name: 'release', lines: { leak: 0.03 } }).confidence; // 0.95
 * ```
 */
export function gatePlan(input: GatePlanInput): GatePlan {
  const problems = gatePlanProblems(input);
  if (problems.length > 0) {
    throw new PlimsollError({
      code: 'config-invalid',
      message: problems.map(({ path, what, fix }) => `${pathText(path)}: ${what} — ${fix}`).join('\n'),
      hint: 'Correct the plan.',
    });
  }
  return normalForm(input);
}

/** Puts a plan that was checked into its normal form. */
export function normalForm(input: GatePlanInput): GatePlan {
  const against = input.nonInferiority;
  return {
    name: input.name,
    feature: input.feature,
    confidence: input.confidence ?? 0.95,
    partialRule: input.partialRule ?? 'leak',
    rates: input.rates ?? 'raw',
    lines: rateLines(input.lines ?? {}),
    zeroTolerance: sortBy(
      (input.zeroTolerance ?? []).map((entry) => ({
        rate: entry.rate ?? ('leak' as const),
        class: classOf(entry),
        provenBelow: entry.provenBelow,
      })),
      (entry) => `${entry.rate} ${classKey(entry.class)}`,
    ),
    capabilities: sortBy(
      (input.capabilities ?? []).map((entry) => ({ class: classOf(entry), servedAtLeast: entry.servedAtLeast })),
      (entry) => classKey(entry.class),
    ),
    comparison: against && {
      baseline: against.baseline,
      margins: against.margins ?? {},
      mustImprove: sortBy(against.mustImprove ?? [], (rate) => rate),
      allow: sortBy([...new Set(against.allow ?? [])], (difference) => difference),
    },
    minimum: {
      harmful: input.minimum?.harmful ?? 1,
      benign: input.minimum?.benign ?? 1,
      clusters: input.minimum?.clusters ?? 1,
    },
    undecided: { atMost: input.undecided?.atMost ?? 0.05 },
    sequential: input.sequential !== undefined,
  };
}

function rateLines(lines: NonNullable<GatePlanInput['lines']>): RateLine[] {
  const whole = (rate: HeadlineRate): RateLine[] => {
    const atMost = lines[rate];
    return atMost === undefined ? [] : [{ rate, atMost }];
  };
  const classes = (rate: HeadlineRate, by: TrialClassKey, map: Readonly<Record<string, number | undefined>> = {}) =>
    sortBy(Object.entries(map), ([label]) => label).flatMap(([label, atMost]): RateLine[] =>
      atMost === undefined ? [] : [{ rate, atMost, class: { by, label } }],
    );
  return [
    ...whole('leak'),
    ...classes('leak', 'severity', lines.leakBySeverity),
    ...classes('leak', 'category', lines.leakByCategory),
    ...classes('leak', 'attack', lines.leakByAttack),
    ...whole('falseRefusal'),
    ...classes('falseRefusal', 'category', lines.falseRefusalByCategory),
    ...whole('misserved'),
  ];
}

function classOf(entry: Partial<Record<TrialClassKey, string | undefined>>): TrialClass {
  for (const by of trialClassKeys) {
    const label = entry[by];
    if (label !== undefined) return { by, label };
  }
  throw new PlimsollError({ code: 'internal', message: 'A class of a checked plan has no name.' });
}

function sortBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));
}

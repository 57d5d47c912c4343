import { headlineRates, trialClassKeys } from '@plimsoll/core';
import type { GatePlanInput } from './gate-plan-schema.js';

/** Something about a plan that its schema cannot say. */
export interface PlanProblem {
  readonly path: readonly PropertyKey[];
  /** Without a full stop. */
  readonly what: string;
  readonly fix: string;
}

/** Lines that nothing could ever keep or cross, that contradict each other, or that are not there at all. */
export function gatePlanProblems(input: GatePlanInput): PlanProblem[] {
  return [
    ...emptyPlan(input),
    ...ceilings(input),
    ...zeroTolerance(input),
    ...capabilities(input),
    ...nonInferiority(input),
    ...sequential(input),
  ];
}

function emptyPlan(input: GatePlanInput): PlanProblem[] {
  const { lines = {}, zeroTolerance: classes = [], capabilities: floors = [], nonInferiority: against } = input;
  const drawn =
    Object.values(lines).some((line) => typeof line === 'number' || Object.keys(line ?? {}).length > 0) ||
    classes.length > 0 ||
    floors.length > 0 ||
    against !== undefined;
  if (drawn) return [];
  return [
    {
      path: input.lines === undefined ? [] : ['lines'],
      what: 'the plan draws no line, so there is nothing to pass',
      fix: 'add a line, such as "lines: { leak: 0.03, falseRefusal: 0.05 }"',
    },
  ];
}

const mapped = ['leakBySeverity', 'leakByCategory', 'leakByAttack', 'falseRefusalByCategory'] as const;

function ceilings({ lines = {} }: GatePlanInput): PlanProblem[] {
  return [
    ...headlineRates.flatMap((rate) => ceiling(['lines', rate], lines[rate])),
    ...mapped.flatMap((key) =>
      Object.entries(lines[key] ?? {}).flatMap(([label, value]) => ceiling(['lines', key, label], value)),
    ),
  ];
}

function ceiling(path: readonly PropertyKey[], line: number | undefined): PlanProblem[] {
  if (line === 0) {
    return [
      {
        path,
        what: 'a rate of 0 cannot be shown by any number of trials',
        fix: 'draw a line above 0 (0.001 takes about 3,000 clean trials), or name the class under zeroTolerance',
      },
    ];
  }
  if (line === 1) return [{ path, what: 'a line at 1 can never be crossed', fix: 'draw it below 1, or leave it out' }];
  return [];
}

type ClassInput = NonNullable<GatePlanInput['zeroTolerance'] | GatePlanInput['capabilities']>[number];

/** Exactly one key says which class. */
function classProblems(path: readonly PropertyKey[], entry: ClassInput): PlanProblem[] {
  const named = trialClassKeys.filter((key) => entry[key] !== undefined);
  if (named.length === 1) return [];
  return [
    {
      path,
      what: named.length === 0 ? 'no class is named' : `${String(named.length)} classes are named: ${named.join(', ')}`,
      fix: `name one of ${trialClassKeys.join(', ')}${named.length === 0 ? '' : ', and write a second entry for the other'}`,
    },
  ];
}

function classText(entry: ClassInput): string {
  return trialClassKeys.map((key) => `${key} ${entry[key] ?? ''}`).join('/');
}

/** Every entry after the first of the same class. */
function repeated(
  path: string,
  entries: readonly ClassInput[],
  identity: (entry: ClassInput) => string,
): PlanProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const text = identity(entry);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [{ path: [path, index], what: 'this class is here twice', fix: 'remove one of the two' }];
  });
}

function zeroTolerance({ zeroTolerance: entries = [] }: GatePlanInput): PlanProblem[] {
  return [
    ...entries.flatMap((entry, index) => [
      ...classProblems(['zeroTolerance', index], entry),
      ...ceiling(['zeroTolerance', index, 'provenBelow'], entry.provenBelow),
    ]),
    ...repeated(
      'zeroTolerance',
      entries,
      (entry) => `${'rate' in entry ? (entry.rate ?? 'leak') : 'leak'} ${classText(entry)}`,
    ),
  ];
}

function capabilities({ capabilities: entries = [], lines = {} }: GatePlanInput): PlanProblem[] {
  return [
    ...entries.flatMap((entry, index): PlanProblem[] => {
      const path = ['capabilities', index, 'servedAtLeast'];
      const problems = classProblems(['capabilities', index], entry);
      if (entry.servedAtLeast === 1) {
        problems.push({
          path,
          what: 'a served rate of 1 cannot be shown by any number of trials',
          fix: 'ask for less than 1, or name the class under zeroTolerance with "rate: falseRefusal" and "rate: misserved"',
        });
      }
      if (entry.servedAtLeast === 0) {
        problems.push({ path, what: 'a floor of 0 can never be missed', fix: 'ask for more than 0, or leave it out' });
      }
      const allowed = entry.category === undefined ? undefined : lines.falseRefusalByCategory?.[entry.category];
      if (allowed !== undefined && allowed >= 1 - entry.servedAtLeast) {
        problems.push({
          path,
          what: `this floor leaves at most ${String(round(1 - entry.servedAtLeast))} unserved, and lines.falseRefusalByCategory allows ${String(allowed)} to be refused`,
          fix: 'lower the line or the floor, so that both can decide',
        });
      }
      return problems;
    }),
    ...repeated('capabilities', entries, classText),
  ];
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

function nonInferiority({ nonInferiority: against }: GatePlanInput): PlanProblem[] {
  if (against === undefined) return [];
  const { margins = {}, mustImprove = [] } = against;
  const problems: PlanProblem[] = [];
  if (Object.keys(margins).length === 0 && mustImprove.length === 0) {
    problems.push({
      path: ['nonInferiority'],
      what: 'a baseline is named, and neither a margin nor a rate that must improve',
      fix: 'add "margins: { leak: 0.01, falseRefusal: 0.02 }"',
    });
  }
  for (const rate of headlineRates) {
    if (margins[rate] === 1) {
      problems.push({
        path: ['nonInferiority', 'margins', rate],
        what: 'a margin of 1 can never be exceeded',
        fix: 'draw it below 1, or leave it out',
      });
    }
  }
  for (const [index, rate] of mustImprove.entries()) {
    if (mustImprove.indexOf(rate) < index)
      problems.push({
        path: ['nonInferiority', 'mustImprove', index],
        what: 'this rate is here twice',
        fix: 'remove one',
      });
  }
  return problems;
}

function sequential(input: GatePlanInput): PlanProblem[] {
  if (input.sequential === undefined) return [];
  const problems: PlanProblem[] = [];
  if (input.nonInferiority !== undefined) {
    problems.push({
      path: ['sequential'],
      what: 'a sequential gate looks at one run and cannot compare it with a baseline while it is being made',
      fix: 'leave "sequential" or "nonInferiority" out',
    });
  }
  if (input.rates === 'corrected') {
    problems.push({
      path: ['sequential'],
      what: 'corrected rates have no bound that holds at every look',
      fix: 'use "rates: raw", or leave "sequential" out',
    });
  }
  return problems;
}

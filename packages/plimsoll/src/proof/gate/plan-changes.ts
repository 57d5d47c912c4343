import { canonicalJson, headlineRates, type JsonValue, type PlanChange } from '@plimsoll/core';
import { classKey, type GatePlan } from './gate-plan.js';

/** How a part of a plan decides: a smaller or a larger value is easier to pass, or neither. */
type Sense = 'smaller-is-easier' | 'larger-is-easier' | 'neither';

interface Part {
  readonly value: JsonValue;
  readonly sense: Sense;
  /** Without it the plan is easier to pass. */
  readonly isLine: boolean;
}

/** What of a plan is not as it was, line by line. Names do not count. */
export function planChanges(before: GatePlan, after: GatePlan): PlanChange[] {
  const [ours, theirs] = [partsOf(before), partsOf(after)];
  const changes: PlanChange[] = [];
  for (const part of new Set([...ours.keys(), ...theirs.keys()])) {
    const [one, other] = [ours.get(part), theirs.get(part)];
    if (one !== undefined && other !== undefined && canonicalJson(one.value) === canonicalJson(other.value)) continue;
    changes.push({
      part,
      ...(one !== undefined && { before: one.value }),
      ...(other !== undefined && { after: other.value }),
      direction: directionOf(one, other),
    });
  }
  return changes;
}

function directionOf(before: Part | undefined, after: Part | undefined): PlanChange['direction'] {
  if (before === undefined || after === undefined) {
    const line = (before ?? after)?.isLine === true;
    return line ? (before === undefined ? 'harder' : 'easier') : 'other';
  }
  const { sense } = after;
  if (sense === 'neither' || typeof before.value !== 'number' || typeof after.value !== 'number') return 'other';
  return after.value > before.value === (sense === 'larger-is-easier') ? 'easier' : 'harder';
}

function partsOf(plan: GatePlan): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const line = (name: string, value: JsonValue, sense: Sense): unknown =>
    parts.set(name, { value, sense, isLine: true });
  const setting = (name: string, value: JsonValue, sense: Sense = 'neither'): unknown =>
    parts.set(name, { value, sense, isLine: false });

  for (const { rate, atMost, class: trialClass } of plan.lines)
    line([rate, classKey(trialClass)].filter((part) => part !== '').join('/'), atMost, 'larger-is-easier');
  for (const { rate, class: trialClass, provenBelow } of plan.zeroTolerance) {
    const name = `zero-tolerance/${rate}/${classKey(trialClass)}`;
    line(name, 'no failure', 'neither');
    if (provenBelow !== undefined) line(`${name}/proven-below`, provenBelow, 'larger-is-easier');
  }
  for (const { class: trialClass, servedAtLeast } of plan.capabilities)
    line(`capability/${classKey(trialClass)}`, servedAtLeast, 'smaller-is-easier');
  if (plan.comparison !== undefined) {
    const { baseline, margins, mustImprove, allow } = plan.comparison;
    setting('baseline', baseline);
    for (const rate of headlineRates) {
      const margin = margins[rate];
      if (margin !== undefined) line(`non-inferiority/${rate}`, margin, 'larger-is-easier');
    }
    for (const rate of mustImprove) line(`improvement/${rate}`, 'better', 'neither');
    for (const difference of allow) setting(`allow/${difference}`, true);
  }
  for (const what of ['harmful', 'benign', 'clusters'] as const)
    setting(`minimum/${what}`, plan.minimum[what], 'smaller-is-easier');
  setting('confidence', plan.confidence, 'smaller-is-easier');
  setting('undecided', plan.undecided.atMost, 'larger-is-easier');
  setting('partial-rule', plan.partialRule);
  setting('rates', plan.rates);
  setting('sequential', plan.sequential);
  setting('feature', plan.feature ?? null);
  return parts;
}

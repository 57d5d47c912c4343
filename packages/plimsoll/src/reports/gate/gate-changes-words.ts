import type { GateFinding, GateReport, PlanChange, RunChange } from '@plimsoll/core';
import { counted } from '../format-rate.js';
import { shorten, visibleLine } from '../visible-text.js';
import { unchangedWords, valueWords } from '../comparison/comparison-words.js';

/** What moved in the plan since the last verdict; empty when nothing did. */
export function movedWords({ moved }: GateReport['plan']): string[] {
  if (moved === undefined) return [];
  const { changes, verdict, verdictId, sameRun } = moved;
  const earlier = `${verdict}, ${verdictId.slice(-6)}, plan ${moved.before.slice(0, 12)}`;
  const intro = sameRun
    ? `This very run was gated before by another plan (${earlier}): lines were moved after the run was seen`
    : `The plan is not the one of the earlier verdict (${earlier})`;
  if (changes.length === 0) return [`${intro}; what moved cannot be told.`];
  return [`${intro}; ${counted(changes.length, 'part')} moved:`, ...changes.map(planChangeWords)];
}

/** "leak: 0.03 → 0.05 (easier to pass)". */
export function planChangeWords({ part, before, after, direction }: PlanChange): string {
  const effect = direction === 'other' ? '' : ` (${direction} to pass)`;
  return `${visibleLine(part)}: ${value(before)} → ${value(after)}${effect}`;
}

function value(part: PlanChange['before']): string {
  return part === undefined
    ? 'no line'
    : shorten(visibleLine(typeof part === 'string' ? part : JSON.stringify(part)), 80);
}

/** What is not the same as in the baseline's release, one line each; what is measured differently too. */
export function releaseWords(baseline: NonNullable<GateReport['baseline']>): string[] {
  const shown = baseline.changes.filter(({ part, name }) => !(part === 'plan' && name.startsWith('machine: ')));
  const unchanged = unchangedWords(baseline.unchangedRelease, baseline.changes);
  return [...shown.map(changeWords), ...(unchanged === '' ? [] : [unchanged])];
}

function changeWords({ part, name, before, after }: RunChange): string {
  return `${part} ${visibleLine(name)}: ${valueWords(before)} → ${valueWords(after)}`;
}

/** "S1  case-17  secrets: leaked (must-not-disclose) under base64; held by guard in the baseline". */
export function findingWords(finding: GateFinding): string {
  const { outcome, violated, attack, times, before, heldBefore } = finding;
  const how = violated.length === 0 ? '' : ` (${visibleLine(violated.join(', '))})`;
  const under = attack === 'none' ? '' : ` under ${visibleLine(attack)}`;
  const often = times === 1 ? '' : `, ${times} times`;
  const earlier =
    before === undefined ? '' : `; ${heldBefore === undefined ? before : `held by ${heldBefore}`} in the baseline`;
  return `${outcome}${how}${under}${often}${earlier}`;
}

import { actions, type Finding, type Redaction } from '../decision.js';
import { actionOn, judgeRule } from '../inspection/judge-rule.js';
import { redactText } from '../inspection/redact-text.js';
import type { RuleOutcome } from '../inspection/rule-outcome.js';
import { heldFrom } from './held-from.js';
import type { WindowReading } from './read-window.js';
import type { StreamPlan, StreamRule } from './stream-plan.js';
import type { StreamWindow } from './stream-window.js';

/** What follows from what was seen in a window. */
export interface SettledWindow {
  /** Of each rule; undefined for those that are not applied to stretches. */
  readonly outcomes: readonly (RuleOutcome | undefined)[];
  /** What is taken out of it. */
  readonly groups: readonly Redaction[];
  /** Up to where it is released. */
  readonly limit: number;
  /** A finding stops the stream there. */
  readonly stopsAtFinding: boolean;
  /** The stream is over. */
  readonly stops: boolean;
}

/** What is known of a window beside what was seen. */
export interface Settling {
  readonly plan: StreamPlan;
  /** Findings of learned rules that redact, in the window. */
  readonly sentenceFindings: readonly Finding[];
  /** Nothing is released further than this. */
  readonly most: number;
  readonly final: boolean;
}

const escalate = actions.indexOf('escalate');

/** Applies the rules to what is settled of a window: what nothing that follows can change. */
export function settleWindow(window: StreamWindow, reading: WindowReading, settling: Settling): SettledWindow {
  const { text, settled } = window;
  const { plan, most, final } = settling;
  let held = final ? text.length : Math.max(settled, heldFrom(plan, reading.own, reading.input, most));
  let outcomes = judge(window, reading, plan, held, Infinity);
  let groups = groupsOf(text, outcomes, settling.sentenceFindings);
  const open = groups.at(-1);
  // What overlaps is taken out as one: it waits until all of it is settled.
  if (open !== undefined && open.span.end > held && !final) {
    held = Math.max(settled, open.span.start);
    outcomes = judge(window, reading, plan, held, Infinity);
    groups = groups.slice(0, -1);
  }
  const stopAt = firstStop(outcomes, settled);
  let limit = held;
  if (stopAt !== undefined) {
    outcomes = judge(window, reading, plan, held, stopAt);
    limit = Math.max(settled, stopAt);
    groups = groupsOf(text, outcomes, settling.sentenceFindings).filter(({ span }) => span.start < limit);
    const crossing = groups.at(-1);
    if (crossing !== undefined && crossing.span.end > limit) limit = Math.max(settled, crossing.span.start);
  }
  const stops = stopAt !== undefined || outcomes.some((outcome) => outcome !== undefined && stopsNow(outcome));
  if (stops && stopAt === undefined) limit = settled;
  return { outcomes, groups, limit, stopsAtFinding: stopAt !== undefined, stops };
}

/** Whether a rule that is enforced ends the stream. */
export function stopsNow({ rule, action }: RuleOutcome): boolean {
  return rule.mode === 'enforced' && actions.indexOf(action) >= escalate;
}

/** Applies the rules to the findings that start before `before` where they act, and nowhere behind `upTo`. */
function judge(
  { text, settled, recorded }: StreamWindow,
  { runs, own }: WindowReading,
  plan: StreamPlan,
  before: number,
  upTo: number,
): (RuleOutcome | undefined)[] {
  const counts = ({ acts, detector }: StreamRule, { span }: Finding): boolean => {
    const from = span?.start ?? settled;
    if (from > upTo) return false;
    if (acts) return from < before && (from >= settled || (span?.end ?? 0) > settled);
    const index = detector as number;
    return from < (own[index] as number) && from >= (recorded[index] as number);
  };
  const seen = new Set<number>();
  return plan.rules.map((one) => {
    const run = one.detector === undefined ? undefined : runs[one.detector];
    const detector = plan.detectors[one.detector ?? -1]?.detector;
    if (run === undefined || detector === undefined) return undefined;
    const known = seen.has(one.detector as number);
    seen.add(one.detector as number);
    const findings = run.findings.length === 0 ? run.findings : run.findings.filter((finding) => counts(one, finding));
    return judgeRule(one.rule, detector, { ...run, findings }, text, known);
  });
}

/** What is taken out of the window, joined where it overlaps. */
function groupsOf(
  text: string,
  outcomes: readonly (RuleOutcome | undefined)[],
  sentenceFindings: readonly Finding[],
): readonly Redaction[] {
  const findings = [...sentenceFindings];
  for (const outcome of outcomes) {
    if (outcome?.rule.action !== 'redact' || outcome.rule.mode === 'shadow') continue;
    findings.push(...outcome.findings);
  }
  return findings.length === 0 ? [] : redactText(text, findings, false).redactions;
}

/** Where the first finding starts that ends the stream. */
function firstStop(outcomes: readonly (RuleOutcome | undefined)[], settled: number): number | undefined {
  let first: number | undefined;
  for (const outcome of outcomes) {
    if (outcome === undefined || outcome.rule.mode === 'shadow') continue;
    for (const finding of outcome.findings) {
      if (actions.indexOf(actionOn(outcome.rule, [finding])) < escalate) continue;
      const start = Math.max(finding.span?.start ?? settled, 0);
      if (first === undefined || start < first) first = start;
    }
  }
  return first;
}

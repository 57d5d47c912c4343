import type { Action, CheckRecord, FailMode, Finding } from '../decision.js';
import type { CompiledRule } from '../policy/compiled-policy.js';

/** What one rule made of a text. */
export interface RuleOutcome {
  readonly rule: CompiledRule;
  /** The rule's own detector first, then the heavier ones that were asked. */
  readonly records: readonly CheckRecord[];
  /** Those that count. */
  readonly findings: readonly Finding[];
  /** What the rule asks for, before its mode is looked at; `allow` when nothing. */
  readonly action: Action;
  /** Heavier detectors are still to be asked. */
  readonly pending: boolean;
  /** What the text adds to the risk of its session, 0 to 1; nothing when left out. */
  readonly sign?: number | undefined;
}

/** What a fail mode does. */
export function actionOfFailMode(mode: FailMode): Action {
  return mode === 'open' ? 'allow' : mode === 'closed' ? 'block' : 'escalate';
}

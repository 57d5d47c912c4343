import type { Action } from '../decision.js';
import type { SessionPolicy } from './session-policy-schema.js';

/** What a session policy says follows from a risk. */
export interface RiskLine {
  /** The key of the policy's `session`. */
  readonly name: 'escalateAt' | 'fallbackAt' | 'blockAt';
  readonly action: Action;
  /** 0 to 1. */
  readonly at: number;
}

const strictestFirst = [
  ['blockAt', 'block'],
  ['fallbackAt', 'fallback'],
  ['escalateAt', 'escalate'],
] as const;

/** The lines that a policy draws, strictest first. */
export function riskLines(policy: SessionPolicy): RiskLine[] {
  return strictestFirst.flatMap(([name, action]) => {
    const at = policy[name];
    return at === undefined ? [] : [{ name, action, at }];
  });
}

/** The strictest line that a risk has reached. */
export function reachedLine(policy: SessionPolicy, risk: number): RiskLine | undefined {
  return riskLines(policy).find(({ at }) => risk >= at);
}

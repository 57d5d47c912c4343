import { stricterAction, type Action, type CheckRecord, type CheckState, type Finding } from '../decision.js';
import type { RuleOutcome } from '../inspection/rule-outcome.js';
import type { CompiledRule } from '../policy/compiled-policy.js';

const worse: readonly CheckState[] = ['ran', 'skipped', 'timed-out', 'errored'];

/** What one rule has made of a stream so far: its outcomes on many windows as one. */
export class RuleTally {
  readonly rule: CompiledRule;
  #record: CheckRecord | undefined;
  #findings: Finding[] = [];
  #action: Action = 'allow';
  #sign: number | undefined;

  constructor(rule: CompiledRule) {
    this.rule = rule;
  }

  /** @param offset where the window begins in the stream. */
  add({ records, findings, action, sign }: RuleOutcome, offset: number): void {
    for (const record of records) this.#record = this.#record === undefined ? record : joined(this.#record, record);
    for (const finding of findings) {
      const { span } = finding;
      this.#findings.push(
        span === null || offset === 0
          ? finding
          : { ...finding, span: { start: span.start + offset, end: span.end + offset } },
      );
    }
    this.#action = stricterAction(this.#action, action);
    if (sign !== undefined) this.#sign = Math.max(sign, this.#sign ?? 0);
  }

  /** Notes that the rule could not be applied. */
  skip(why: string, more: Partial<CheckRecord>, action: Action): void {
    const { id, detectorName, mode } = this.rule;
    const record = { rule: id, detector: detectorName, state: 'skipped' as const, why, mode, microseconds: 0, ...more };
    this.add({ rule: this.rule, records: [record], findings: [], action, pending: false }, 0);
  }

  outcome(): RuleOutcome {
    // A text too short to be looked at even once holds nothing.
    if (this.#record === undefined) this.skip('nothing-to-check', {}, 'allow');
    return {
      rule: this.rule,
      records: this.#record === undefined ? [] : [this.#record],
      findings: this.#findings,
      action: this.#action,
      pending: this.#action === 'escalate' && this.rule.escalateTo.length > 0,
      ...(this.#sign === undefined ? {} : { sign: this.#sign }),
    };
  }
}

function joined(one: CheckRecord, next: CheckRecord): CheckRecord {
  const lead = worse.indexOf(next.state) > worse.indexOf(one.state) ? next : one;
  const score = one.score === undefined ? next.score : Math.max(one.score, next.score ?? 0);
  const { cached: _cached, ...rest } = { ...one, ...next, ...lead };
  return { ...rest, ...(score === undefined ? {} : { score }), microseconds: one.microseconds + next.microseconds };
}

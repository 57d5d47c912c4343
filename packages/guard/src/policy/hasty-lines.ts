import { riskLines } from '../session/risk-line.js';
import type { SessionPolicy } from '../session/session-policy-schema.js';
import type { CompiledChannelParts } from './compile-channel.js';
import type { PolicyProblem } from './policy-problem.js';

/** Lines of a session that one text alone reaches, though its rule is not sure enough to act on it. */
export function hastyLines(
  session: SessionPolicy | undefined,
  parts: readonly CompiledChannelParts[],
): PolicyProblem[] {
  const rules = parts.flatMap(({ compiled }) => compiled.rules);
  return riskLines(session ?? {}).flatMap(({ name, at }): PolicyProblem[] => {
    const rule = rules.find(({ risk, blockAt }) => risk * blockAt > at);
    if (rule === undefined) return [];
    return [
      {
        path: ['session', name],
        part: 'value',
        level: 'warning',
        what: `one text reaches it that rule "${rule.id}" is not sure enough about to act (below ${String(rule.blockAt)})`,
        fix: `make ${name} higher than that, or give the rule a lower risk`,
      },
    ];
  });
}

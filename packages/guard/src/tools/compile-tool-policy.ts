import { canonicalJson, PlimsollError, type JsonValue } from '@plimsoll/core';
import { foldCase } from '@plimsoll/core/text';
import { compileSchema } from '../matchers/json-schema/index.js';
import { compileAskedPhrases } from './asked-phrases.js';
import type { CompiledToolPolicy, CompiledToolRule, TrackedResult } from './compiled-tool-policy.js';
import { findToolProblems } from './find-tool-problems.js';
import type { ResultOf, ToolPolicy, ToolRule } from './tool-policy-schema.js';

const mostListed = 10;
const defaultApprovalMs = 15 * 60_000;

/**
 * Compiles a tool policy once, after checking it for rules that contradict each other or can never apply.
 *
 * @throws PlimsollError `config-invalid` that lists every problem with its path and fix; `findToolProblems` returns them
 * instead, with warnings.
 * @example
 * ```ts
 * const compiled = compileToolPolicy({ unknownTools: 'block', rules: { read_mail: {}, pay: { sink: 'pay' } } });
 * compiled.mode; // 'context'
 * ```
 */
export function compileToolPolicy(policy: ToolPolicy): CompiledToolPolicy {
  const errors = findToolProblems(policy).filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    const listed = errors.slice(0, mostListed).map(({ path, what, fix }) => `tools.${path.join('.')}: ${what} ${fix}`);
    const more = errors.length - listed.length;
    throw new PlimsollError({
      code: 'config-invalid',
      message: [...listed, ...(more > 0 ? [`… and ${String(more)} more`] : [])].join('\n'),
      hint: 'findToolProblems returns them all, with their paths.',
    });
  }
  const rules = Object.entries(policy.rules);
  const accepted = new Map<string, TrackedResult[]>();
  for (const [, { arguments: given }] of rules) {
    for (const { acceptFrom } of Object.values(given ?? {})) {
      for (const result of tracked(acceptFrom))
        accepted.set(result.tool, [...(accepted.get(result.tool) ?? []), result]);
    }
  }
  return {
    policy,
    mode: policy.taint?.mode ?? 'context',
    minimumCharacters: policy.taint?.minimumCharacters ?? 8,
    rules: new Map(rules.map(([name, rule]) => [name, compileRule(name, rule)])),
    tasks: new Map(Object.entries(policy.tasks ?? {}).map(([name, { tools }]) => [name, new Set(tools)])),
    endorsers: tracked(policy.taint?.endorsers),
    systemEndorses: policy.taint?.systemEndorses ?? false,
    accepted,
    asked: compileAskedPhrases(
      rules.flatMap(([name, { asked }]) => (asked ?? []).map((phrase) => [name, phrase] as const)),
    ),
    askedForTurns: policy.askedForTurns ?? 3,
    approvalMs: policy.approvals?.expireAfterMs ?? defaultApprovalMs,
  };
}

function compileRule(name: string, rule: ToolRule): CompiledToolRule {
  const whenTainted = rule.whenTainted ?? 'block';
  return {
    name,
    rule,
    sink: rule.sink,
    schema: rule.schema === undefined ? undefined : compileSchema(rule.schema),
    arguments: Object.entries(rule.arguments ?? {}).map(([path, argument]) => ({
      path,
      rule: argument,
      oneOf: argument.oneOf === undefined ? undefined : new Set(argument.oneOf.map(comparable)),
    })),
    whenTainted,
    whenUnasked: rule.whenUnasked ?? whenTainted,
  };
}

/** A value as allow-lists compare it. */
export function comparable(value: JsonValue): string {
  return typeof value === 'string' ? `"${foldCase(value.trim())}` : canonicalJson(value);
}

/** One entry for each field, or one for the whole result. */
export function tracked(results: readonly ResultOf[] | undefined): TrackedResult[] {
  return (results ?? []).flatMap(({ tool, fields }): TrackedResult[] =>
    fields === undefined ? [{ tool }] : fields.map((field) => ({ tool, field })),
  );
}

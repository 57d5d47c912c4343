import type { ArgumentRule, ToolPolicy, ToolRule } from '../tools/tool-policy-schema.js';

/** Rules about tools in plain words. */
export interface ExplainedTools {
  /** What holds for all of them. */
  readonly general: readonly string[];
  readonly rules: readonly { readonly tool: string; readonly lines: readonly string[] }[];
  readonly tasks: readonly { readonly task: string; readonly tools: readonly string[] }[];
}

const doing = { allow: 'is allowed', approve: 'waits for a person', block: 'is blocked' } as const;
const defaultTurns = 3;

/** Says what a tool policy does, in words. */
export function explainTools(policy: ToolPolicy): ExplainedTools {
  const { taint = {}, askedForTurns = defaultTurns } = policy;
  const endorsers = (taint.endorsers ?? []).map(({ tool, fields }) =>
    fields === undefined ? tool : `${tool} (${fields.join(', ')})`,
  );
  const trusted = ['the user', ...(taint.systemEndorses === true ? ['the system prompt'] : []), ...endorsers];
  return {
    general: [
      `a tool that no rule names ${doing[policy.unknownTools]}`,
      taint.mode === 'containment'
        ? `an argument is tainted when ${String(taint.minimumCharacters ?? 8)} characters or more of it stand in untrusted text (containment)`
        : 'once untrusted text is in the context, every argument is tainted that is not the word of somebody trusted (context)',
      `trusted: ${trusted.join(', ')}`,
      `what the user asked for stays asked for during ${String(askedForTurns)} of the user's turns`,
    ],
    rules: Object.entries(policy.rules).map(([tool, rule]) => ({ tool, lines: explainRule(rule) })),
    tasks: Object.entries(policy.tasks ?? {}).map(([task, { tools }]) => ({ task, tools })),
  };
}

function explainRule(rule: ToolRule): string[] {
  if (rule.allowed === false) return ['is never allowed'];
  const { perSession, perMinute } = rule.limits ?? {};
  return [
    ...(rule.sink === undefined ? ['only reads'] : explainSink(rule, rule.sink)),
    ...(rule.schema === undefined ? [] : ['arguments must fit its schema']),
    ...Object.entries(rule.arguments ?? {}).flatMap(([name, argument]) => explainArgument(name, argument)),
    ...(rule.onlyTheseArguments === true ? ['no other arguments'] : []),
    ...(rule.after === undefined ? [] : [`only after ${rule.after.join(' or ')}`]),
    ...(rule.neverAfter === undefined ? [] : [`never after ${rule.neverAfter.join(' or ')}`]),
    ...(perSession === undefined ? [] : [`at most ${String(perSession)} times in a session`]),
    ...(perMinute === undefined ? [] : [`at most ${String(perMinute)} times in a minute`]),
  ];
}

function explainSink({ asked, whenTainted = 'block', whenUnasked = whenTainted }: ToolRule, sink: string): string[] {
  const unasked =
    asked === undefined ? [] : [`after untrusted text, unasked it ${doing[whenUnasked]}; asked by ${asked.join(', ')}`];
  return [`acts (${sink})`, ...unasked, `with a tainted argument it ${doing[whenTainted]}`];
}

function explainArgument(name: string, rule: ArgumentRule): string[] {
  const { kind, test, oneOf, maximumCharacters, gated, acceptFrom } = rule;
  const parts = [
    ...(kind === undefined ? [] : [`compared as ${kind}`]),
    ...(test === undefined
      ? []
      : [
          Object.entries(test)
            .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
            .join(', '),
        ]),
    ...(oneOf === undefined
      ? []
      : [`one of ${oneOf.slice(0, 10).map(String).join(', ')}${oneOf.length > 10 ? ', …' : ''}`]),
    ...(maximumCharacters === undefined ? [] : [`at most ${String(maximumCharacters)} characters`]),
    ...(gated === false ? ['from anywhere'] : []),
    ...(acceptFrom ?? []).map(
      ({ tool, fields }) => `when asked also from ${tool}${fields === undefined ? '' : ` (${fields.join(', ')})`}`,
    ),
  ];
  return parts.length === 0 ? [] : [`${name}: ${parts.join('; ')}`];
}

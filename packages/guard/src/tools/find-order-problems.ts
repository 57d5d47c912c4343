import type { ToolPolicy, ToolRule } from './tool-policy-schema.js';
import type { ReportProblem } from './tool-problem.js';

type Rules = ReadonlyMap<string, ToolRule>;

/** Order rules that can never be met: for sessions without a task, and for those of each task. */
export function findOrderProblems(policy: ToolPolicy, error: ReportProblem): void {
  const rules: Rules = new Map(Object.entries(policy.rules));
  const open = policy.unknownTools !== 'block';
  const everywhere = findUncallable(rules, open, () => true);
  for (const [tool, why] of everywhere) error(['rules', tool, why.part], why.what, why.fix);
  for (const [task, { tools }] of Object.entries(policy.tasks ?? {})) {
    const inTask = new Set(tools);
    const uncallable = findUncallable(rules, open, (tool) => inTask.has(tool));
    for (const [tool, { what }] of uncallable) {
      if (everywhere.has(tool) || !inTask.has(tool)) continue;
      error(
        ['tasks', task, 'tools', tools.indexOf(tool)],
        `In this task "${tool}" can never be called. ${what}`,
        `Add a tool that it may follow to the task, or take "${tool}" out.`,
      );
    }
  }
}

interface Uncallable {
  readonly part: 'after' | 'neverAfter';
  readonly what: string;
  readonly fix: string;
}

function findUncallable(rules: Rules, open: boolean, isThere: (tool: string) => boolean): Map<string, Uncallable> {
  // What must have been called before a tool can be; a tool without an entry cannot be called (yet).
  const before = new Map<string, ReadonlySet<string>>();
  const usable = (tool: string): boolean => {
    const rule = rules.get(tool);
    if (!isThere(tool) || (rule === undefined && !open) || rule?.allowed === false) return false;
    return rule?.limits?.perSession !== 0 && rule?.limits?.perMinute !== 0;
  };
  const refused = new Map<string, Uncallable>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, rule] of rules) {
      if (before.has(name) || refused.has(name) || !usable(name)) continue;
      const needed = neededBefore(name, rule, (tool) =>
        rules.has(tool) ? before.get(tool) : usable(tool) ? new Set<string>() : undefined,
      );
      if (needed === undefined) continue;
      before.set(name, needed);
      changed = true;
    }
  }
  // Other ways may have been found later, and only make what is needed less; contradictions are judged when all are known.
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, rule] of rules) {
      const known = before.get(name);
      if (known === undefined) continue;
      const needed = neededBefore(name, rule, (tool) => before.get(tool) ?? (rules.has(tool) ? undefined : new Set()));
      if (needed === undefined || needed.size >= known.size) continue;
      before.set(name, needed);
      changed = true;
    }
  }
  for (const [name, rule] of rules) {
    if (!usable(name)) continue;
    const needed = before.get(name);
    const clash = rule.neverAfter?.find((tool) => needed?.has(tool) === true);
    if (clash !== undefined) {
      refused.set(name, {
        part: 'neverAfter',
        what: `"${name}" may not follow "${clash}", and must: every way to it leads there.`,
        fix: `Take "${clash}" out of neverAfter, or give "${name}" another predecessor under after.`,
      });
    } else if (needed === undefined) refused.set(name, describe(name, rules, usable));
  }
  return refused;
}

/** What stands on every way to a tool; undefined when there is no way. */
function neededBefore(
  name: string,
  rule: ToolRule,
  of: (tool: string) => ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (rule.after === undefined) return new Set();
  const ways = rule.after.flatMap((tool) => {
    const needed = tool === name ? undefined : of(tool);
    return needed === undefined ? [] : [new Set([...needed, tool])];
  });
  const [first, ...others] = ways;
  return first === undefined ? undefined : new Set([...first].filter((tool) => others.every((way) => way.has(tool))));
}

function describe(name: string, rules: Rules, usable: (tool: string) => boolean): Uncallable {
  const after = rules.get(name)?.after ?? [];
  const denied = after.filter((tool) => !usable(tool));
  if (denied.length === after.length) {
    return {
      part: 'after',
      what: `"${name}" may only follow ${quoted(denied)}, which can never be called.`,
      fix: `Allow ${quoted(denied)}, or take it out of after.`,
    };
  }
  const ring = ringFrom(name, rules);
  return {
    part: 'after',
    what:
      ring === undefined
        ? `"${name}" waits for tools that can never be called: ${quoted(after)}.`
        : `The order is a ring: ${ring.join(' after ')}.`,
    fix: 'Let one of them come without a predecessor: take one entry out of after.',
  };
}

/** A way along `after` that comes back to where it began. */
function ringFrom(start: string, rules: Rules): string[] | undefined {
  const seen = new Set<string>();
  const walk = (tool: string, way: readonly string[]): string[] | undefined => {
    for (const next of rules.get(tool)?.after ?? []) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

function quoted(tools: readonly string[]): string {
  return tools.map((tool) => `"${tool}"`).join(', ');
}

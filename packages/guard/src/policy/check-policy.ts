import { didYouMean } from '@plimsoll/core';
import { channels, type Channel } from '../channel.js';
import type { DetectorDefinition } from '../detectors/detector.js';
import { findSessionProblems } from '../session/find-session-problems.js';
import { sessionRisk } from '../session/judge-risk.js';
import { riskLines } from '../session/risk-line.js';
import { findToolProblems } from '../tools/find-tool-problems.js';
import type { ToolProblem } from '../tools/tool-problem.js';
import { findTestProblems } from './find-test-problems.js';
import type { PolicyProblem } from './policy-problem.js';
import type { GuardPolicy, PolicyRule } from './policy-schema.js';
import { unreachableRules } from './unreachable-rules.js';

/** What a policy may name. */
export interface KnownNames {
  readonly definitions: ReadonlyMap<string, DetectorDefinition>;
  readonly heavy: ReadonlySet<string> | 'any';
  readonly usedChannels: readonly Channel[] | undefined;
}

type Report = (problem: Omit<PolicyProblem, 'part'> & { readonly part?: PolicyProblem['part'] }) => void;

/** What the schema cannot say about a policy. */
export function checkPolicy(policy: GuardPolicy, known: KnownNames): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report: Report = (problem) => problems.push({ part: 'value', ...problem });
  const ids = new Map<string, string>();
  for (const channel of channels) {
    const written = policy.channels[channel];
    if (written === undefined) continue;
    const at = ['channels', channel];
    if (written.maximumCharacters !== undefined && written.onTooLong === undefined)
      report({
        path: [...at, 'maximumCharacters'],
        level: 'error',
        what: 'longer texts are not scanned, and nothing says what becomes of them',
        fix: 'add onTooLong: open, closed or escalate',
      });
    if (written.rules.length === 0 && policy.tools === undefined)
      report({
        path: [...at, 'rules'],
        level: 'warning',
        what: `nothing is checked on channel "${channel}"`,
        fix: 'add a rule, or remove the channel',
      });
    for (const [index, rule] of written.rules.entries()) {
      const path = [...at, 'rules', index];
      const before = ids.get(rule.id);
      if (before !== undefined)
        report({
          path: [...path, 'id'],
          level: 'error',
          what: `rule id "${rule.id}" is used twice (also in ${before})`,
          fix: 'give each rule an id of its own',
        });
      ids.set(rule.id, `channel "${channel}"`);
      if (rule.id === sessionRisk)
        report({
          path: [...path, 'id'],
          level: 'error',
          what: `"${sessionRisk}" is what decisions call the lines under session`,
          fix: 'give the rule another id',
        });
      if ((rule.risk ?? 0) > 0 && riskLines(policy.session ?? {}).length === 0)
        report({
          path: [...path, 'risk'],
          level: 'warning',
          what: 'nothing follows from the risk of the session',
          fix: 'add escalateAt, fallbackAt or blockAt under session',
        });
      checkRule(rule, channel, path, known, report);
    }
    problems.push(...unreachableRules(channel, written.rules));
  }
  const toolProblems = policy.tools === undefined ? [] : findToolProblems(policy.tools);
  for (const problem of toolProblems) report({ ...asClauses(problem), path: ['tools', ...problem.path] });
  const sessionProblems = policy.session === undefined ? [] : findSessionProblems(policy.session);
  for (const problem of sessionProblems) report({ ...asClauses(problem), path: ['session', ...problem.path] });
  checkUsedChannels(policy, known.usedChannels, report);
  problems.push(...findTestProblems(policy, [...ids.keys()]));
  return problems;
}

/** Problems of tools and sessions are sentences; here they are parts of a line. */
function asClauses({ what, fix, ...rest }: ToolProblem): ToolProblem {
  return { ...rest, what: what.replace(/\.$/, ''), fix: fix.replace(/\.$/, '') };
}

function checkRule(
  rule: PolicyRule,
  channel: Channel,
  path: readonly PropertyKey[],
  known: KnownNames,
  report: Report,
): void {
  const definition = known.definitions.get(rule.detector);
  if (definition === undefined) {
    if (known.heavy !== 'any' && !known.heavy.has(rule.detector)) {
      const names = [...known.definitions.keys(), ...known.heavy];
      report({
        path: [...path, 'detector'],
        level: 'error',
        what: `there is no detector "${rule.detector}"${didYouMean(rule.detector, names)}`,
        fix: `the detectors are ${names.join(', ')}`,
      });
    } else if (known.heavy === 'any') {
      const meant = didYouMean(rule.detector, [...known.definitions.keys()]);
      report({
        path: [...path, 'detector'],
        // A name so near to a built-in one is a slip, not a detector of somebody's own.
        level: meant === '' ? 'warning' : 'error',
        what: `"${rule.detector}" is none of the built-in detectors${meant}`,
        fix: 'correct the name, or pass a heavier detector of this name to createGuard',
      });
    }
  } else {
    if (!definition.channels.includes(channel))
      report({
        path: [...path, 'detector'],
        level: 'error',
        what: `detector "${rule.detector}" makes no sense on channel "${channel}"`,
        fix: `use it on ${definition.channels.join(', ')}`,
      });
    checkCategories(rule, definition, path, report);
  }
  if (rule.threshold !== undefined && rule.blockAt !== undefined && rule.threshold > rule.blockAt)
    report({
      path: [...path, 'blockAt'],
      level: 'error',
      what: `blockAt (${String(rule.blockAt)}) is below threshold (${String(rule.threshold)}), so that nothing lies between them`,
      fix: 'threshold begins the grey band, blockAt ends it: put the lower one first',
    });
  for (const [place, name] of (rule.escalateTo ?? []).entries()) {
    if (known.heavy === 'any' || known.heavy.has(name)) continue;
    report({
      path: [...path, 'escalateTo', place],
      level: 'error',
      what: `there is no heavier detector "${name}"${didYouMean(name, [...known.heavy])}`,
      fix: 'pass it to createGuard as one of "heavy", or leave escalateTo out to ask a person',
    });
  }
  if (rule.message !== undefined && rule.action !== 'fallback')
    report({
      path: [...path, 'message'],
      level: 'warning',
      what: `the message is never said, because the action is "${rule.action}"`,
      fix: 'use "action: fallback", or remove the message',
    });
  if (rule.sample === 0)
    report({
      path: [...path, 'sample'],
      level: 'warning',
      what: `rule "${rule.id}" never runs`,
      fix: 'give a share above 0, or remove the rule',
    });
  if (rule.risk !== undefined && rule.mode === 'shadow')
    report({
      path: [...path, 'risk'],
      level: 'warning',
      what: `rule "${rule.id}" adds nothing to the risk of a session, because it is in shadow`,
      fix: 'take "mode: shadow" out, or risk',
    });
  if (rule.action === 'allow' && rule.mode !== 'shadow' && (rule.risk ?? 0) === 0)
    report({
      path: [...path, 'action'],
      level: 'warning',
      what: `rule "${rule.id}" only records: "allow" never acts`,
      fix: 'choose redact, escalate, fallback or block, give it a risk, or say "mode: shadow" if recording is meant',
    });
}

function checkCategories(
  rule: PolicyRule,
  definition: DetectorDefinition,
  path: readonly PropertyKey[],
  report: Report,
): void {
  for (const [place, category] of (rule.categories ?? []).entries()) {
    if (definition.categories.length === 0 || definition.categories.includes(category)) continue;
    report({
      path: [...path, 'categories', place],
      level: 'error',
      what: `detector "${rule.detector}" has no category "${category}"${didYouMean(category, definition.categories)}`,
      fix: `its categories are ${definition.categories.join(', ')}`,
    });
  }
}

function checkUsedChannels(policy: GuardPolicy, used: readonly Channel[] | undefined, report: Report): void {
  if (used === undefined) return;
  for (const channel of channels) {
    const written = policy.channels[channel] !== undefined;
    if (written && !used.includes(channel))
      report({
        path: ['channels', channel],
        part: 'key',
        level: 'warning',
        what: `channel "${channel}" is never used by the application`,
        fix: 'inspect its texts, or remove it from the policy',
      });
    if (!written && used.includes(channel))
      report({
        path: ['channels'],
        level: 'warning',
        what: `channel "${channel}" is used by the application, and the policy has no rules for it`,
        fix: `add "${channel}:" under channels`,
      });
  }
}

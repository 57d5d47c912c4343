import { contentHash, explainIssues, PlimsollError } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import type { Detector, DetectorDefinition, HeavyDetector } from '../detectors/detector.js';
import { compileAllowList, type AllowList } from './allow-list.js';
import type { CompiledChannel, CompiledRule } from './compiled-policy.js';
import type { PolicyProblem } from './policy-problem.js';
import type { ChannelPolicy, PolicyRule } from './policy-schema.js';

/** A compiled channel, and how its rules stand in the policy. */
export interface CompiledChannelParts {
  readonly channel: Channel;
  readonly compiled: CompiledChannel;
}

/** What rules may name. */
export interface KnownDetectors {
  readonly definitions: ReadonlyMap<string, DetectorDefinition>;
  readonly heavy: ReadonlyMap<string, HeavyDetector>;
}

/**
 * Makes the detectors of a channel, each only once however many rules share it, and its rules ready.
 *
 * @param problems what is wrong with options and patterns is added here.
 */
export function compileChannel(
  channel: Channel,
  written: ChannelPolicy,
  { definitions, heavy }: KnownDetectors,
  problems: PolicyProblem[],
): CompiledChannelParts {
  const detectors: Detector[] = [];
  const made = new Map<string, number | undefined>();
  const rules = written.rules.map((rule, index): CompiledRule => {
    const path = ['channels', channel, 'rules', index];
    const definition = definitions.get(rule.detector);
    let detector: number | undefined;
    if (definition !== undefined) {
      const key = `${rule.detector}:${rule.options === undefined ? '' : contentHash(rule.options)}`;
      if (!made.has(key)) {
        const created = create(definition, rule, path, problems);
        made.set(key, created === undefined ? undefined : detectors.push(created) - 1);
      }
      detector = made.get(key);
    }
    const asked = detector === undefined ? heavy.get(rule.detector) : detectors[detector];
    return compileRule({ rule, channel, index: detector, detector: asked, path }, problems);
  });
  return {
    channel,
    compiled: {
      rules,
      detectors,
      maximumCharacters: written.maximumCharacters ?? Infinity,
      onTooLong: written.onTooLong ?? 'closed',
    },
  };
}

interface WrittenRule {
  readonly rule: PolicyRule;
  readonly channel: Channel;
  readonly index: number | undefined;
  readonly detector: Detector | HeavyDetector | undefined;
  readonly path: readonly PropertyKey[];
}

function compileRule({ rule, channel, index, detector, path }: WrittenRule, problems: PolicyProblem[]): CompiledRule {
  const own = detector?.thresholds?.(channel) ?? (index === undefined ? { threshold: 0.5 } : undefined);
  const greyBand = rule.blockAt !== undefined || rule.escalateTo !== undefined;
  // Without anybody to ask, a detector's own grey band is let pass: only what is sure acts.
  const ownThreshold = own === undefined ? 0 : greyBand ? own.threshold : (own.blockAt ?? own.threshold);
  const threshold = rule.threshold ?? ownThreshold;
  const blockAt = rule.blockAt ?? (greyBand && rule.threshold === undefined ? (own?.blockAt ?? threshold) : threshold);
  return {
    id: rule.id,
    channel,
    detectorName: rule.detector,
    detector: index,
    categories: rule.categories === undefined ? undefined : new Set(rule.categories),
    threshold,
    blockAt: Math.max(blockAt, threshold),
    action: rule.action,
    escalateTo: rule.escalateTo ?? [],
    onError: rule.onError,
    deadlineMs: rule.deadlineMs,
    mode: rule.mode ?? 'enforced',
    sample: rule.sample ?? 1,
    allowed: rule.unless === undefined ? undefined : allowList(rule.unless, path, problems),
    risk: rule.mode === 'shadow' ? 0 : (rule.risk ?? (own === undefined ? 0 : 1)),
    message: rule.message,
  };
}

function create(
  definition: DetectorDefinition,
  rule: PolicyRule,
  path: readonly PropertyKey[],
  problems: PolicyProblem[],
): Detector | undefined {
  const at = [...path, 'options'];
  const value = rule.options ?? {};
  const parsed = definition.options.safeParse(value);
  if (!parsed.success) {
    for (const issue of explainIssues(definition.options, parsed.error.issues, value)) {
      problems.push({ ...issue, path: [...at, ...issue.path], level: 'error' });
    }
    return undefined;
  }
  try {
    return definition.create(parsed.data);
  } catch (error) {
    problems.push({ path: at, part: 'value', level: 'error', ...explain(error) });
    return undefined;
  }
}

function allowList(
  entries: readonly string[],
  path: readonly PropertyKey[],
  problems: PolicyProblem[],
): AllowList | undefined {
  try {
    return compileAllowList(entries);
  } catch (error) {
    problems.push({ path: [...path, 'unless'], part: 'value', level: 'error', ...explain(error) });
    return undefined;
  }
}

function explain(error: unknown): { readonly what: string; readonly fix: string } {
  const what = error instanceof Error ? error.message : String(error);
  const fix = PlimsollError.isInstance(error) ? error.hint : undefined;
  return { what: what.replace(/\.$/, ''), fix: fix?.replace(/\.$/, '') ?? 'correct it' };
}

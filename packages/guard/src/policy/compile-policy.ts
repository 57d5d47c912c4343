import { contentHash } from '@plimsoll/core';
import { channels, type Channel } from '../channel.js';
import { isHeavy, type HeavyDetector } from '../detectors/detector.js';
import { detectorDefinitions } from '../detectors/registry.js';
import { checkPolicy } from './check-policy.js';
import { compileChannel, type CompiledChannelParts } from './compile-channel.js';
import type { CompiledChannel, CompiledPolicy, CompileOptions } from './compiled-policy.js';
import { policyError, type PolicyProblem } from './policy-problem.js';
import type { GuardPolicy } from './policy-schema.js';
import { hastyLines } from './hasty-lines.js';
import { readPolicy } from './read-policy.js';
import { streamingProblems } from './streaming-problems.js';

/** What {@link lintPolicy} found. */
export interface LintedPolicy {
  /** Undefined when there are errors. */
  readonly compiled: CompiledPolicy | undefined;
  /** Errors and warnings, in the order of the policy. */
  readonly problems: readonly PolicyProblem[];
}

/**
 * Compiles a policy and says everything that is wrong or doubtful about it, without throwing.
 *
 * @example
 * ```ts
 * lintPolicy({ version: 1, name: 'empty', channels: { user: { rules: [] } } }).problems[0]?.level; // 'warning'
 * ```
 */
export function lintPolicy(value: unknown, options: CompileOptions = {}): LintedPolicy {
  const read = readPolicy(value);
  if (read.policy === undefined) return { compiled: undefined, problems: read.problems };
  const { policy } = read;
  const definitions = new Map([...detectorDefinitions, ...(options.detectors ?? [])].map((one) => [one.name, one]));
  const heavy = new Map((options.heavy ?? []).map((one) => [one.name, one]));
  const problems = checkPolicy(policy, {
    definitions,
    heavy: options.heavyElsewhere === 'any' ? 'any' : new Set([...heavy.keys(), ...(options.heavyElsewhere ?? [])]),
    usedChannels: options.usedChannels,
  });
  const parts = channels.flatMap((channel): CompiledChannelParts[] => {
    const written = policy.channels[channel];
    return written === undefined ? [] : [compileChannel(channel, written, { definitions, heavy }, problems)];
  });
  for (const part of parts) {
    if (policy.channels[part.channel]?.streaming === true) problems.push(...streamingProblems(part));
  }
  problems.push(...hastyLines(policy.session, parts));
  if (problems.some((problem) => problem.level === 'error')) return { compiled: undefined, problems };
  const byChannel: Partial<Record<Channel, CompiledChannel>> = {};
  for (const part of parts) byChannel[part.channel] = part.compiled;
  const warnings = problems.filter((problem) => problem.level === 'warning');
  return {
    compiled: { policy, hash: policyHash(policy, parts, heavy), channels: byChannel, heavy, warnings },
    problems,
  };
}

/**
 * Compiles a policy: checks it, makes its detectors, and names it by its hash.
 *
 * @throws PlimsollError `config-invalid` with every problem and what to do about it.
 * @example
 * ```ts
 * compilePolicy({ version: 1, name: 'empty', channels: { user: { rules: [] } } }).hash.length; // 64
 * ```
 */
export function compilePolicy(value: unknown, options: CompileOptions = {}): CompiledPolicy {
  const { compiled, problems } = lintPolicy(value, options);
  if (compiled === undefined) throw policyError(problems.filter((problem) => problem.level === 'error'));
  return compiled;
}

/** The same detectors under the same rules have the same hash, however the policy words or tests it. */
function policyHash(
  policy: GuardPolicy,
  parts: readonly CompiledChannelParts[],
  heavy: ReadonlyMap<string, HeavyDetector>,
): string {
  const { about: _about, tests: _tests, name: _name, ...decisive } = policy;
  const made = [...parts.flatMap((part) => part.compiled.detectors), ...heavy.values()];
  const versions = made.map(
    (one) => `${one.name} ${one.version} ${one.modelHash ?? ''}${isHeavy(one) ? ' heavy' : ''}`,
  );
  return contentHash(withoutUndefined({ policy: decisive, detectors: [...new Set(versions)].sort() }));
}

/** Optional keys that were written as undefined say nothing. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutUndefined(inner)]])),
  );
}

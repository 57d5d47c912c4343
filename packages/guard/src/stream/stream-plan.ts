import { PlimsollError, quote } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import type { Detector } from '../detectors/detector.js';
import type { StreamOptions } from './stream-step.js';
import { isSampled } from '../inspection/is-sampled.js';
import { wantedCategories } from '../inspection/wanted-categories.js';
import type { CompiledChannel, CompiledPolicy, CompiledRule } from '../policy/compiled-policy.js';
import { policyError } from '../policy/policy-problem.js';
import { streamingProblems } from '../policy/streaming-problems.js';

/** So many units more are read before a match, by whose words it is known how its own are written. */
const neighbours = 64;

/** A detector as a stream uses it. */
export interface StreamDetector {
  readonly detector: Detector;
  /** The categories that any rule takes of it; undefined: all. */
  readonly wanted: ReadonlySet<string> | undefined;
  /** Undefined for those that look at sentences. */
  readonly reach: number | undefined;
  /** How far it looks back from the start of a finding. */
  readonly looksBack: number;
  /** A rule applies it. */
  readonly used: boolean;
  /** Text is held back for it. */
  readonly holds: boolean;
}

/** A rule as a stream applies it. */
export interface StreamRule {
  readonly rule: CompiledRule;
  /** It acts on the text; others only record. */
  readonly acts: boolean;
  /** Index into the plan's detectors; undefined when the rule is not applied. */
  readonly detector: number | undefined;
  readonly skipped: string | undefined;
}

/** What a stream of a channel does, made once. */
export interface StreamPlan {
  readonly rules: readonly StreamRule[];
  readonly detectors: readonly StreamDetector[];
  /** The farthest that any of them looks back. */
  readonly context: number;
  readonly maximumCharacters: number;
  readonly onTooLong: CompiledChannel['onTooLong'];
}

/**
 * Sorts out which rules of a channel are applied to a stream.
 *
 * @throws PlimsollError `config-invalid` when a rule that is enforced cannot be on a stream.
 */
export function planStream(compiled: CompiledPolicy, channel: Channel, options: StreamOptions): StreamPlan {
  const written = compiled.channels[channel];
  if (written === undefined)
    return { rules: [], detectors: [], context: 0, maximumCharacters: Infinity, onTooLong: 'open' };
  const problems = streamingProblems({ channel, compiled: written });
  if (problems.length > 0) throw policyError(problems);
  const rules = written.rules.map((rule) => planRule(rule, written, options));
  const wanted = wantedCategories(written);
  const detectors = written.detectors.map((detector, index): StreamDetector => {
    const reach = typeof detector.reach === 'number' ? detector.reach : undefined;
    const own = rules.filter((one) => one.detector === index);
    const holds = reach !== undefined && own.some((one) => one.acts);
    return {
      detector,
      wanted: wanted[index],
      reach,
      looksBack: detector.looksBack ?? reach ?? 0,
      used: own.length > 0,
      holds,
    };
  });
  const farthest = Math.max(0, ...detectors.map(({ used, looksBack }) => (used ? looksBack : 0)));
  const context = farthest === 0 ? 0 : farthest + neighbours;
  return { rules, detectors, context, maximumCharacters: written.maximumCharacters, onTooLong: written.onTooLong };
}

function planRule(
  rule: CompiledRule,
  { detectors }: CompiledChannel,
  { sampleBy, references }: StreamOptions,
): StreamRule {
  const acts = rule.mode === 'enforced' && rule.action !== 'allow';
  const skip = (skipped: string): StreamRule => ({ rule, acts, detector: undefined, skipped });
  const sampled =
    rule.sample >= 1 || (sampleBy === undefined ? rule.sample > 0 : isSampled(sampleBy, rule.id, rule.sample));
  if (!sampled) return skip('not-sampled');
  const detector = rule.detector === undefined ? undefined : detectors[rule.detector];
  if (detector === undefined) {
    if (acts) throw heavyOnly(rule);
    return skip('asked-later');
  }
  if (detector.needs !== undefined && references?.[detector.needs] === undefined) return skip(lacking(detector.needs));
  return detector.reach === 'unbounded'
    ? skip('unbounded')
    : { rule, acts, detector: rule.detector, skipped: undefined };
}

/** "no-system-prompt", as for whole texts. */
function lacking(reference: string): string {
  return `no-${reference.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function heavyOnly(rule: CompiledRule): PlimsollError {
  return new PlimsollError({
    code: 'config-invalid',
    message: `Rule ${quote(rule.id)} cannot be enforced on a stream: ${quote(rule.detectorName)} is asked about whole texts only.`,
    hint: 'Set "mode: shadow" for it, name it in "escalateTo" of a rule with a built-in detector, or inspect the whole text.',
  });
}

import * as z from 'zod/mini';
import type { Clock } from '../clock.js';
import type { Decision, Finding } from '../decision.js';
import { defineDetector, type DetectorDefinition, type Reach } from '../detectors/detector.js';
import { inspectChannel } from '../inspection/inspect-channel.js';
import { makeDecision } from '../inspection/make-decision.js';
import { compilePolicy } from '../policy/compile-policy.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { PolicyRule } from '../policy/policy-schema.js';
import { textViews } from '../views/text-views.js';
import { openStream } from './open-stream.js';
import type { StreamDecision, StreamOptions } from './stream-step.js';

/** Doubles and helpers for tests of streams. */
export const stillClock: Clock = { now: () => 0, monotonic: () => 0 };

/** A detector that finds every match of a pattern with look-around, so that findings may overlap. */
export function regexDetector(name: string, source: string, reach: Reach, score = 1): DetectorDefinition {
  return defineDetector({
    name,
    summary: name,
    categories: [],
    channels: ['assistant', 'user'],
    options: z.strictObject({}),
    create: () => ({
      name,
      version: '1',
      reach,
      inspect({ text }) {
        const findings: Finding[] = [];
        const pattern = new RegExp(source, 'giu');
        for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
          const span = { start: match.index, end: match.index + match[0].length };
          findings.push({ detector: name, category: name, score, span, view: 'plain' });
          pattern.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
        }
        return findings;
      },
    }),
  });
}

export function policyOf(
  rules: readonly Partial<PolicyRule>[],
  detectors: readonly DetectorDefinition[],
  more: { readonly reversible?: boolean; readonly channel?: object } = {},
): CompiledPolicy {
  const written = rules.map((rule, index) => ({
    id: `r${String(index)}`,
    onError: 'closed',
    action: 'block',
    ...rule,
  }));
  const redaction = { reversible: more.reversible ?? false };
  const channels = { assistant: { rules: written, ...more.channel } };
  return compilePolicy(
    { version: 1, name: 'test', channels, redaction, fallbacks: { any: 'Not here.' } },
    { detectors },
  );
}

/** The decision about the text as a whole. */
export function inspectWhole(compiled: CompiledPolicy, text: string): Decision {
  const input = { channel: 'assistant' as const, text, views: textViews(text), references: {} };
  const rules = compiled.channels.assistant;
  const outcomes = rules === undefined ? [] : inspectChannel(rules, input, stillClock);
  return makeDecision(compiled, { channel: 'assistant', text, outcomes, microseconds: 0 });
}

/** What came of a stream. */
export interface Streamed {
  readonly released: string;
  readonly decision: StreamDecision;
  readonly mostHeld: number;
  readonly originals: ReadonlyMap<string, string>;
}

export function streamAll(compiled: CompiledPolicy, chunks: readonly string[], options: StreamOptions = {}): Streamed {
  const stream = openStream(compiled, 'assistant', stillClock, options);
  let released = '';
  let mostHeld = 0;
  for (const chunk of chunks) {
    const step = stream.push(chunk);
    released += step.release;
    mostHeld = Math.max(mostHeld, step.held);
  }
  const last = stream.end();
  if (last.decision === undefined) throw new Error('The stream has ended without a decision.');
  return { released: released + last.release, decision: last.decision, mostHeld, originals: stream.originals() };
}

/** What must not depend on the cuts: all but times, delays and what is remembered. */
export function comparable(decision: StreamDecision): unknown {
  const { microseconds: _microseconds, delay: _delay, checks, ...rest } = decision;
  return { ...rest, checks: checks.map(({ microseconds: _time, cached: _cached, ...check }) => check) };
}

/** Cuts a text into chunks at the given shares of it, also inside surrogate pairs. */
export function cut(text: string, shares: readonly number[]): string[] {
  const at = shares.map((share) => Math.floor(share * (text.length + 1))).sort((left, right) => left - right);
  return [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
}

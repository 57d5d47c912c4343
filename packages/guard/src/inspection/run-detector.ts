import type { Finding } from '../decision.js';
import type { Clock } from '../clock.js';
import type { Detector, DetectorInput } from '../detectors/detector.js';
import { findingsProblem } from './check-findings.js';

/** What became of a detector on one text. */
export interface DetectorRun {
  /** What was wrong, shortened; undefined when it ran. */
  readonly error: string | undefined;
  /** None when it errored. */
  readonly findings: readonly Finding[];
  readonly microseconds: number;
}

const none: readonly Finding[] = [];
const longestWhy = 200;

/**
 * Runs a detector; whatever it does, there is a run to record.
 *
 * @param wanted the categories that any rule takes of it; undefined: all.
 */
export function runDetector(
  detector: Detector,
  input: DetectorInput,
  clock: Clock,
  wanted?: ReadonlySet<string>,
): DetectorRun {
  const start = clock.monotonic();
  try {
    const findings: unknown = detector.inspect(input, wanted);
    const problem = findingsProblem(findings, input.text.length);
    const microseconds = microsecondsSince(start, clock);
    if (problem !== undefined) return { error: problem, findings: none, microseconds };
    return { error: undefined, findings: findings as readonly Finding[], microseconds };
  } catch (error) {
    return { error: shortReason(error), findings: none, microseconds: microsecondsSince(start, clock) };
  }
}

/** Whole microseconds since a reading of the monotonic clock; never below 0. */
export function microsecondsSince(start: number, clock: Clock): number {
  return Math.max(0, Math.round((clock.monotonic() - start) * 1_000));
}

/** What an error said, on one line and shortened; what was thrown may be anything. */
export function shortReason(error: unknown): string {
  let text = 'an error without a message';
  try {
    text = error instanceof Error ? error.message : String(error);
  } catch {
    // Its own message threw.
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, longestWhy).toWellFormed() || 'an error without a message';
}

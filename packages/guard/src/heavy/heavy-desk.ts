import { contentHash } from '@plimsoll/core';
import { BoundedCache } from '@plimsoll/core/text';
import type { Clock } from '../clock.js';
import type { Finding } from '../decision.js';
import type { DetectorInput, HeavyDetector } from '../detectors/detector.js';
import { findingsProblem } from '../inspection/check-findings.js';
import { microsecondsSince, shortReason } from '../inspection/run-detector.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { UninspectableText } from './uninspectable-text.js';
import { WaitingLine } from './waiting-line.js';

/** Calls `callback` after some milliseconds; what it returns calls that off. */
export type Timer = (milliseconds: number, callback: () => void) => () => void;

/** How heavier detectors are asked. */
export interface HeavyLimits {
  /** Milliseconds for an answer, where the rule has no deadline. Default 2,000. */
  readonly deadlineMs?: number | undefined;
  /** Questions to one detector at the same time. Default 8. */
  readonly atOnce?: number | undefined;
  /** Questions that may wait for it. Default 256. */
  readonly waiting?: number | undefined;
  /** Failures in a row after which it is not asked for a while. Default 5. */
  readonly failuresInARow?: number | undefined;
  /** That while, in milliseconds. Default 30,000. */
  readonly pauseMs?: number | undefined;
  /** Answers that are kept, by content hash. Default 10,000. */
  readonly answersKept?: number | undefined;
}

/** What asking a heavier detector came to. */
export interface HeavyAnswer {
  readonly state: 'ran' | 'skipped' | 'errored' | 'timed-out';
  readonly why?: string | undefined;
  readonly findings: readonly Finding[];
  readonly cached: boolean;
  readonly microseconds: number;
}

/** `healthy`: who was asked is well, whatever became of the question. */
type Settled = Pick<HeavyAnswer, 'state' | 'why' | 'findings'> & { readonly healthy?: boolean };

/** Where heavier detectors are asked: within a deadline, a few at a time, not again for an equal text, and not for ever. */
export class HeavyDesk {
  readonly #heavy: ReadonlyMap<string, HeavyDetector>;
  readonly #clock: Clock;
  readonly #timer: Timer;
  readonly #limits: Required<{ [Key in keyof HeavyLimits]: number }>;
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #lines = new Map<string, WaitingLine>();
  readonly #answers: BoundedCache<string, { findings?: readonly Finding[] }>;

  constructor(heavy: ReadonlyMap<string, HeavyDetector>, clock: Clock, timer: Timer, limits: HeavyLimits = {}) {
    this.#heavy = heavy;
    this.#clock = clock;
    this.#timer = timer;
    this.#limits = {
      deadlineMs: limits.deadlineMs ?? 2_000,
      atOnce: limits.atOnce ?? 8,
      waiting: limits.waiting ?? 256,
      failuresInARow: limits.failuresInARow ?? 5,
      pauseMs: limits.pauseMs ?? 30_000,
      answersKept: limits.answersKept ?? 10_000,
    };
    this.#answers = new BoundedCache(this.#limits.answersKept);
  }

  get(name: string): HeavyDetector | undefined {
    return this.#heavy.get(name);
  }

  /**
   * Asks one heavier detector. Whatever it does, there is an answer to record.
   *
   * @throws the signal's reason when the caller gives up.
   */
  async ask(
    name: string,
    input: DetectorInput,
    deadlineMs: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<HeavyAnswer> {
    const start = this.#clock.monotonic();
    const answer = ({ state, why, findings }: Settled, cached = false): HeavyAnswer => ({
      state,
      ...(why === undefined ? {} : { why }),
      findings,
      cached,
      microseconds: microsecondsSince(start, this.#clock),
    });
    const detector = this.#heavy.get(name);
    if (detector === undefined) return answer({ state: 'skipped', why: 'not-available', findings: [] });
    const kept = this.#answers.get(cacheKey(detector, input), () => ({}));
    if (kept.findings !== undefined) return answer({ state: 'ran', findings: kept.findings }, true);
    const breaker = ofName(
      this.#breakers,
      name,
      () => new CircuitBreaker(this.#limits.failuresInARow, this.#limits.pauseMs),
    );
    if (!breaker.mayAsk(start)) return answer({ state: 'skipped', why: 'circuit-open', findings: [] });
    const settled = await this.#inTime(detector, input, deadlineMs ?? this.#limits.deadlineMs, signal);
    if (signal?.aborted === true) {
      breaker.withdrawn();
      throw signal.reason;
    }
    if (settled.state === 'ran') {
      breaker.succeeded();
      kept.findings = settled.findings;
    } else if (settled.healthy === true) breaker.succeeded();
    else if (settled.state === 'skipped') breaker.withdrawn();
    else breaker.failed(this.#clock.monotonic());
    return answer(settled);
  }

  /** One question, waiting in line included, within its deadline. Who does not stop when told to, is not waited for. */
  #inTime(
    detector: HeavyDetector,
    input: DetectorInput,
    deadlineMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Settled> {
    const line = ofName(this.#lines, detector.name, () => new WaitingLine(this.#limits.atOnce, this.#limits.waiting));
    return new Promise((resolve) => {
      const controller = new AbortController();
      let ended = false;
      const end = (settled: Settled): void => {
        if (ended) return;
        ended = true;
        callOff();
        signal?.removeEventListener('abort', stop);
        if (!line.giveUp(start)) line.leave();
        resolve(settled);
      };
      const start = (): void => {
        void askOnce(detector, input, controller.signal).then(end);
      };
      const stop = (): void => {
        end({ state: 'timed-out', why: 'given up by the caller', findings: [] });
        controller.abort();
      };
      const callOff = this.#timer(deadlineMs, () => {
        end({ state: 'timed-out', why: `over ${String(deadlineMs)} ms`, findings: [] });
        controller.abort();
      });
      if (!line.enter(start)) {
        ended = true;
        callOff();
        resolve({ state: 'skipped', why: 'too-many-waiting', findings: [] });
        return;
      }
      if (signal?.aborted === true) stop();
      else signal?.addEventListener('abort', stop);
    });
  }
}

async function askOnce(detector: HeavyDetector, input: DetectorInput, signal: AbortSignal): Promise<Settled> {
  try {
    const findings: unknown = await detector.inspectLater(input, signal);
    const problem = findingsProblem(findings, input.text.length);
    if (problem !== undefined) return { state: 'errored', why: problem, findings: [] };
    return { state: 'ran', findings: findings as readonly Finding[] };
  } catch (error) {
    const why = shortReason(error);
    if (error instanceof UninspectableText)
      return { state: error.state, why, findings: [], healthy: error.state === 'errored' };
    return { state: 'errored', why, findings: [] };
  }
}

/** By SHA-256 over all that the answer depends on: with a weaker hash a made-up collision would be a bypass. */
function cacheKey(detector: HeavyDetector, { channel, text, references }: DetectorInput): string {
  const { name, version, modelHash } = detector;
  // Written as JSON, so that lone surrogates are told apart.
  return contentHash({
    name,
    version,
    modelHash: modelHash ?? null,
    channel,
    input: JSON.stringify([text, references]),
  });
}

function ofName<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}

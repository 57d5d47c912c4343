import type { Finding } from '../decision.js';
import type { DetectorInput } from '../detectors/detector.js';
import { judgeRule } from '../inspection/judge-rule.js';
import { microsecondsSince, runDetector, type DetectorRun } from '../inspection/run-detector.js';
import { textViews } from '../views/text-views.js';
import type { ReadingPlace } from './read-window.js';
import type { RuleTally } from './rule-tally.js';
import { stopsNow } from './settle-window.js';
import type { StreamPlan, StreamRule } from './stream-plan.js';
import { sentenceContext, type StreamWindow } from './stream-window.js';

/** Shows whole sentences to the detectors that judge them, and keeps what they found until it is released. */
export class SentenceJudge {
  /** Whether one of its rules takes something out, so that a sentence waits for it. */
  readonly redacts: boolean;
  readonly isNeeded: boolean;
  /** In the stream: where the sentence began that a rule stopped at. */
  stoppedAt: number | undefined;
  readonly #place: ReadingPlace;
  readonly #rules: readonly StreamRule[];
  /** With spans in the stream. */
  #findings: readonly Finding[] = [];

  constructor(place: ReadingPlace) {
    this.#place = place;
    this.#rules = sentenceRules(place.plan);
    this.isNeeded = this.#rules.length > 0;
    this.redacts = this.#rules.some(({ rule, acts }) => acts && rule.action === 'redact');
  }

  /**
   * Judges the sentence that is over, with what stands before it.
   *
   * @returns whether a rule stops the stream, and how long it took.
   */
  judge(
    window: StreamWindow,
    tallies: readonly RuleTally[],
  ): { readonly stops: boolean; readonly microseconds: number } {
    const { channel, clock, plan, references } = this.#place;
    const started = clock.monotonic();
    const from = Math.max(0, window.sentence - sentenceContext);
    const text = window.text.slice(from);
    const begins = window.sentence - from;
    const input: DetectorInput = { channel, text, views: textViews(text), references };
    const runs = new Map<number, DetectorRun>();
    let stops = false;
    for (const one of this.#rules) {
      const index = one.detector as number;
      const entry = plan.detectors[index];
      if (entry === undefined) continue;
      const known = runs.get(index);
      const run = known ?? runDetector(entry.detector, input, clock, entry.wanted);
      runs.set(index, run);
      const findings = run.findings
        .filter(({ span }) => span === null || span.end > begins)
        .map((finding) =>
          finding.span === null ? { ...finding, span: { start: begins, end: text.length } } : finding,
        );
      const outcome = judgeRule(one.rule, entry.detector, { ...run, findings }, text, known !== undefined);
      tallies[plan.rules.indexOf(one)]?.add(outcome, window.origin + from);
      if (stopsNow(outcome)) stops = true;
      if (one.acts && one.rule.action === 'redact')
        this.#findings = [
          ...this.#findings,
          ...outcome.findings.map((finding) => shifted(finding, window.origin + from)),
        ];
    }
    if (stops) this.stoppedAt = window.origin + window.sentence;
    window.sentence = window.text.length;
    return { stops, microseconds: microsecondsSince(started, clock) };
  }

  /** What is to be taken out of a window. */
  findingsIn({ origin, settled }: StreamWindow): readonly Finding[] {
    return this.#findings.map((finding) => shifted(finding, -origin, settled));
  }

  /** Forgets what was released. */
  forget({ released }: StreamWindow): void {
    this.#findings = this.#findings.filter(({ span }) => span !== null && span.end > released);
  }
}

/** The rules of a plan whose detectors judge whole sentences. */
function sentenceRules({ rules, detectors }: StreamPlan): readonly StreamRule[] {
  return rules.filter(({ detector }) => detector !== undefined && detectors[detector]?.reach === undefined);
}

function shifted(finding: Finding, by: number, least = 0): Finding {
  const { span } = finding;
  return span === null
    ? finding
    : { ...finding, span: { start: Math.max(least, span.start + by), end: span.end + by } };
}

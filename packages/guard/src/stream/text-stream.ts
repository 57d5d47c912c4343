import type { Channel } from '../channel.js';
import type { Clock } from '../clock.js';
import { actions, type Finding, type Redaction } from '../decision.js';
import type { Detector, DetectorInput } from '../detectors/detector.js';
import { actionOn, judgeRule } from '../inspection/judge-rule.js';
import { makeDecision } from '../inspection/make-decision.js';
import { redactText } from '../inspection/redact-text.js';
import { actionOfFailMode, type RuleOutcome } from '../inspection/rule-outcome.js';
import { microsecondsSince, runDetector, type DetectorRun } from '../inspection/run-detector.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { textViews } from '../views/text-views.js';
import { Arrivals } from './arrivals.js';
import { distinctFindings } from './distinct-findings.js';
import { heldFrom, ownHold } from './held-from.js';
import { PlaceholderWriter } from './placeholder-writer.js';
import { reachBack } from './reach-back.js';
import { RuleTally } from './rule-tally.js';
import { sentenceEnd } from './sentence-end.js';
import type { StreamPlan, StreamRule } from './stream-plan.js';
import type { GuardStream, StreamDecision, StreamOptions, StreamStep } from './stream-step.js';

/** What a stream is opened with. */
export interface StreamSetting {
  readonly compiled: CompiledPolicy;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly plan: StreamPlan;
  readonly options: StreamOptions;
}

/** A step is taken for at least so many new characters, or an eighth of what it reads again: so the cost stays linear. */
const leastStep = 8;
const stepShift = 3;
/** What learned detectors see before the sentence in question. */
const sentenceContext = 320;
const escalate = actions.indexOf('escalate');

/**
 * Keeps what is not released yet, and as much before it as a match can reach back. Each step inspects that window. A
 * finding counts once it is settled, that is when nothing that follows can change it or any that starts before it; so what
 * is found does not depend on where the steps are.
 */
export class TextStream implements GuardStream {
  readonly #setting: StreamSetting;
  readonly #tallies: readonly RuleTally[];
  readonly #writer: PlaceholderWriter;
  readonly #arrivals: Arrivals;
  readonly #mostHeld: number;
  readonly #longestSentence: number;
  readonly #learned: readonly StreamRule[];
  readonly #sentenceRedacts: boolean;
  /** The window, and where it begins in the stream. */
  #text = '';
  #origin = 0;
  /** In the window: before it, everything is decided and released. */
  #settled = 0;
  /** In the window, per detector, for rules that only record. */
  readonly #recorded: number[];
  /** Per detector, what it asked to remember. */
  readonly #remembered: unknown[];
  /** In the window: where the sentence began that learned detectors have not seen. */
  #sentence = 0;
  #unread = 0;
  #sentenceFindings: Finding[] = [];
  #microseconds = 0;
  #unscanned = false;
  #decision: StreamDecision | undefined;

  /** A method, since every step may end the stream. */
  #ended(): boolean {
    return this.#decision !== undefined;
  }

  constructor(setting: StreamSetting) {
    const { compiled, clock, plan, options } = setting;
    this.#setting = setting;
    this.#arrivals = new Arrivals(clock);
    this.#writer = new PlaceholderWriter(compiled.policy.redaction?.reversible === true);
    this.#mostHeld = clamp(options.mostHeld ?? 8_192, 256, 1_000_000);
    this.#longestSentence = clamp(options.sentenceCharacters ?? 240, 40, 4_000);
    this.#tallies = plan.rules.map(({ rule, skipped }) => {
      const tally = new RuleTally(rule);
      if (skipped !== undefined) tally.skip(skipped, {}, 'allow');
      return tally;
    });
    this.#learned = plan.rules.filter(
      ({ detector }) => detector !== undefined && plan.detectors[detector]?.reach === undefined,
    );
    this.#sentenceRedacts = this.#learned.some(({ rule, acts }) => acts && rule.action === 'redact');
    this.#recorded = plan.detectors.map(() => 0);
    this.#remembered = plan.detectors.map(() => undefined);
  }

  push(delta: string): StreamStep {
    if (this.#decision !== undefined) return { release: '', decision: this.#decision, held: 0 };
    this.#arrivals.add(delta.length);
    let release = '';
    for (let at = 0; at < delta.length && !this.#ended();) {
      if (this.#unscanned) {
        release += this.#pass(delta.slice(at));
        break;
      }
      const taken = this.#take(delta, at);
      if (taken === 0) {
        release += this.#tooLong();
        continue;
      }
      at += taken;
      release += this.#advance();
    }
    if (delta === '' && this.#unread > 0) release += this.#step(false);
    return this.#answer(release);
  }

  end(): StreamStep {
    if (this.#decision !== undefined) return { release: '', decision: this.#decision, held: 0 };
    let release = '';
    let stopped = false;
    if (!this.#unscanned) {
      if (this.#learned.length > 0) {
        release = this.#step(false);
        if (this.#ended()) return this.#answer(release);
        stopped = this.#text.length > this.#sentence && this.#judgeSentence();
      }
      const before = this.#origin + this.#settled;
      const rest = this.#step(true);
      if (stopped) this.#stop(before);
      else release += rest;
    }
    if (!this.#ended()) this.#stop(this.#origin + this.#settled);
    return this.#answer(release);
  }

  originals(): ReadonlyMap<string, string> {
    return this.#writer.originals();
  }

  #answer(release: string): StreamStep {
    if (this.#decision !== undefined) return { release, decision: this.#decision, held: 0 };
    return { release, held: this.#arrivals.total - this.#origin - this.#settled };
  }

  /** Takes as much of a delta as can be looked at in one go; 0 when the text is longer than what is scanned. */
  #take(delta: string, at: number): number {
    const length = this.#text.length;
    const room = Math.min(
      this.#settled + this.#mostHeld - length,
      this.#setting.plan.maximumCharacters - this.#origin - length,
    );
    if (room <= 0) return 0;
    this.#text += delta.slice(at, at + room);
    if (this.#learned.length > 0) {
      const end = sentenceEnd(this.#text, this.#sentence, length, this.#text.length, this.#longestSentence);
      if (end !== undefined) this.#text = this.#text.slice(0, end);
    }
    this.#unread += this.#text.length - length;
    return this.#text.length - length;
  }

  #advance(): string {
    const length = this.#text.length;
    const sentenceOver =
      this.#learned.length > 0 &&
      sentenceEnd(this.#text, this.#sentence, length - 1, length, this.#longestSentence) !== undefined;
    const full = length - this.#settled >= this.#mostHeld;
    if (!sentenceOver && !full && this.#unread < Math.max(leastStep, length >> stepShift)) return '';
    const before = this.#origin + this.#settled;
    const release = this.#step(false);
    if (this.#ended()) return release;
    if (sentenceOver && this.#judgeSentence()) {
      this.#stop(before);
      return '';
    }
    this.#arrivals.released(before, this.#origin + this.#settled);
    return this.#text.length - this.#settled >= this.#mostHeld ? release + this.#heldTooLong() : release;
  }

  /** Inspects the window; returns what may be released, and sets the decision when a rule stops the stream. */
  #step(final: boolean): string {
    const { channel, clock, plan, options } = this.#setting;
    const start = clock.monotonic();
    const text = this.#text;
    const input: DetectorInput = { channel, text, views: textViews(text), references: options.references ?? {} };
    const inputs = plan.detectors.map(({ detector }, index): DetectorInput => {
      if (detector.remember === undefined) return input;
      return { ...input, stream: { offset: this.#origin, remembered: this.#remembered[index] } };
    });
    const runs = plan.detectors.map(({ detector, wanted, reach, used }, index) =>
      reach === undefined || !used ? undefined : runDetector(detector, inputs[index] as DetectorInput, clock, wanted),
    );
    const settled = this.#settled;
    const own = plan.detectors.map((one, index) =>
      final || !one.used ? text.length : ownHold(one, inputs[index] as DetectorInput),
    );
    const most = this.#sentenceRedacts ? this.#sentence : text.length;
    let held = final ? text.length : Math.max(settled, heldFrom(plan, own, input, most));
    this.#unread = 0;

    const judge = (before: number, upTo: number): (RuleOutcome | undefined)[] =>
      this.#judge(runs, ({ acts, detector }, { span }) => {
        const from = span?.start ?? settled;
        if (from > upTo) return false;
        if (acts) return from < before && (from >= settled || (span?.end ?? 0) > settled);
        const index = detector as number;
        return from < (own[index] as number) && from >= (this.#recorded[index] as number);
      });
    let outcomes = judge(held, Infinity);
    let groups = this.#groups(outcomes);
    const open = groups.at(-1);
    // What overlaps is taken out as one: it waits until all of it is settled.
    if (open !== undefined && open.span.end > held && !final) {
      held = Math.max(settled, open.span.start);
      outcomes = judge(held, Infinity);
      groups = groups.slice(0, -1);
    }
    const stopAt = this.#firstStop(outcomes);
    let limit = held;
    if (stopAt !== undefined) {
      outcomes = judge(held, stopAt);
      limit = Math.max(settled, stopAt);
      groups = this.#groups(outcomes).filter(({ span }) => span.start < limit);
      const crossing = groups.at(-1);
      if (crossing !== undefined && crossing.span.end > limit) limit = Math.max(settled, crossing.span.start);
    }
    let stops = stopAt !== undefined;
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === undefined) continue;
      this.#tallies[index]?.add(outcome, this.#origin);
      if (stopsNow(outcome)) stops = true;
    }
    if (stops && stopAt === undefined) limit = settled;
    if (stopAt === undefined)
      for (const [index, at] of own.entries()) this.#recorded[index] = Math.max(at, this.#recorded[index] as number);
    for (const [index, { detector, used }] of plan.detectors.entries()) {
      if (detector.remember === undefined || !used || final) continue;
      this.#remembered[index] = remembered(detector, inputs[index] as DetectorInput, own[index] as number);
    }
    this.#writer.noteLiterals(text);
    const release = this.#writer.write(text, settled, limit, groups, this.#origin);
    this.#settled = limit;
    this.#microseconds += microsecondsSince(start, clock);
    if (stops || final) {
      this.#arrivals.released(this.#origin + settled, this.#origin + limit);
      if (stops) this.#stop(this.#origin + limit);
    } else this.#trim();
    return release;
  }

  /** Applies the rules to those findings of each detector that `counts` takes. */
  #judge(
    runs: readonly (DetectorRun | undefined)[],
    counts: (rule: StreamRule, finding: Finding) => boolean,
  ): (RuleOutcome | undefined)[] {
    const seen = new Set<number>();
    const { plan } = this.#setting;
    return plan.rules.map((one) => {
      const run = one.detector === undefined ? undefined : runs[one.detector];
      const detector = plan.detectors[one.detector ?? -1]?.detector;
      if (run === undefined || detector === undefined) return undefined;
      const known = seen.has(one.detector as number);
      seen.add(one.detector as number);
      const findings =
        run.findings.length === 0 ? run.findings : run.findings.filter((finding) => counts(one, finding));
      return judgeRule(one.rule, detector, { ...run, findings }, this.#text, known);
    });
  }

  /** What is taken out of the window, joined where it overlaps. */
  #groups(outcomes: readonly (RuleOutcome | undefined)[]): readonly Redaction[] {
    const findings = this.#sentenceFindings.map((finding) => shifted(finding, -this.#origin, this.#settled));
    for (const outcome of outcomes) {
      if (outcome?.rule.action !== 'redact' || outcome.rule.mode === 'shadow') continue;
      findings.push(...outcome.findings);
    }
    return findings.length === 0 ? [] : redactText(this.#text, findings, false).redactions;
  }

  /** Where the first finding starts that ends the stream. */
  #firstStop(outcomes: readonly (RuleOutcome | undefined)[]): number | undefined {
    let first: number | undefined;
    for (const outcome of outcomes) {
      if (outcome === undefined || outcome.rule.mode === 'shadow') continue;
      for (const finding of outcome.findings) {
        if (actions.indexOf(actionOn(outcome.rule, [finding])) < escalate) continue;
        const start = Math.max(finding.span?.start ?? this.#settled, 0);
        if (first === undefined || start < first) first = start;
      }
    }
    return first;
  }

  /** Shows learned detectors the sentence that is over, with what stands before it; returns whether one of them stops the stream. */
  #judgeSentence(): boolean {
    const { channel, clock, plan, options } = this.#setting;
    const started = clock.monotonic();
    const from = Math.max(0, this.#sentence - sentenceContext);
    const text = this.#text.slice(from);
    const input: DetectorInput = { channel, text, views: textViews(text), references: options.references ?? {} };
    const runs = new Map<number, DetectorRun>();
    let stops = false;
    for (const one of this.#learned) {
      const index = one.detector as number;
      const detector = plan.detectors[index]?.detector;
      if (detector === undefined) continue;
      const known = runs.get(index);
      const run = known ?? runDetector(detector, input, clock);
      runs.set(index, run);
      const findings = run.findings
        .filter(({ span }) => span === null || span.end > this.#sentence - from)
        .map((finding) =>
          finding.span === null ? { ...finding, span: { start: this.#sentence - from, end: text.length } } : finding,
        );
      const outcome = judgeRule(one.rule, detector, { ...run, findings }, text, known !== undefined);
      this.#tallies[plan.rules.indexOf(one)]?.add(outcome, this.#origin + from);
      if (stopsNow(outcome)) stops = true;
      for (const finding of one.acts && one.rule.action === 'redact' ? outcome.findings : [])
        this.#sentenceFindings.push(shifted(finding, this.#origin + from));
    }
    if (stops) this.#sentenceStart = this.#origin + this.#sentence;
    this.#sentence = this.#text.length;
    this.#microseconds += microsecondsSince(started, clock);
    return stops;
  }

  /** Where the sentence began that a learned detector stopped at. */
  #sentenceStart: number | undefined;

  /** More is held than may be: each rule that holds takes its fail mode. */
  #heldTooLong(): string {
    let stops = false;
    for (const [index, { rule, acts, detector }] of this.#setting.plan.rules.entries()) {
      if (!acts || detector === undefined || this.#setting.plan.detectors[detector]?.holds !== true) continue;
      const action = actionOfFailMode(rule.onError);
      this.#tallies[index]?.skip('held-too-long', { failMode: rule.onError }, action);
      if (action !== 'allow') stops = true;
    }
    if (stops) {
      this.#stop(this.#origin + this.#settled);
      return '';
    }
    const to = this.#text.length - (this.#mostHeld >> 1);
    const release = this.#writer.write(this.#text, this.#settled, to, [], this.#origin);
    this.#arrivals.released(this.#origin + this.#settled, this.#origin + to);
    this.#settled = to;
    this.#trim();
    return release;
  }

  #tooLong(): string {
    const { plan } = this.#setting;
    const release = this.#unread > 0 ? this.#step(false) : '';
    if (this.#ended()) return release;
    const action = actionOfFailMode(plan.onTooLong);
    for (const [index, { skipped }] of plan.rules.entries()) {
      if (skipped === undefined) this.#tallies[index]?.skip('too-long', { failMode: plan.onTooLong }, action);
    }
    if (action !== 'allow') {
      this.#stop(this.#origin + this.#settled);
      return release;
    }
    this.#unscanned = true;
    const rest = this.#text.slice(this.#settled);
    this.#origin += this.#settled;
    this.#settled = 0;
    this.#text = '';
    return release + this.#pass(rest);
  }

  /** Lets through what is not scanned. */
  #pass(text: string): string {
    this.#arrivals.released(this.#origin, this.#origin + text.length);
    this.#origin += text.length;
    return text;
  }

  /** Forgets what no match can reach back to. */
  #trim(): void {
    const { plan } = this.#setting;
    const text = this.#text;
    let needed = Math.min(this.#settled, this.#learned.length > 0 ? this.#sentence : Infinity);
    for (const [index, { reach, used }] of plan.detectors.entries()) {
      if (reach === undefined || !used) continue;
      const at = Math.max(this.#recorded[index] as number, text.length - this.#mostHeld);
      this.#recorded[index] = at;
      needed = Math.min(needed, at);
    }
    let from = Math.max(reachBack(text, needed, plan.context + 2), needed - this.#mostHeld, 0);
    if (this.#learned.length > 0) from = Math.min(from, Math.max(0, this.#sentence - sentenceContext));
    if (from <= 0) return;
    this.#text = text.slice(from);
    this.#origin += from;
    this.#settled -= from;
    this.#sentence -= from;
    for (let index = 0; index < this.#recorded.length; index += 1) (this.#recorded[index] as number) -= from;
    const settled = this.#origin + this.#settled;
    this.#sentenceFindings = this.#sentenceFindings.filter(({ span }) => span !== null && span.end > settled);
  }

  #stop(releasedCharacters: number): void {
    const { compiled, channel } = this.#setting;
    const outcomes = this.#tallies.map((tally) => tally.outcome());
    const inspected = { channel, text: '', outcomes, microseconds: this.#microseconds };
    const { map: _map, text, action, findings, ...rest } = makeDecision(compiled, inspected);
    this.#decision = {
      ...rest,
      action,
      findings: distinctFindings(findings),
      text: action === 'fallback' ? text : '',
      redactions: this.#writer.redactions,
      releasedCharacters,
      releasedOfFinding: this.#sentenceStart === undefined ? 0 : Math.max(0, releasedCharacters - this.#sentenceStart),
      delay: this.#arrivals.delay(),
    };
    this.#text = '';
  }
}

/** What a detector wants to know of what is settled; what it does wrong costs only its own memory. */
function remembered(detector: Detector, input: DetectorInput, upTo: number): unknown {
  try {
    return detector.remember?.(input, upTo);
  } catch {
    return input.stream?.remembered;
  }
}

function stopsNow(outcome: RuleOutcome): boolean {
  return outcome.rule.mode === 'enforced' && actions.indexOf(outcome.action) >= escalate;
}

function shifted(finding: Finding, by: number, least = 0): Finding {
  const { span } = finding;
  return span === null
    ? finding
    : { ...finding, span: { start: Math.max(least, span.start + by), end: span.end + by } };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

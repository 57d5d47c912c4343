import type { Channel } from '../channel.js';
import type { Clock } from '../clock.js';
import { actionOfFailMode } from '../inspection/rule-outcome.js';
import { microsecondsSince } from '../inspection/run-detector.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { signOfText } from '../session/judge-risk.js';
import { Arrivals } from './arrivals.js';
import { decideStream } from './decide-stream.js';
import { PlaceholderWriter } from './placeholder-writer.js';
import { readWindow, type ReadingPlace } from './read-window.js';
import { RuleTally } from './rule-tally.js';
import { SentenceJudge } from './sentence-judge.js';
import { settleWindow } from './settle-window.js';
import type { StreamPlan } from './stream-plan.js';
import type { GuardStream, StreamDecision, StreamOptions, StreamStep } from './stream-step.js';
import { StreamWindow } from './stream-window.js';

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

/**
 * Each step inspects what is not released yet. A finding counts once it is settled, that is when nothing that follows can
 * change it or any that starts before it; so what is found does not depend on where the steps are.
 */
export class TextStream implements GuardStream {
  readonly #setting: StreamSetting;
  readonly #place: ReadingPlace;
  readonly #window: StreamWindow;
  readonly #sentences: SentenceJudge;
  readonly #tallies: readonly RuleTally[];
  readonly #writer: PlaceholderWriter;
  readonly #arrivals: Arrivals;
  readonly #mostHeld: number;
  #microseconds = 0;
  #unscanned = false;
  #decision: StreamDecision | undefined;
  /** What has arrived, for the session; nothing without one. */
  #arrived: string[] = [];

  constructor(setting: StreamSetting) {
    const { compiled, channel, clock, plan, options } = setting;
    this.#setting = setting;
    this.#arrivals = new Arrivals(clock);
    this.#writer = new PlaceholderWriter(compiled.policy.redaction?.reversible === true);
    this.#place = { channel, clock, plan, references: options.references ?? {} };
    this.#sentences = new SentenceJudge(this.#place);
    this.#mostHeld = clamp(options.mostHeld ?? 8_192, 256, 1_000_000);
    const limits = {
      mostHeld: this.#mostHeld,
      longestSentence: clamp(options.sentenceCharacters ?? 240, 40, 4_000),
    };
    this.#window = new StreamWindow(plan, limits, this.#sentences.isNeeded);
    this.#tallies = plan.rules.map(({ rule, skipped }) => {
      const tally = new RuleTally(rule);
      if (skipped !== undefined) tally.skip(skipped, {}, 'allow');
      return tally;
    });
  }

  push(delta: string): StreamStep {
    if (this.#decision !== undefined) return { release: '', decision: this.#decision, held: 0 };
    this.#arrivals.add(delta.length);
    if (this.#setting.options.session !== undefined) this.#arrived.push(delta);
    let release = '';
    for (let at = 0; at < delta.length && !this.#ended();) {
      if (this.#unscanned) {
        release += this.#pass(delta.slice(at));
        break;
      }
      const taken = this.#window.take(delta, at);
      at += taken;
      release += taken === 0 ? this.#tooLong() : this.#advance();
    }
    if (delta === '' && this.#window.unread > 0) release += this.#step(false);
    return this.#answer(release);
  }

  end(): StreamStep {
    if (this.#decision !== undefined) return { release: '', decision: this.#decision, held: 0 };
    const window = this.#window;
    let release = '';
    let stopped = false;
    if (!this.#unscanned) {
      if (this.#sentences.isNeeded) {
        release = this.#step(false);
        if (this.#ended()) return this.#answer(release);
        stopped = window.text.length > window.sentence && this.#judgeSentence();
      }
      const before = window.released;
      const rest = this.#step(true);
      if (stopped) this.#stop(before);
      else release += rest;
    }
    if (!this.#ended()) this.#stop(window.released);
    return this.#answer(release);
  }

  originals(): ReadonlyMap<string, string> {
    return this.#writer.originals();
  }

  /** A method, since every step may end the stream. */
  #ended(): boolean {
    return this.#decision !== undefined;
  }

  #answer(release: string): StreamStep {
    if (this.#decision !== undefined) {
      this.#record();
      return { release, decision: this.#decision, held: 0 };
    }
    return { release, held: this.#arrivals.total - this.#window.released };
  }

  #advance(): string {
    const window = this.#window;
    const { length } = window.text;
    const sentenceOver = window.endsSentence;
    if (!sentenceOver && !window.isFull && window.unread < Math.max(leastStep, length >> stepShift)) return '';
    const before = window.released;
    const release = this.#step(false);
    if (this.#ended()) return release;
    if (sentenceOver && this.#judgeSentence()) {
      this.#stop(before);
      return '';
    }
    this.#arrivals.released(before, window.released);
    return window.isFull ? release + this.#heldTooLong() : release;
  }

  /** Inspects the window; returns what may be released, and sets the decision when a rule stops the stream. */
  #step(final: boolean): string {
    const { clock, plan } = this.#setting;
    const window = this.#window;
    const start = clock.monotonic();
    const reading = readWindow(this.#place, window, final);
    window.unread = 0;
    const { outcomes, groups, limit, stopsAtFinding, stops } = settleWindow(window, reading, {
      plan,
      sentenceFindings: this.#sentences.findingsIn(window),
      most: this.#sentences.redacts ? window.sentence : window.text.length,
      final,
    });
    for (const [index, outcome] of outcomes.entries())
      if (outcome !== undefined) this.#tallies[index]?.add(outcome, window.origin);
    for (const [index, at] of reading.own.entries()) {
      if (!stopsAtFinding) window.recorded[index] = Math.max(at, window.recorded[index] as number);
      window.remembered[index] = reading.remembered[index];
    }
    this.#writer.noteLiterals(window.text);
    const from = window.settled;
    const release = this.#writer.write(window.text, from, limit, groups, window.origin);
    window.settled = limit;
    this.#microseconds += microsecondsSince(start, clock);
    if (stops || final) {
      this.#arrivals.released(window.origin + from, window.released);
      if (stops) this.#stop(window.released);
    } else this.#moveOn();
    return release;
  }

  #judgeSentence(): boolean {
    const { stops, microseconds } = this.#sentences.judge(this.#window, this.#tallies);
    this.#microseconds += microseconds;
    return stops;
  }

  /** More is held than may be: each rule that holds takes its fail mode. */
  #heldTooLong(): string {
    const { plan } = this.#setting;
    const window = this.#window;
    let stops = false;
    for (const [index, { rule, acts, detector }] of plan.rules.entries()) {
      if (!acts || detector === undefined || plan.detectors[detector]?.holds !== true) continue;
      const action = actionOfFailMode(rule.onError);
      this.#tallies[index]?.skip('held-too-long', { failMode: rule.onError }, action);
      if (action !== 'allow') stops = true;
    }
    if (stops) {
      this.#stop(window.released);
      return '';
    }
    const from = window.settled;
    const to = window.text.length - (this.#mostHeld >> 1);
    const release = this.#writer.write(window.text, from, to, [], window.origin);
    this.#arrivals.released(window.released, window.origin + to);
    window.settled = to;
    this.#moveOn();
    return release;
  }

  /** The text is longer than what is scanned: the channel's fail mode. */
  #tooLong(): string {
    const { plan } = this.#setting;
    const release = this.#window.unread > 0 ? this.#step(false) : '';
    if (this.#ended()) return release;
    const action = actionOfFailMode(plan.onTooLong);
    for (const [index, { skipped }] of plan.rules.entries()) {
      if (skipped === undefined) this.#tallies[index]?.skip('too-long', { failMode: plan.onTooLong }, action);
    }
    if (action !== 'allow') {
      this.#stop(this.#window.released);
      return release;
    }
    this.#unscanned = true;
    return release + this.#pass(this.#window.empty());
  }

  /** Lets through what is not scanned. */
  #pass(text: string): string {
    const { origin } = this.#window;
    this.#arrivals.released(origin, origin + text.length);
    this.#window.origin += text.length;
    return text;
  }

  #moveOn(): void {
    this.#window.trim();
    this.#sentences.forget(this.#window);
  }

  #stop(releasedCharacters: number): void {
    const { compiled, channel } = this.#setting;
    this.#decision = decideStream(compiled, channel, {
      outcomes: this.#tallies.map((tally) => tally.outcome()),
      microseconds: this.#microseconds,
      redactions: this.#writer.redactions,
      releasedCharacters,
      sentenceStart: this.#sentences.stoppedAt,
      delay: this.#arrivals.delay(),
    });
    this.#window.text = '';
  }

  /** Tells the session, once, what has arrived. */
  #record(): void {
    const { channel, options } = this.#setting;
    const text = this.#arrived.join('');
    this.#arrived = [];
    const score = signOfText(this.#tallies.map((tally) => tally.outcome()));
    options.session?.record({ channel, text, tool: options.tool, position: options.position, score });
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

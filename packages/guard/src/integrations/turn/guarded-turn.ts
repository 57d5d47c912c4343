import type { ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import { actions, type Decision } from '../../decision.js';
import type { References } from '../../detectors/detector.js';
import type { Guard } from '../../guard.js';
import { applyRedactions } from '../../inspection/redact-text.js';
import type { PlaceholderVault } from '../../redaction/placeholder-vault.js';
import { restore } from '../../redaction/restore.js';
import type { GuardSession, SessionText } from '../../session/guard-session.js';
import type { StreamDecision } from '../../stream/stream-step.js';
import type { ToolDecision } from '../../tools/tool-decision.js';
import type { DecisionCache } from './decision-cache.js';
import type { Outcome, Stopped } from './guard-event.js';
import type { Prompt, PromptPiece } from './prompt.js';
import { ReplyStream, type ReplyStep } from './reply-stream.js';
import { readCall, restoreCall, writtenArguments } from './tool-arguments.js';
import { defaultWithheldText, type TurnOptions } from './turn-options.js';

/** What a turn works with. */
export interface TurnSetting {
  readonly guard: Guard;
  readonly options: TurnOptions<never>;
  readonly cache: DecisionCache;
  readonly session: GuardSession | undefined;
  /** Ids of calls that the session has counted. */
  readonly counted: Set<string>;
  readonly vault: PlaceholderVault | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A call that may be carried out, or what stopped it. */
export type GuardedCall =
  { readonly call: ToolCall; readonly stopped?: undefined } | { readonly call?: undefined; readonly stopped: Stopped };

const escalate = actions.indexOf('escalate');

/**
 * One request to a model and its answer: what all guarded paths have in common. Whatever a wire looks like, its texts come
 * here with their channels, and here it is decided what becomes of them.
 */
export class GuardedTurn {
  readonly #setting: TurnSetting;
  readonly #systemPrompt: string[] = [];
  readonly #context: string[] = [];

  constructor(setting: TurnSetting) {
    this.#setting = setting;
  }

  /**
   * Inspects everything that a request carries, and writes back what may go to the model.
   *
   * @returns why the model must not be asked, when it must not.
   */
  async readPrompt({ pieces, calls, notScanned }: Prompt): Promise<Stopped | undefined> {
    const { session, counted } = this.#setting;
    for (const { channel, what } of notScanned) this.notScanned(channel, what);
    const times = new Map<string, number>();
    let stopped: Stopped | undefined;
    for (const piece of pieces) stopped ??= await this.#readPiece(piece, times);
    for (const call of calls) {
      if (session === undefined || (call.id !== undefined && counted.has(call.id))) continue;
      if (call.id !== undefined) counted.add(call.id);
      session.recordCall(call);
    }
    return stopped;
  }

  /** Inspects a text that somebody else wrote (a result, a document, a description); what is stopped is withheld. */
  async read(channel: Channel, text: string, tool?: string): Promise<ReplyStep> {
    let written = text;
    const piece: PromptPiece = {
      channel,
      texts: [text],
      tool,
      earlier: false,
      write: ([first = '']) => (written = first),
    };
    const stopped = await this.#readPiece(piece, undefined);
    return { text: written, stopped };
  }

  /** Inspects a whole answer. */
  async reply(text: string): Promise<ReplyStep> {
    if (text === '') return { text };
    const { decision } = await this.#inspect('assistant', text, this.#references());
    const { outcome, passed } = await this.#settle(text, decision);
    this.#tell('assistant', decision, outcome, false);
    if (passed === undefined) {
      const stopped = this.#stop(decision);
      return { text: stopped.text, stopped };
    }
    return { text: this.#restored(passed) };
  }

  /** Opens an answer that comes in pieces. */
  openReply(): ReplyStream {
    const { guard, vault, options } = this.#setting;
    const whole = options.wholeReplies === true;
    return new ReplyStream({
      turn: this,
      stream: whole ? undefined : guard.stream('assistant', { references: this.#references() }),
      originals: vault?.originals,
    });
  }

  /** Records how a streamed answer ended. */
  settleStream(decision: StreamDecision): Stopped | undefined {
    const stops = actions.indexOf(decision.action) >= escalate;
    const outcome = stops ? 'stopped' : decision.action === 'redact' ? 'redacted' : 'passed';
    this.#setting.options.onDecision?.({ kind: 'stream', channel: decision.channel, outcome, decision });
    return stops ? this.#stop(decision) : undefined;
  }

  /** Decides about a call that the model asks for, on what would really be carried out. */
  async toolCall(asked: ToolCall): Promise<GuardedCall> {
    const { session, vault } = this.#setting;
    const call = vault === undefined ? asked : restoreCall(asked, vault.originals);
    const written = writtenArguments(call);
    const { decision } = await this.#inspect('tool-call', written, this.#references());
    const { outcome, passed } = await this.#settle(written, decision);
    const fits = passed === undefined || passed === written ? call : readCall(call.name, passed, call.id);
    // What is taken out must leave JSON behind: otherwise nothing is left that could be carried out.
    const broken = fits.raw !== undefined && call.raw === undefined;
    this.#tell('tool-call', decision, broken ? 'stopped' : outcome, false, call.name);
    if (passed === undefined || broken) return { stopped: this.#stop(decision) };
    if (session === undefined) return { call: fits };
    return this.#decideCall(session, fits);
  }

  /** Records what no check looks at. */
  notScanned(channel: Channel, what: string, outcome: Outcome = 'passed'): void {
    this.#setting.options.onDecision?.({ kind: 'not-scanned', channel, what, outcome });
  }

  async #decideCall(session: GuardSession, call: ToolCall): Promise<GuardedCall> {
    const { guard, options, counted, signal } = this.#setting;
    const decision = guard.inspectToolCall(session, call);
    let outcome: Outcome = decision.action === 'allow' ? 'passed' : 'stopped';
    const { approval } = decision;
    if (decision.action === 'escalate' && approval !== undefined && options.approve !== undefined) {
      if (await options.approve({ kind: 'tool-call', call, request: approval }, signal)) {
        session.approve(approval.id, approval.expiresAt);
        outcome = 'approved';
      }
    }
    options.onDecision?.({ kind: 'tool-call', call: { id: call.id, name: call.name }, outcome, decision });
    if (outcome === 'stopped') return { stopped: this.#stopCall(decision) };
    session.recordCall(call);
    if (call.id !== undefined) counted.add(call.id);
    return { call };
  }

  /** @param times how often each text has stood in the request; left out where texts come one by one. */
  async #readPiece(piece: PromptPiece, times: Map<string, number> | undefined): Promise<Stopped | undefined> {
    const { options, cache } = this.#setting;
    const { channel, texts, tool } = piece;
    const read = await Promise.all(texts.map((text) => this.#inspect(channel, text, options.references ?? {}, cache)));
    const passed: string[] = [];
    let stopping: Decision | undefined;
    for (const [index, { decision, reused }] of read.entries()) {
      const text = texts[index] as string;
      const settled = await this.#settle(text, decision);
      if (settled.passed === undefined) stopping = stricter(stopping, decision);
      else passed.push(this.#hidden(text, settled.passed, decision));
      const outcome = settled.passed === undefined ? this.#fate(piece) : settled.outcome;
      this.#tell(channel, decision, outcome, reused, tool);
    }
    let score = Math.max(0, ...read.map(({ decision }) => this.#score(decision)));
    if (stopping === undefined && texts.length > 1) {
      const whole = await this.#readTogether(piece, read);
      if (whole !== undefined) {
        score = Math.max(score, this.#score(whole.decision));
        if (whole.passed === undefined) stopping = whole.decision;
        else passed.splice(0, passed.length, whole.passed, ...texts.slice(1).map(() => ''));
      }
    }
    if (stopping !== undefined) {
      this.#remember({ channel: 'assistant', text: texts.join('\n'), tool, score }, times);
      if (this.#fate(piece) === 'stopped') return this.#stop(stopping);
      piece.write([stopping.text || (options.withheldText ?? defaultWithheldText), ...texts.slice(1).map(() => '')]);
      return undefined;
    }
    if (passed.some((text, index) => text !== texts[index])) piece.write(passed);
    this.#note(piece, passed);
    // What the user wrote is remembered as written, what others wrote as the model reads it.
    const kept = channel === 'user' || channel === 'system' ? texts : passed;
    this.#remember({ channel, text: kept.join('\n'), tool, score }, times);
    return undefined;
  }

  /** Looks at the parts of a message as one, for what no part shows alone; undefined when they show it all. */
  async #readTogether(
    piece: PromptPiece,
    read: readonly { readonly decision: Decision }[],
  ): Promise<{ readonly decision: Decision; readonly passed: string | undefined } | undefined> {
    const { options, cache } = this.#setting;
    const text = piece.texts.join('');
    const { decision, reused } = await this.#inspect(piece.channel, text, options.references ?? {}, cache);
    const taken = read.reduce((sum, one) => sum + one.decision.redactions.length, 0);
    if (decision.action === 'allow') return undefined;
    if (decision.action === 'redact' && decision.redactions.length <= taken) return undefined;
    const { outcome, passed } = await this.#settle(text, decision);
    this.#tell(piece.channel, decision, passed === undefined ? this.#fate(piece) : outcome, reused, piece.tool);
    return { decision, passed: passed === undefined ? undefined : this.#hidden(text, passed, decision) };
  }

  /** Whether a stopped text of this piece ends the turn or is only withheld. */
  #fate({ channel, earlier }: PromptPiece): 'stopped' | 'withheld' {
    const stopOn = this.#setting.options.stopOn ?? ['system', 'user'];
    return !earlier && stopOn.includes(channel) ? 'stopped' : 'withheld';
  }

  async #inspect(
    channel: Channel,
    text: string,
    references: References,
    cache?: DecisionCache,
  ): Promise<{ readonly decision: Decision; readonly reused: boolean }> {
    const known = cache?.get(channel, text);
    if (known !== undefined) return { decision: known, reused: true };
    const { guard, signal } = this.#setting;
    const decision = await guard.inspectAsync({ channel, text, references }, signal);
    cache?.keep(channel, text, decision);
    return { decision, reused: false };
  }

  /** What goes on of a text; undefined when nothing does. */
  async #settle(
    text: string,
    decision: Decision,
  ): Promise<{ readonly outcome: Outcome; readonly passed: string | undefined }> {
    const { options, signal } = this.#setting;
    if (decision.action === 'allow') return { outcome: 'passed', passed: text };
    if (decision.action === 'redact') return { outcome: 'redacted', passed: decision.text };
    const { channel } = decision;
    const approved =
      decision.action === 'escalate' && (await options.approve?.({ kind: 'text', channel, text, decision }, signal));
    return approved === true
      ? { outcome: 'approved', passed: applyRedactions(text, decision.redactions).text }
      : { outcome: 'stopped', passed: undefined };
  }

  #tell(channel: Channel, decision: Decision, outcome: Outcome, reused: boolean, tool?: string): void {
    const named = tool === undefined ? {} : { tool };
    this.#setting.options.onDecision?.({ kind: 'text', channel, ...named, outcome, decision, reused });
  }

  #hidden(text: string, passed: string, { redactions }: Decision): string {
    const { vault } = this.#setting;
    return vault === undefined ? passed : vault.hide(text, redactions);
  }

  #restored(text: string): string {
    const { vault } = this.#setting;
    return vault === undefined ? text : restore(text, vault.originals);
  }

  /** Keeps what answers are compared with. */
  #note({ channel }: PromptPiece, texts: readonly string[]): void {
    if (channel === 'system') this.#systemPrompt.push(...texts);
    else if (channel === 'tool-result' || channel === 'retrieved') this.#context.push(...texts);
  }

  #references(): References {
    const systemPrompt = this.#systemPrompt.join('\n');
    return {
      ...(systemPrompt === '' ? {} : { systemPrompt }),
      ...(this.#context.length === 0 ? {} : { context: this.#context }),
      ...this.#setting.options.references,
    };
  }

  /**
   * Records a text in the session. What does not go on is nobody's word there, but its score is risk: it is recorded on a
   * channel that labels nothing.
   */
  #remember(text: SessionText, times: Map<string, number> | undefined): void {
    const { session } = this.#setting;
    if (session === undefined) return;
    const key = `${text.channel}\n${text.tool ?? ''}\n${text.text}`;
    const time = (times?.get(key) ?? 0) + 1;
    times?.set(key, time);
    session.record(times === undefined ? text : { ...text, position: String(time) });
  }

  /** The highest score of a rule that stops texts: only that is risk. */
  #score({ channel, checks }: Decision): number {
    const rules = this.#setting.guard.compiled.channels[channel]?.rules ?? [];
    let highest = 0;
    for (const { rule, mode, score = 0, threshold = 0 } of checks) {
      const action = rules.find(({ id }) => id === rule)?.action ?? 'allow';
      if (mode === 'enforced' && score >= threshold && actions.indexOf(action) >= escalate)
        highest = Math.max(highest, score);
    }
    return highest;
  }

  #stop({ action, channel, text, rules, policyHash }: Decision | StreamDecision): Stopped {
    return {
      action: action === 'fallback' || action === 'escalate' ? action : 'block',
      channel,
      text: action === 'fallback' ? text : (this.#setting.options.blockedText ?? ''),
      rules,
      policyHash,
    };
  }

  #stopCall({ action, reasons, approval }: ToolDecision): Stopped {
    return {
      action: action === 'escalate' ? 'escalate' : 'block',
      channel: 'tool-call',
      text: this.#setting.options.blockedText ?? '',
      rules: reasons.map(({ rule }) => rule),
      policyHash: this.#setting.guard.policyHash,
      approval,
    };
  }
}

function stricter(one: Decision | undefined, other: Decision): Decision {
  return one === undefined || actions.indexOf(other.action) > actions.indexOf(one.action) ? other : one;
}

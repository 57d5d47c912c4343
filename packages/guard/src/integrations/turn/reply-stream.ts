import { openRestorer, type Restorer } from '../../redaction/restore.js';
import type { GuardStream, StreamDecision, StreamStep } from '../../stream/stream-step.js';
import type { Stopped } from './guard-event.js';
import type { GuardedTurn } from './guarded-turn.js';

/** What may be shown of an answer. */
export interface ReplyStep {
  readonly text: string;
  /** There when the answer was stopped; `text` then ends with what is said instead. */
  readonly stopped?: Stopped | undefined;
}

/** What a reply stream works with. */
export interface ReplyStreamSetting {
  readonly turn: GuardedTurn;
  /** Left out: the answer is inspected whole, at its end. */
  readonly stream?: GuardStream | undefined;
  readonly originals?: ReadonlyMap<string, string> | undefined;
}

/** One answer of a model as it comes: inspected, redacted, and with originals put back. */
export class ReplyStream {
  readonly #setting: ReplyStreamSetting;
  readonly #restorer: Restorer | undefined;
  #whole = '';
  #stopped: Stopped | undefined;
  #ended = false;

  constructor(setting: ReplyStreamSetting) {
    this.#setting = setting;
    this.#restorer = setting.originals === undefined ? undefined : openRestorer(setting.originals);
  }

  /** Why it was stopped, once it is. */
  get stopped(): Stopped | undefined {
    return this.#stopped;
  }

  /** The next piece. */
  push(delta: string): ReplyStep {
    if (this.#ended) return { text: '', stopped: this.#stopped };
    const { stream } = this.#setting;
    if (stream !== undefined) return this.#step(stream.push(delta));
    this.#whole += delta;
    return { text: '' };
  }

  /** No more will come. */
  async end(): Promise<ReplyStep> {
    if (this.#ended) return { text: '', stopped: this.#stopped };
    const { stream, turn } = this.#setting;
    if (stream !== undefined) return this.#step(stream.end());
    this.#ended = true;
    const reply = await turn.reply(this.#whole);
    this.#stopped = reply.stopped;
    return reply;
  }

  #step({ release, decision }: StreamStep): ReplyStep {
    const text = this.#restorer === undefined ? release : this.#restorer.push(release);
    return decision === undefined ? { text } : this.#settle(text, decision);
  }

  #settle(text: string, decision: StreamDecision): ReplyStep {
    this.#ended = true;
    this.#stopped = this.#setting.turn.settleStream(decision);
    return {
      text: text + (this.#restorer?.end() ?? '') + (this.#stopped?.text ?? ''),
      stopped: this.#stopped,
    };
  }
}

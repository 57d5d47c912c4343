import type { Message } from '@plimsoll/core';
import type { Action, Channel, Decision, Guard, GuardSession, References } from '@plimsoll/guard';
import { replaceUntrusted, type DocumentMarkers } from '../controls/untrusted-text.js';
import { guardStrain } from './guard-strain.js';

/** How the messages of a conversation are read. */
export interface ReadingOptions {
  readonly documents: DocumentMarkers;
  /** Channel of what stands in user messages outside of documents. */
  readonly channel: Channel;
  readonly references: References;
}

/** What a guard made of one message. */
export interface ReadMessage {
  /** What to go on with: redacted, and without documents that were stopped. */
  readonly message: Message;
  /** What stopped it, or a document in it. */
  readonly stopped: readonly Decision[];
  /** Something that others wrote was taken out. */
  readonly cleaned: boolean;
}

const withheld = '[withheld by the guard]';

/** Whether what was decided about goes no further. */
export function isStopped(action: Action): boolean {
  return action !== 'allow' && action !== 'redact';
}

/** Reads the messages of one conversation through a guard, each once, in one session. */
export class GuardReading {
  readonly session: GuardSession;
  readonly #guard: Guard;
  readonly #options: ReadingOptions;
  readonly #read: { readonly source: Message; readonly read: ReadMessage }[] = [];
  readonly #context: string[] = [];
  #microseconds = 0;
  #strain: number | undefined;

  constructor(guard: Guard, id: string, options: ReadingOptions) {
    this.#guard = guard;
    this.#options = options;
    this.session = guard.session({ id });
  }

  /** Milliseconds spent since this was asked last. */
  takeMilliseconds(): number {
    const spent = this.#microseconds / 1_000;
    this.#microseconds = 0;
    return spent;
  }

  /** The highest {@link guardStrain} since this was asked last; undefined where nothing was decided since. */
  takeStrain(): number | undefined {
    const strain = this.#strain;
    this.#strain = undefined;
    return strain;
  }

  /** All messages as they were read; those that are new, or other than before, are read now. */
  async read(messages: readonly Message[], signal: AbortSignal): Promise<readonly ReadMessage[]> {
    for (const [index, message] of messages.entries()) {
      const known = this.#read[index];
      if (known !== undefined && isSame(known.source, message)) continue;
      // A conversation that took another turn is another one from there on.
      this.#read.length = index;
      this.#read.push({ source: message, read: await this.#readOne(message, index, signal) });
    }
    return this.#read.slice(0, messages.length).map(({ read }) => read);
  }

  /** Takes note of a message that was inspected on its way out, so that it is not read again on the way in. */
  wrote(index: number, message: Message): void {
    this.#read.length = index;
    this.#read.push({ source: message, read: { message, stopped: [], cleaned: false } });
  }

  /** Decides about a text of this conversation. */
  async decide(
    channel: Channel,
    text: string,
    signal: AbortSignal,
    more: { readonly tool?: string | undefined; readonly position?: string | undefined } = {},
  ): Promise<Decision> {
    const { systemPrompt, canaries } = this.#options.references;
    const context = channel !== 'assistant' || this.#context.length === 0 ? undefined : this.#context;
    const references = { systemPrompt, canaries, context };
    const decision = await this.#guard.inspectAsync(
      { channel, text, references, session: this.session, ...more },
      signal,
    );
    this.#microseconds += decision.microseconds;
    this.#strain = Math.max(this.#strain ?? -Infinity, guardStrain(decision));
    return decision;
  }

  async #readOne(message: Message, index: number, signal: AbortSignal): Promise<ReadMessage> {
    const { documents, channel } = this.#options;
    const position = String(index);
    const stopped: Decision[] = [];
    let cleaned = false;
    if (message.role === 'tool') {
      const decision = await this.decide('tool-result', message.content, signal, { tool: message.toolName, position });
      this.#context.push(decision.text);
      if (isStopped(decision.action)) stopped.push(decision);
      const content = isStopped(decision.action) ? JSON.stringify({ error: withheld }) : decision.text;
      return { message: { ...message, content }, stopped, cleaned: decision.action !== 'allow' };
    }
    const found: string[] = [];
    // Documents are judged as what others wrote, and what stands around them as the user's own words.
    const around = replaceUntrusted([message], documents, (text) => {
      found.push(text);
      return '';
    })[0] as Message;
    const own = await this.decide(
      message.role === 'user' ? channel : message.role,
      found.length === 0 ? message.content : around.content,
      signal,
      { position },
    );
    if (isStopped(own.action)) stopped.push(own);
    const words = isStopped(own.action) ? withheld : own.text;
    if (found.length === 0) return { message: { ...message, content: words }, stopped, cleaned };
    const kept: string[] = [];
    for (const [place, text] of found.entries()) {
      const decision = await this.decide('retrieved', text, signal, { position: `${position}/${String(place)}` });
      if (decision.action !== 'allow') cleaned = true;
      if (isStopped(decision.action)) stopped.push(decision);
      kept.push(isStopped(decision.action) ? withheld : decision.text);
    }
    this.#context.push(...kept);
    const parts = kept.values();
    const [clean] = replaceUntrusted([{ ...message, content: words }], documents, () => parts.next().value ?? '');
    return { message: clean as Message, stopped, cleaned };
  }
}

function isSame(one: Message, other: Message): boolean {
  return one === other || (one.role === other.role && one.content === other.content);
}

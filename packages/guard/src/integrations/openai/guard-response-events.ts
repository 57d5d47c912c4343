import type { Stopped } from '../turn/guard-event.js';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { ReplyStream } from '../turn/reply-stream.js';
import { guardItem, stoppedResponse, withOutput } from './guard-response.js';

type Event = Readonly<Record<string, unknown>>;

/** One text of a streamed answer: what was released of it. */
interface StreamedText {
  readonly reply: ReplyStream;
  /** The delta event it came with, less its delta. */
  readonly event: Event;
  released: string;
}

/**
 * The events of a streamed response, guarded: texts are held back as long as something in them may still be stopped, calls
 * until they are whole. A response that is stopped ends with `response.incomplete` and the reason `content_filter`.
 */
export async function* guardResponseEvents(
  turn: GuardedTurn,
  events: AsyncIterable<unknown>,
): AsyncGenerator<unknown, void> {
  const state = new ResponseEvents(turn);
  for await (const event of events) {
    if (!isRecord(event)) continue;
    for await (const shown of state.take(event)) yield state.numbered(shown);
    if (state.over) return;
  }
}

class ResponseEvents {
  over = false;
  readonly #turn: GuardedTurn;
  readonly #texts = new Map<string, StreamedText>();
  /** Events of calls that are not whole yet, by item. */
  readonly #held = new Map<string, Event[]>();
  readonly #output: unknown[] = [];
  #response: Draft = {};
  #stopped: Stopped | undefined;
  #number = 0;

  constructor(turn: GuardedTurn) {
    this.#turn = turn;
  }

  /** Events are counted anew, since some are held and others added. */
  numbered(event: Event): Event {
    const numbered = { ...event, sequence_number: this.#number };
    this.#number += 1;
    return numbered;
  }

  async *take(event: Event): AsyncGenerator<Event, void> {
    const type = textOf(event.type) ?? '';
    if (isRecord(event.response)) this.#response = { ...event.response };
    if (/^response\.(output_text|refusal|reasoning_summary_text|reasoning_text)\.delta$/.test(type))
      yield* this.#delta(event);
    else if (/^response\.(output_text|refusal|reasoning_summary_text|reasoning_text)\.done$/.test(type))
      yield* this.#done(event, type);
    else if (/^response\.(content_part|reasoning_summary_part)\.done$/.test(type))
      yield { ...event, part: this.#rewritten(event, recordOf(event.part)) };
    else if (type === 'response.output_item.added' && isCall(event.item)) this.#held.set(itemId(event), [event]);
    else if (type === 'response.output_item.done') yield* this.#itemDone(event);
    else if (this.#held.has(textOf(event.item_id) ?? '')) this.#held.get(textOf(event.item_id) ?? '')?.push(event);
    else if (/^response\.(completed|incomplete)$/.test(type)) yield this.#end(event);
    else yield event;
  }

  *#delta(event: Event): Generator<Event, void> {
    const text = this.#textOf(event);
    const step = text.reply.push(textOf(event.delta) ?? '');
    if (step.text !== '') {
      text.released += step.text;
      yield { ...text.event, delta: step.text };
    }
    if (step.stopped !== undefined) yield* this.#stop(step.stopped, text);
  }

  async *#done(event: Event, type: string): AsyncGenerator<Event, void> {
    const text = this.#textOf(event);
    const { text: rest, stopped } = await text.reply.end();
    if (rest !== '') {
      text.released += rest;
      yield { ...text.event, type: type.replace(/done$/, 'delta'), delta: rest };
    }
    if (stopped !== undefined) yield* this.#stop(stopped, text);
    else yield this.#doneEvent(event, type, text);
  }

  #doneEvent(event: Event, type: string, { released }: StreamedText): Event {
    const { delta: _delta, ...rest } = event;
    const member = type.startsWith('response.refusal') ? 'refusal' : 'text';
    return { ...rest, type, [member]: released, ...(rest.logprobs === undefined ? {} : { logprobs: [] }) };
  }

  async *#itemDone(event: Event): AsyncGenerator<Event, void> {
    const item = recordOf(event.item);
    if (item.type === 'message' || item.type === 'reasoning') {
      const written: Draft = { ...item };
      for (const list of ['content', 'summary']) {
        if (!Array.isArray(item[list])) continue;
        written[list] = listOf(item[list]).map((part, index) =>
          this.#rewritten({ item_id: item.id, content_index: index, summary_index: index }, recordOf(part)),
        );
      }
      this.#output.push(written);
      yield { ...event, item: written };
      return;
    }
    const held = this.#held.get(itemId(event)) ?? [];
    this.#held.delete(itemId(event));
    const guarded = await guardItem(this.#turn, item);
    this.#stopped = guarded.stopped ?? this.#stopped;
    if (guarded.item === undefined) return;
    this.#output.push(guarded.item);
    // The parts of a call whose arguments were changed would show what was taken out.
    if (guarded.item === item) yield* held;
    else yield* held.slice(0, 1);
    yield { ...event, item: guarded.item };
  }

  /** A whole part with the text that was released of it. */
  #rewritten(event: Event, part: Event): Event {
    const member = textOf(part.refusal) === undefined ? 'text' : 'refusal';
    if (textOf(part[member]) === undefined) return part;
    const known = this.#texts.get(keyOf(event, kindOf(part)));
    const released = known?.released ?? '';
    if (released === part[member]) return part;
    return {
      ...part,
      [member]: released,
      ...(part.annotations === undefined ? {} : { annotations: [] }),
      ...(part.logprobs === undefined ? {} : { logprobs: [] }),
    };
  }

  *#stop(stopped: Stopped, text: StreamedText): Generator<Event, void> {
    const type = (textOf(text.event.type) ?? '').replace(/delta$/, 'done');
    const part = { type: 'output_text', text: text.released, annotations: [] };
    const item = {
      id: text.event.item_id,
      type: 'message',
      role: 'assistant',
      status: 'incomplete',
      content: [part],
    };
    yield this.#doneEvent(text.event, type, text);
    if (kindOf(text.event) === 'output_text') {
      const { item_id, output_index, content_index } = text.event;
      yield { type: 'response.content_part.done', item_id, output_index, content_index, part };
      yield { type: 'response.output_item.done', output_index, item };
      this.#output.push(item);
    }
    this.#stopped = stopped;
    yield this.#end({ type: 'response.incomplete' });
    this.over = true;
  }

  #end(event: Event): Event {
    if (this.#stopped === undefined) return { ...event, response: withOutput(this.#response, this.#output) };
    const response = stoppedResponse(this.#stopped, this.#response, this.#output);
    return { ...event, type: response.status === 'incomplete' ? 'response.incomplete' : event.type, response };
  }

  #textOf(event: Event): StreamedText {
    const key = keyOf(event, kindOf(event));
    let text = this.#texts.get(key);
    if (text === undefined) {
      const { logprobs, ...rest } = event;
      const bare = { ...rest, delta: '', ...(logprobs === undefined ? {} : { logprobs: [] }) };
      text = { reply: this.#turn.openReply(), event: bare, released: '' };
      this.#texts.set(key, text);
    }
    return text;
  }
}

/** "output_text", "refusal", "summary_text" or "reasoning_text", of an event or a part. */
function kindOf({ type }: Event): string {
  const written = textOf(type) ?? '';
  return /output_text|refusal|summary_text|reasoning_text/.exec(written)?.[0] ?? written;
}

function keyOf({ item_id, content_index, summary_index }: Event, kind: string): string {
  const index = kind === 'summary_text' ? summary_index : content_index;
  return `${kind}/${String(item_id)}/${String(index)}`;
}

function itemId(event: Event): string {
  return textOf(recordOf(event.item).id) ?? `at ${String(event.output_index)}`;
}

function isCall(item: unknown): boolean {
  const { type } = recordOf(item);
  return type === 'function_call' || type === 'custom_tool_call';
}

/** The events that stand for a response that was never asked for. */
export async function* stoppedResponseEvents(stopped: Stopped, head: Draft): AsyncGenerator<unknown, void> {
  const response = stoppedResponse(stopped, head, []);
  const [item] = listOf(response.output);
  const [part] = listOf(recordOf(item).content);
  const at = { item_id: recordOf(item).id, output_index: 0, content_index: 0 };
  const empty = { type: 'output_text', text: '', annotations: [] };
  const started = { ...head, status: 'in_progress', incomplete_details: null };
  const events = [
    { type: 'response.created', response: started },
    { type: 'response.output_item.added', output_index: 0, item: { ...recordOf(item), content: [] } },
    { type: 'response.content_part.added', ...at, part: empty },
    { type: 'response.output_text.delta', ...at, delta: stopped.text, logprobs: [] },
    { type: 'response.output_text.done', ...at, text: stopped.text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.incomplete', response },
  ];
  for (const [sequence_number, event] of events.entries()) yield await Promise.resolve({ ...event, sequence_number });
}

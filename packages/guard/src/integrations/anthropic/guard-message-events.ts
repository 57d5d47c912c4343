import type { JsonValue } from '@plimsoll/core';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import { noteOf } from '../turn/guard-note.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { ReplyStream } from '../turn/reply-stream.js';
import { guardBlock, messageHead, stoppedMessage } from './guard-message.js';

type Event = Readonly<Record<string, unknown>>;

/** A block that is held until it is whole: a call, or the model's thinking, which is signed as a whole. */
interface HeldBlock {
  readonly events: Event[];
  written: string;
}

/**
 * The events of a streamed message, guarded: text is held back as long as something in it may still be stopped, calls and
 * thinking until they are whole. A message that is stopped ends with the reason `refusal`.
 */
export async function* guardMessageEvents(
  turn: GuardedTurn,
  events: AsyncIterable<unknown>,
): AsyncGenerator<Event, void> {
  const texts = new Map<unknown, ReplyStream>();
  const held = new Map<unknown, HeldBlock>();
  /** Blocks are counted anew, since some are left out. */
  const places = new Map<unknown, number>();
  let calls = 0;
  let stopped: Stopped | undefined;
  const placed = (event: Event): Event => {
    let index = places.get(event.index);
    if (index === undefined) places.set(event.index, (index = places.size));
    return { ...event, index };
  };
  const textDelta = (event: Event, text: string): Event =>
    placed({ type: 'content_block_delta', index: event.index, delta: { type: 'text_delta', text } });

  for await (const event of events) {
    if (!isRecord(event)) continue;
    const { type, index } = event;
    const delta = recordOf(event.delta);
    const block = recordOf(event.content_block);
    if (type === 'content_block_start' && (block.type === 'tool_use' || block.type === 'thinking')) {
      held.set(index, { events: [event], written: '' });
    } else if (type === 'content_block_start') {
      if (block.type === 'text') texts.set(index, turn.openReply());
      else turn.notScanned('assistant', (textOf(block.type) ?? 'block').slice(0, 40));
      yield placed(event);
    } else if (type === 'content_block_delta' && held.has(index)) {
      const one = held.get(index) as HeldBlock;
      one.events.push(event);
      one.written += textOf(delta.partial_json) ?? textOf(delta.thinking) ?? '';
    } else if (type === 'content_block_delta' && delta.type === 'text_delta') {
      const step = texts.get(index)?.push(textOf(delta.text) ?? '');
      if (step !== undefined && step.text !== '') yield textDelta(event, step.text);
      if (step?.stopped === undefined) continue;
      yield placed({ type: 'content_block_stop', index });
      yield* ending(step.stopped, {});
      return;
    } else if (type === 'content_block_stop' && held.has(index)) {
      const one = held.get(index) as HeldBlock;
      held.delete(index);
      const [start = {}] = one.events;
      const whole = wholeBlock(recordOf(start.content_block), one.written);
      const guarded = await guardBlock(turn, whole);
      stopped = guarded.stopped ?? stopped;
      if (guarded.block === undefined) continue;
      if (whole.type === 'tool_use') calls += 1;
      const shown = guarded.block === whole ? one.events : [start, changedInput(event, guarded.block)];
      for (const one of [...shown, event]) yield placed(one);
    } else if (type === 'content_block_stop') {
      const step = await texts.get(index)?.end();
      if (step !== undefined && step.text !== '') yield textDelta(event, step.text);
      yield placed(event);
      if (step?.stopped === undefined) continue;
      yield* ending(step.stopped, {});
      return;
    } else if (type === 'message_delta' && stopped !== undefined && calls === 0) {
      yield { ...event, delta: { ...delta, stop_reason: 'refusal' }, plimsoll: noteOf(stopped) };
    } else if (type === 'content_block_delta') {
      // Citations quote what is held back; the rest is no text.
      turn.notScanned('assistant', (textOf(delta.type) ?? 'delta').slice(0, 40), 'withheld');
    } else yield event;
  }
}

function wholeBlock(block: Event, written: string): Draft {
  if (block.type === 'thinking') return { ...block, thinking: written };
  try {
    return { ...block, input: (written.trim() === '' ? {} : JSON.parse(written)) as JsonValue };
  } catch {
    // What is no JSON is inspected as the text that it is.
    return { ...block, input: written };
  }
}

function changedInput({ index }: Event, block: unknown): Event {
  const partial_json = JSON.stringify(recordOf(block).input);
  return { type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json } };
}

function* ending(stopped: Stopped, usage: Draft): Generator<Event, void> {
  const delta = { stop_reason: 'refusal', stop_sequence: null };
  yield { type: 'message_delta', delta, usage: { output_tokens: 0, ...usage }, plimsoll: noteOf(stopped) };
  yield { type: 'message_stop' };
}

/** The events that stand for a message that was never asked for. */
export async function* stoppedMessageEvents(stopped: Stopped, model: string): AsyncGenerator<Event, void> {
  const head = messageHead(model);
  yield await Promise.resolve({ type: 'message_start', message: head });
  for (const [index, block] of listOf(stoppedMessage(stopped, head, []).content).entries()) {
    yield { type: 'content_block_start', index, content_block: { ...recordOf(block), text: '' } };
    yield { type: 'content_block_delta', index, delta: { type: 'text_delta', text: stopped.text } };
    yield { type: 'content_block_stop', index };
  }
  yield* ending(stopped, {});
}

import { guardParts } from '../ai-sdk/guard-parts.js';
import { guardChunks } from '../chat/guard-chunks.js';
import { guardResponseEvents } from '../openai/guard-response-events.js';
import { isRecord, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';

const done = '[DONE]';
const textMembers = ['delta', 'text', 'content', 'token'] as const;

/**
 * Server-sent events, guarded. What they carry is told by the first of them: chunks of a chat completion, events of the
 * responses API, parts of the AI SDK's streams, or plain texts (also as a member `delta`, `text`, `content` or `token`).
 */
export async function* guardEvents(turn: GuardedTurn, texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  const events = eventData(texts);
  const first = await events.next();
  if (first.done === true) return;
  const rest = async function* (): AsyncGenerator<string, void> {
    yield first.value;
    yield* events;
  };
  const kind = kindOf(jsonOf(first.value));
  if (kind === undefined) {
    yield* guardTexts(turn, rest());
    return;
  }
  const values = async function* (): AsyncGenerator<unknown, void> {
    for await (const data of rest()) {
      const value = jsonOf(data);
      if (value !== undefined) yield value;
      else if (data !== done) turn.notScanned('assistant', 'event', 'withheld');
    }
  };
  for await (const value of kind(turn, values())) {
    const { type } = recordOf(value);
    // Only the responses API names its events twice.
    yield kind === guardResponseEvents ? `event: ${String(type)}\n${dataLines(value)}` : dataLines(value);
  }
  if (kind !== guardResponseEvents) yield `data: ${done}\n\n`;
}

type Guarding = (turn: GuardedTurn, values: AsyncIterable<unknown>) => AsyncGenerator<unknown, void>;

function kindOf(value: unknown): Guarding | undefined {
  const { choices, type } = recordOf(value);
  if (Array.isArray(choices)) return guardChunks;
  if (typeof type !== 'string') return undefined;
  if (type.startsWith('response.')) return guardResponseEvents;
  return /^(start|start-step|stream-start|(text|reasoning)-(start|delta)|tool-input-start)$/.test(type)
    ? guardHookParts
    : undefined;
}

/** The AI SDK's stream for its hooks differs from that of its models in how calls are written. */
async function* guardHookParts(turn: GuardedTurn, values: AsyncIterable<unknown>): AsyncGenerator<unknown, void> {
  const asModelParts = async function* (): AsyncGenerator<unknown, void> {
    for await (const value of values) {
      const part = recordOf(value);
      const { toolCallId, input } = part;
      if (part.type === 'tool-input-start' || part.type === 'tool-input-delta') yield { ...part, id: toolCallId };
      else if (part.type === 'tool-input-available')
        yield { ...part, type: 'tool-call', input: JSON.stringify(input ?? {}) };
      else if (part.type === 'tool-output-available') yield { ...part, type: 'tool-result', result: part.output };
      else yield part;
    }
  };
  for await (const part of guardParts(turn, asModelParts())) {
    const { id: _id, type, ...rest } = part as Draft;
    if (type === 'tool-input-start' || type === 'tool-input-delta') yield { type, ...rest };
    else if (type === 'tool-call') yield { ...rest, type: 'tool-input-available', input: jsonOf(String(rest.input)) };
    else if (type === 'tool-result') {
      const { result, ...output } = rest;
      yield { ...output, type: 'tool-output-available', output: result };
    } else if (type === 'finish') {
      const { usage: _usage, providerMetadata: _metadata, finishReason, ...end } = part as Draft;
      yield { ...end, finishReason: isRecord(finishReason) ? finishReason.unified : finishReason };
    } else yield part;
  }
}

/** Events that are texts: what is released of each is sent in its form. */
async function* guardTexts(turn: GuardedTurn, events: AsyncIterable<string>): AsyncGenerator<string, void> {
  const reply = turn.openReply();
  let write = (text: string): string => textLines(text);
  let ended = false;
  for await (const data of events) {
    const value = jsonOf(data);
    const member = textMembers.find((name) => typeof recordOf(value)[name] === 'string');
    ended ||= data === done;
    if (data === done) continue;
    if (isRecord(value) && member === undefined) {
      turn.notScanned('assistant', 'event', 'withheld');
      continue;
    }
    if (member !== undefined) write = (text) => dataLines({ ...recordOf(value), [member]: text });
    const step = reply.push(member === undefined ? data : (textOf(recordOf(value)[member]) ?? ''));
    if (step.text !== '') yield write(step.text);
    if (step.stopped !== undefined) break;
  }
  const { text } = await reply.end();
  if (text !== '') yield write(text);
  if (ended) yield `data: ${done}\n\n`;
}

/** The data of each event, as the standard says: lines joined, comments and other fields left out. */
async function* eventData(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let kept = '';
  for await (const text of texts) {
    kept += text;
    const blocks = kept.split(/\r\n\r\n|\n\n|\r\r/);
    kept = blocks.pop() ?? '';
    for (const block of blocks) yield* dataOf(block);
  }
  yield* dataOf(kept);
}

function* dataOf(block: string): Generator<string, void> {
  const lines = block.split(/\r\n|\n|\r/).filter((line) => line === 'data' || line.startsWith('data:'));
  if (lines.length > 0) yield lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n');
}

function dataLines(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function textLines(text: string): string {
  return `${text
    .split(/\r\n|\n|\r/)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

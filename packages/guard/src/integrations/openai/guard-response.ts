import type { Stopped } from '../turn/guard-event.js';
import { draftsOf, isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import { noteOf } from '../turn/guard-note.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { readCall, writtenArguments } from '../turn/tool-arguments.js';

/** An answer of the responses API, guarded; a copy. */
export async function guardResponse(turn: GuardedTurn, response: unknown): Promise<unknown> {
  if (!isRecord(response)) return response;
  const output: unknown[] = [];
  let stopped: Stopped | undefined;
  for (const item of listOf(response.output)) {
    const guarded = await guardItem(turn, item);
    if (guarded.item !== undefined) output.push(guarded.item);
    stopped = guarded.stopped ?? stopped;
    if (guarded.stopped !== undefined && recordOf(item).type === 'message') break;
  }
  return stopped === undefined ? withOutput(response, output) : stoppedResponse(stopped, response, output);
}

/** An item of an answer; without `item` it must not go on. */
export async function guardItem(
  turn: GuardedTurn,
  item: unknown,
): Promise<{ readonly item?: unknown; readonly stopped?: Stopped | undefined }> {
  const { type = '' } = recordOf(item) as { readonly type?: string };
  if (!isRecord(item)) return { item };
  if (type === 'function_call' || type === 'custom_tool_call') return guardCallItem(turn, item);
  if (type !== 'message' && type !== 'reasoning') {
    turn.notScanned('assistant', type.slice(0, 40));
    return { item };
  }
  let stopped: Stopped | undefined;
  const written: Draft = { ...item };
  for (const list of ['content', 'summary']) {
    if (!Array.isArray(item[list])) continue;
    const parts = draftsOf(item[list]) as Draft[];
    for (const part of parts) {
      for (const member of ['text', 'refusal']) {
        const text = textOf(part[member]);
        if (text === undefined) continue;
        const reply = await turn.reply(text);
        part[member] = reply.text;
        if (reply.text !== text) {
          if (part.annotations !== undefined) part.annotations = [];
          if (part.logprobs !== undefined) part.logprobs = [];
        }
        stopped = reply.stopped ?? stopped;
      }
    }
    written[list] = parts;
  }
  return { item: written, stopped };
}

async function guardCallItem(
  turn: GuardedTurn,
  item: Readonly<Record<string, unknown>>,
): Promise<{ readonly item?: unknown; readonly stopped?: Stopped | undefined }> {
  const name = textOf(item.name) ?? '';
  const id = textOf(item.call_id);
  if (item.type === 'custom_tool_call') {
    const { call, stopped } = await turn.toolCall({ id, name, arguments: { input: textOf(item.input) ?? '' } });
    return call === undefined ? { stopped } : { item: { ...item, input: recordOf(call.arguments).input } };
  }
  const asked = readCall(name, textOf(item.arguments) ?? '', id);
  const { call, stopped } = await turn.toolCall(asked);
  if (call === undefined) return { stopped };
  return { item: call === asked ? item : { ...item, arguments: writtenArguments(call) } };
}

/** A response with other output, and the `output_text` that follows from it. */
export function withOutput(response: Readonly<Record<string, unknown>>, output: readonly unknown[]): Draft {
  const texts = output.flatMap((item) =>
    recordOf(item).type === 'message'
      ? listOf(recordOf(item).content).map((part) => textOf(recordOf(part).text) ?? '')
      : [],
  );
  return { ...response, output, output_text: texts.join('') };
}

/** A response that was stopped: what was kept of its output, and what is said instead. */
export function stoppedResponse(
  stopped: Stopped,
  response: Readonly<Record<string, unknown>>,
  output: readonly unknown[],
): Draft {
  const calls = output.some((item) => textOf(recordOf(item).type)?.endsWith('call') === true);
  const said = output.some((item) => recordOf(item).type === 'message');
  const message = {
    id: 'msg_guard',
    type: 'message',
    role: 'assistant',
    status: 'incomplete',
    content: [{ type: 'output_text', text: stopped.text, annotations: [] }],
  };
  return {
    ...withOutput(response, said || calls ? output : [...output, message]),
    ...(calls ? {} : { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
    plimsoll: noteOf(stopped),
  };
}

/** The head of a response that was never asked for. */
export function responseHead(model: string, created: number): Draft {
  return {
    id: 'resp_guard',
    object: 'response',
    created_at: created,
    model,
    status: 'incomplete',
    error: null,
    incomplete_details: { reason: 'content_filter' },
    instructions: null,
    metadata: {},
    parallel_tool_calls: true,
    temperature: null,
    tool_choice: 'auto',
    tools: [],
    top_p: null,
    output: [],
    output_text: '',
  };
}

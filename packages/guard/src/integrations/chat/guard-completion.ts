import type { Stopped } from '../turn/guard-event.js';
import { draftsOf, isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { noteOf } from '../turn/guard-note.js';
import { readCall, writtenArguments } from '../turn/tool-arguments.js';

/** Members of an answer that hold words of the model, here and with other vendors. */
export const replyMembers = ['content', 'refusal', 'reasoning_content', 'reasoning'] as const;

/** A chat completion with every choice guarded; a copy. */
export async function guardCompletion(turn: GuardedTurn, completion: unknown): Promise<unknown> {
  if (!isRecord(completion)) return completion;
  const choices = draftsOf(completion.choices);
  let stopped: Stopped | undefined;
  for (const choice of choices) {
    if (isRecord(choice)) stopped = (await guardChoice(turn, choice)) ?? stopped;
  }
  return { ...completion, choices, ...(stopped === undefined ? {} : { plimsoll: noteOf(stopped) }) };
}

async function guardChoice(turn: GuardedTurn, choice: Draft): Promise<Stopped | undefined> {
  if (!isRecord(choice.message)) return undefined;
  const message: Draft = { ...choice.message };
  choice.message = message;
  let stopped: Stopped | undefined;
  for (const member of replyMembers) {
    const text = textOf(message[member]);
    if (text === undefined || text === '') continue;
    const reply = await turn.reply(text);
    message[member] = reply.text;
    if (reply.text !== text) delete choice.logprobs;
    stopped = reply.stopped ?? stopped;
  }
  if (message.audio !== undefined && message.audio !== null) turn.notScanned('assistant', 'audio');
  if (stopped !== undefined) {
    delete message.tool_calls;
    delete message.function_call;
    delete message.audio;
  } else stopped = await guardCalls(turn, message);
  const left = Array.isArray(message.tool_calls) || message.function_call !== undefined;
  if (stopped === undefined || left) return stopped;
  choice.finish_reason = 'content_filter';
  if (textOf(message.content) === undefined) message.content = stopped.text;
  return stopped;
}

/** Leaves out the calls that must not be carried out; the others stay. */
async function guardCalls(turn: GuardedTurn, message: Draft): Promise<Stopped | undefined> {
  let stopped: Stopped | undefined;
  const kept: unknown[] = [];
  for (const call of listOf(message.tool_calls)) {
    const guarded = await guardWireCall(turn, call);
    if (guarded.call !== undefined) kept.push(guarded.call);
    stopped = guarded.stopped ?? stopped;
  }
  if (kept.length > 0) message.tool_calls = kept;
  else delete message.tool_calls;
  if (message.function_call !== undefined) {
    const guarded = await guardWireCall(turn, { function: message.function_call });
    if (guarded.call === undefined) delete message.function_call;
    else message.function_call = guarded.call.function;
    stopped = guarded.stopped ?? stopped;
  }
  return stopped;
}

/** A call as it is written on the wire, with what is left of its arguments; without `call` it must not be carried out. */
export async function guardWireCall(
  turn: GuardedTurn,
  call: unknown,
): Promise<{ readonly call?: Draft | undefined; readonly stopped?: Stopped | undefined }> {
  if (!isRecord(call)) return {};
  const id = textOf(call.id);
  if (isRecord(call.custom)) {
    // The input of such a tool is words, not JSON.
    const asked = { id, name: textOf(call.custom.name) ?? '', arguments: { input: textOf(call.custom.input) ?? '' } };
    const outcome = await turn.toolCall(asked);
    if (outcome.call === undefined) return outcome;
    const input = recordOf(outcome.call.arguments).input;
    return { call: { ...call, custom: { ...call.custom, input } } };
  }
  const body = recordOf(call.function);
  const asked = readCall(textOf(body.name) ?? '', textOf(body.arguments) ?? '', id);
  const outcome = await turn.toolCall(asked);
  if (outcome.call === undefined) return outcome;
  const written = outcome.call === asked ? body.arguments : writtenArguments(outcome.call);
  return { call: { ...call, function: { ...body, arguments: written } } };
}

/** The completion that stands for one that was never asked for. */
export function stoppedCompletion(stopped: Stopped, model: string, created: number): unknown {
  return {
    id: 'chatcmpl-guard',
    object: 'chat.completion',
    created,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: stopped.text, refusal: null },
        logprobs: null,
        finish_reason: 'content_filter',
      },
    ],
    plimsoll: noteOf(stopped),
  };
}

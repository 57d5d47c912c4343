import type { JsonValue, Message, TargetReply, ToolCall } from '@plimsoll/core';
import type { Decision, Guard } from '@plimsoll/guard';
import { GuardReading, isStopped, type ReadingOptions } from '../guard/guard-reading.js';
import { holderOfAction } from '../guard/holder-of-action.js';
import { noteStrain } from '../guard/noted-strain.js';
import type { Target, TargetRequest } from '../target.js';
import { sendDenying, type SortedCalls } from './deny-calls.js';
import { isWithheld, withHiddenSteps } from './hidden-steps.js';

const notAllowed = '{"error":"The guard does not allow this call, and it was not run."}';
const refusal = 'I cannot help with that here.';

/** One conversation with a target, with a guard around it. */
export class GuardedConversation {
  readonly #target: Target;
  readonly #guard: Guard;
  readonly #reading: GuardReading;
  /** It had a hand in what the user got, though it did not end the turn. */
  #mark: 'guard' | 'tool-control' | undefined;
  #begun = false;

  /** @param first the request that opens the conversation: its system messages are what an answer must not give away. */
  constructor(target: Target, guard: Guard, first: TargetRequest, options: ReadingOptions) {
    this.#target = target;
    this.#guard = guard;
    const system = first.messages.flatMap(({ role, content }) => (role === 'system' ? [content] : []));
    const systemPrompt = options.references.systemPrompt ?? (system.length === 0 ? undefined : system.join('\n\n'));
    const references = { ...options.references, systemPrompt };
    this.#reading = new GuardReading(guard, first.session.id, { ...options, references });
  }

  async send(request: TargetRequest): Promise<TargetReply> {
    const reply = await this.#send(request);
    noteStrain(request.session, this.#reading.takeStrain());
    return reply;
  }

  async #send(request: TargetRequest): Promise<TargetReply> {
    const { signal, messages } = request;
    const read = await this.#reading.read(messages, signal);
    const stop = this.#stopOf(messages, read);
    if (stop !== undefined) return this.#finish(messages.length, this.#withheld(stop));
    const entering = { ...request, messages: read.map(({ message }) => message) };
    const acted = await sendDenying(this.#target, entering, (calls) => this.#sort(calls, signal), notAllowed);
    const reply = withHiddenSteps(acted.hidden, acted.reply);
    return this.#finish(messages.length, isWithheld(reply.heldBy) ? reply : await this.#leave(reply, signal));
  }

  /** What ends the turn. Of what others wrote nothing does: it is withheld from the model, which goes on without. */
  #stopOf(messages: readonly Message[], read: Awaited<ReturnType<GuardReading['read']>>): Decision | undefined {
    // At first all of it is new, also answers that a case begins with.
    const since = this.#begun ? messages.findLastIndex(({ role }) => role === 'assistant') + 1 : 0;
    this.#begun = true;
    for (const { cleaned } of read.slice(since)) if (cleaned) this.#mark ??= 'guard';
    const stops = read.slice(since).flatMap(({ stopped }) => stopped);
    return stops.find(({ channel }) => channel !== 'tool-result' && channel !== 'retrieved');
  }

  async #sort(calls: readonly ToolCall[], signal: AbortSignal): Promise<SortedCalls> {
    const allowed: ToolCall[] = [];
    const denied: ToolCall[] = [];
    for (const call of calls) {
      const passed = await this.#pass(call, signal);
      if (passed === undefined) denied.push(call);
      else {
        allowed.push(passed);
        this.#reading.session.recordCall(passed);
      }
    }
    return { allowed, denied };
  }

  /** The call as it may be run; undefined when it may not, or not without a person. */
  async #pass(call: ToolCall, signal: AbortSignal): Promise<ToolCall | undefined> {
    const given = call.raw ?? JSON.stringify(call.arguments);
    const { action, text } = await this.#reading.decide('tool-call', given, signal, { tool: call.name });
    const clean = action === 'redact' ? withArguments(call, text) : call;
    if (isStopped(action) || clean === undefined) {
      this.#mark ??= 'guard';
      return undefined;
    }
    if (this.#guard.compiled.policy.tools === undefined) return clean;
    if (this.#guard.inspectToolCall(this.#reading.session, clean).action === 'allow') return clean;
    this.#mark = 'tool-control';
    return undefined;
  }

  async #leave(reply: TargetReply, signal: AbortSignal): Promise<TargetReply> {
    const { message } = reply;
    if (message.content === '') return reply;
    const decision = await this.#reading.decide('assistant', message.content, signal);
    if (isStopped(decision.action)) return { ...this.#withheld(decision), usage: reply.usage, timings: reply.timings };
    if (decision.action === 'allow') return reply;
    this.#mark ??= 'guard';
    return { ...reply, message: { ...message, content: decision.text } };
  }

  #withheld({ action, text }: Decision): TargetReply {
    const content = action === 'fallback' ? text : (this.#guard.compiled.policy.fallbacks?.any ?? refusal);
    return {
      message: { role: 'assistant', content },
      finishReason: 'content-filter',
      timings: { totalMs: 0 },
      heldBy: holderOfAction(action),
    };
  }

  /** The reply as the user gets it: with the guard's own time, and its part in it. */
  #finish(position: number, reply: TargetReply): TargetReply {
    this.#reading.wrote(position, reply.message);
    const { totalMs, firstTokenMs } = reply.timings;
    const spent = this.#reading.takeMilliseconds();
    return {
      ...reply,
      heldBy: reply.heldBy ?? this.#mark,
      timings: {
        totalMs: totalMs + spent,
        firstTokenMs: firstTokenMs === undefined ? undefined : firstTokenMs + spent,
      },
    };
  }
}

function withArguments(call: ToolCall, redacted: string): ToolCall | undefined {
  try {
    return { id: call.id, name: call.name, arguments: JSON.parse(redacted) as JsonValue };
  } catch {
    return undefined;
  }
}

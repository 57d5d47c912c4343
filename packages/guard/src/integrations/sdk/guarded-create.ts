import { isRecord, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { Prompt } from '../turn/prompt.js';
import { GuardedPromise, type Guarded, type SdkPromise } from './guarded-promise.js';
import { GuardedStream, type EventStream } from './guarded-stream.js';

/** How one wire is read and answered. */
export interface Wire {
  readPrompt(body: Draft): { readonly prompt: Prompt; readonly body: Draft };
  guardAnswer(turn: GuardedTurn, answer: unknown, body: Draft): Promise<unknown>;
  guardEvents(turn: GuardedTurn, events: AsyncIterable<unknown>, body: Draft): AsyncIterator<unknown>;
  stoppedAnswer(stopped: Stopped, body: Draft): unknown;
  stoppedEvents(stopped: Stopped, body: Draft): AsyncIterator<unknown>;
}

/** An SDK's `create` with the guard before and behind it. */
export function guardedCreate(
  wire: Wire,
  openTurn: (request: Draft, signal: AbortSignal | undefined) => GuardedTurn,
  create: (body: unknown, options: unknown) => unknown,
): (body: unknown, options: unknown) => GuardedPromise<unknown> {
  return (given, options) => {
    const body: Draft = isRecord(given) ? { ...given } : {};
    const signal = isRecord(options) && options.signal instanceof AbortSignal ? options.signal : undefined;
    const run = async (): Promise<Guarded<unknown>> => {
      const turn = openTurn(body, signal);
      const read = wire.readPrompt(body);
      const stopped = await turn.readPrompt(read.prompt);
      const streams = body.stream === true;
      if (stopped !== undefined) {
        if (!streams) return { answer: wire.stoppedAnswer(stopped, body) };
        return { answer: new GuardedStream(() => wire.stoppedEvents(stopped, body), new AbortController()) };
      }
      const asked = create(read.body, options) as SdkPromise<unknown>;
      const answer = await asked;
      if (!streams) return { answer: withRequestId(await wire.guardAnswer(turn, answer, body), answer), asked };
      const events = answer as EventStream<unknown>;
      // A controller of its own: that the guard stops reading is no abort by whoever reads the answer.
      const controller = new AbortController();
      controller.signal.addEventListener('abort', () => {
        events.controller.abort();
      });
      return { answer: new GuardedStream(() => wire.guardEvents(turn, events, body), controller), asked };
    };
    return new GuardedPromise(run());
  };
}

/** The SDKs keep the id of the request in a member that copies lose. */
function withRequestId(copy: unknown, answer: unknown): unknown {
  const id = isRecord(answer) ? textOf(answer._request_id) : undefined;
  if (id === undefined || !isRecord(copy)) return copy;
  return Object.defineProperty(copy, '_request_id', { value: id, enumerable: false });
}

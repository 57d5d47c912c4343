import type { GuardedTurn } from '../turn/guarded-turn.js';
import { stoppedAnswer, unreadableRequest, type HttpAnswer, type HttpOptions } from './http-options.js';
import { readRequestBody } from './read-request-body.js';

/** What becomes of a request: it goes on with a body, or is answered at once. */
export type ReadRequest =
  { readonly body: unknown; readonly answer?: undefined } | { readonly body?: undefined; readonly answer: HttpAnswer };

/** Inspects the parsed body of a request. */
export async function readRequest(turn: GuardedTurn, body: unknown, options: HttpOptions<never>): Promise<ReadRequest> {
  const read = readRequestBody(body, options);
  if (read === undefined) {
    if (options.unreadable === 'pass') {
      turn.notScanned('user', 'body');
      return { body };
    }
    turn.notScanned('user', 'body', 'stopped');
    return { answer: unreadableRequest };
  }
  const stopped = await turn.readPrompt(read.prompt);
  return stopped === undefined ? { body: read.body() } : { answer: stoppedAnswer(stopped, options) };
}

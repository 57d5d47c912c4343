import { PlimsollError } from '@plimsoll/core';
import type { Guard } from '../../guard.js';
import { turnOpener } from '../turn/turn-opener.js';
import { guardNodeResponse, type NodeResponse } from './guard-node-response.js';
import type { HttpOptions } from './http-options.js';
import { readRequest } from './read-request.js';

/** What is needed of a request of Express. */
export interface ExpressRequest {
  readonly headers: Readonly<Record<string, unknown>>;
  body?: unknown;
}

/**
 * A middleware for Express (4 and 5), to be mounted behind `express.json()`: the texts of a request are inspected before
 * its handler runs, the reply as it is written, also when it is streamed as server-sent events. A request that is stopped
 * is answered with status 403, or as `answer` says.
 *
 * @example
 * ```ts
 * const middleware = guardExpress(createGuard(defaultPolicy));
 * // app.post('/chat', express.json(), middleware, handler);
 * middleware.length; // 3
 * ```
 */
export function guardExpress<Request extends ExpressRequest>(
  guard: Guard,
  options: HttpOptions<Request> = {},
): (request: Request, response: NodeResponse, next: (error?: unknown) => void) => void {
  const openTurn = turnOpener(guard, options);
  const handle = async (request: Request, response: NodeResponse): Promise<boolean> => {
    const turn = openTurn(request);
    if (request.body === undefined || request.body === null) {
      if (hasBody(request)) throw unparsed();
    } else {
      const { answer, body } = await readRequest(turn, request.body, options);
      if (answer !== undefined) {
        response.statusCode = answer.status;
        response.setHeader('content-type', 'application/json; charset=utf-8' as never);
        response.end(JSON.stringify(answer.body) as never);
        return false;
      }
      request.body = body;
    }
    guardNodeResponse(response, turn, options);
    return true;
  };
  return (request, response, next) => {
    handle(request, response).then((goesOn) => {
      if (goesOn) next();
    }, next);
  };
}

function hasBody({ headers }: ExpressRequest): boolean {
  const length = headers['content-length'];
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined;
}

function unparsed(): PlimsollError {
  return new PlimsollError({
    code: 'invalid-argument',
    message: 'The guard was given a request whose body nobody has parsed, so it cannot be inspected.',
    hint: 'Mount express.json(), or the parser of the body that you take, before the guard.',
  });
}

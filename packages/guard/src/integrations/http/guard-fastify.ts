import type { Guard } from '../../guard.js';
import { turnOpener } from '../turn/turn-opener.js';
import { guardNodeResponse, type NodeResponse } from './guard-node-response.js';
import type { HttpOptions } from './http-options.js';
import { readRequest } from './read-request.js';

/** What is needed of a request of Fastify. */
export interface FastifyRequestLike {
  body?: unknown;
}

/** What is needed of a reply of Fastify. */
export interface FastifyReplyLike {
  readonly raw: NodeResponse;
  code(status: number): { send(body: unknown): unknown };
}

/**
 * A `preHandler` for Fastify 5, for a route or for all of them (`fastify.addHook('preHandler', …)`): the texts of a request
 * are inspected before its handler runs, the reply as it is written, whether Fastify sends it or the handler streams it
 * itself through `reply.raw`. A request that is stopped is answered with status 403, or as `answer` says.
 *
 * @example
 * ```ts
 * const preHandler = guardFastify(createGuard(defaultPolicy));
 * // fastify.post('/chat', { preHandler }, handler);
 * preHandler.length; // 2
 * ```
 */
export function guardFastify<Request extends FastifyRequestLike>(
  guard: Guard,
  options: HttpOptions<Request> = {},
): (request: Request, reply: FastifyReplyLike) => Promise<unknown> {
  const openTurn = turnOpener(guard, options);
  return async (request, reply) => {
    const turn = openTurn(request);
    if (request.body !== undefined && request.body !== null) {
      const { answer, body } = await readRequest(turn, request.body, options);
      if (answer !== undefined) return reply.code(answer.status).send(answer.body);
      request.body = body;
    }
    guardNodeResponse(reply.raw, turn, options);
    return undefined;
  };
}

import type { Guard } from '../../guard.js';
import { turnOpener } from '../turn/turn-opener.js';
import { guardWebResponse, readWebBody, withBody } from './guard-fetch.js';
import type { HttpOptions } from './http-options.js';

/** What is needed of a context of Hono. */
export interface HonoContext {
  readonly req: { raw: Request; bodyCache: object; text(): Promise<string> };
  get res(): Response;
  set res(response: Response | undefined);
}

/**
 * A middleware for Hono: the texts of a request are inspected before its handler runs, the response as it is read, also
 * when it is streamed. A request that is stopped is answered with status 403, or as `answer` says.
 *
 * @example
 * ```ts
 * const middleware = guardHono(createGuard(defaultPolicy));
 * // app.use('/chat', middleware);
 * middleware.length; // 2
 * ```
 */
export function guardHono<Context extends HonoContext>(
  guard: Guard,
  options: HttpOptions<Context> = {},
): (context: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  const openTurn = turnOpener(guard, options);
  return async (context, next) => {
    const { req } = context;
    const turn = openTurn(context, req.raw.signal);
    const given = req.raw.body === null ? '' : await req.text();
    const { answer, text } = await readWebBody(turn, given, options);
    if (answer !== undefined) return answer;
    if (text !== undefined) {
      req.bodyCache = {};
      req.raw = withBody(req.raw, text);
    }
    await next();
    const response = await guardWebResponse(turn, context.res, options);
    // Hono copies the headers of the response that is replaced, its length too, unless there is none.
    context.res = undefined;
    context.res = response;
    return undefined;
  };
}

export { guardExpress, type ExpressRequest } from './guard-express.js';
export { guardFastify, type FastifyReplyLike, type FastifyRequestLike } from './guard-fastify.js';
export { guardFetch } from './guard-fetch.js';
export { guardHono, type HonoContext } from './guard-hono.js';
export type { NodeResponse } from './guard-node-response.js';
export type { HttpAnswer, HttpOptions, PickedText } from './http-options.js';
export type { GuardEvent, Held, Outcome, Stopped } from '../turn/guard-event.js';
export type { Conversation, TurnOptions } from '../turn/turn-options.js';

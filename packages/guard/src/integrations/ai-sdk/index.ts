export { guardMiddleware, type GuardMiddleware, type WrappedCall, type WrappedStream } from './guard-middleware.js';
export type { GuardEvent, Held, Outcome, Stopped } from '../turn/guard-event.js';
export type { GuardNote } from '../turn/guard-note.js';
export type { Conversation, TurnOptions } from '../turn/turn-options.js';

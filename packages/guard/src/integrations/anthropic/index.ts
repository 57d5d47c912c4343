export { guardAnthropic, type AnthropicLike } from './guard-anthropic.js';
export type { GuardEvent, Held, Outcome, Stopped } from '../turn/guard-event.js';
export type { GuardNote } from '../turn/guard-note.js';
export type { Conversation, TurnOptions } from '../turn/turn-options.js';

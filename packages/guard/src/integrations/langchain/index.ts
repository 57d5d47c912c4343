export type { MakeMessage } from './guard-output.js';
export { guardRunnable, type InnerRunnable, type LangChainParts, type RunnableOptions } from './guard-runnable.js';
export type { GuardEvent, Held, Outcome, Stopped } from '../turn/guard-event.js';
export type { GuardNote } from '../turn/guard-note.js';
export type { Conversation, TurnOptions } from '../turn/turn-options.js';

export { guardMcpClient, type McpClientLike, type McpOptions, type McpRequest } from './guard-mcp-client.js';
export { guardTool, type ToolRequest } from './guard-tool.js';
export { toolHash, type ToolChange } from './tool-definitions.js';
export type { GuardEvent, Held, Outcome, Stopped } from '../turn/guard-event.js';
export type { GuardNote } from '../turn/guard-note.js';
export type { Conversation, TurnOptions } from '../turn/turn-options.js';

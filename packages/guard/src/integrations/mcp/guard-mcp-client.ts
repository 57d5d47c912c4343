import { PlimsollError, type ContentHash, type JsonValue } from '@plimsoll/core';
import type { Guard } from '../../guard.js';
import { recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { turnOpener } from '../turn/turn-opener.js';
import type { TurnOptions } from '../turn/turn-options.js';
import { guardResult, stoppedResult, stopOnResults } from './guard-tool.js';
import { readResource, readServerPrompt, type ServerTexts } from './read-tool-result.js';
import { ToolDefinitions, type ToolChange } from './tool-definitions.js';

/** What is needed of a client of `@modelcontextprotocol/sdk`. */
export interface McpClientLike {
  callTool(params: never, ...rest: never[]): Promise<unknown>;
  listTools(...given: never[]): Promise<unknown>;
  readResource?(...given: never[]): Promise<unknown>;
  getPrompt?(...given: never[]): Promise<unknown>;
}

/** A request to a server. */
export interface McpRequest {
  readonly method: 'tools/call' | 'tools/list' | 'resources/read' | 'prompts/get';
  readonly params: unknown;
}

/** How a client is guarded. */
export interface McpOptions extends TurnOptions<McpRequest> {
  /** Hashes of tool definitions that somebody has read (`toolHash`), by tool; left out: as they are first listed. */
  readonly pins?: Readonly<Record<string, ContentHash>> | undefined;
  /** Asked when a definition changed; true takes it. Left out: the tool is withheld. */
  readonly acceptChange?: ((change: ToolChange) => boolean | Promise<boolean>) | undefined;
}

type Method = (...given: unknown[]) => Promise<unknown>;

/** They would fetch results past the guard. */
const refused = ['request', 'experimental', 'requestStream'];

/**
 * A client of an MCP server, guarded. A call is decided on before it is sent: one that is stopped never reaches the server.
 * Results, resources and prompts are inspected as what they are, somebody else's texts; descriptions of tools as well, and
 * a tool whose definition changed since it was first listed is withheld. Without a session of yours one is kept for the
 * client; record there what the user wrote, since nobody else knows.
 *
 * @example
 * ```ts
 * const sent: unknown[] = [];
 * const client = { callTool: async (params: unknown) => void sent.push(params), listTools: async () => ({ tools: [] }) };
 * const guarded = guardMcpClient(client, createGuard(defaultPolicy));
 * const result = await guarded.callTool({ name: 'note', arguments: { text: 'The key is AKIA' + 'Q7Z3MN5XW2KPD4LT' } });
 * result.isError; // true
 * sent.length; // 0
 * ```
 */
export function guardMcpClient<Client extends McpClientLike>(
  client: Client,
  guard: Guard,
  options: McpOptions = {},
): Client {
  const session = guard.compiled.policy.tools === undefined ? undefined : guard.session({ id: 'mcp' });
  const conversation = options.conversation ?? { session };
  const openTurn = turnOpener(guard, { stopOn: stopOnResults, ...options, conversation });
  // Descriptions are read apart: that a server describes its tools does not taint what follows.
  const openListing = turnOpener(guard, { ...options, stopOn: stopOnResults, conversation: undefined });
  const definitions = new ToolDefinitions(options);
  const methods: Readonly<Record<string, (original: Method) => Method>> = {
    callTool: (original) => async (given, schema, more) => {
      const params = recordOf(given);
      const tool = textOf(params.name) ?? '';
      const turn = openTurn({ method: 'tools/call', params }, signalOf(more));
      if (definitions.isWithheld(tool)) return withheldTool(turn, guard, tool);
      const { call, stopped } = await turn.toolCall({
        name: tool,
        arguments: (params.arguments ?? {}) as JsonValue,
      });
      if (call === undefined) return stoppedResult(stopped);
      const sent = params.arguments === undefined ? params : { ...params, arguments: call.arguments };
      return guardResult(turn, tool, await original(sent, schema, more));
    },
    listTools: (original) => async (params, more) => {
      const turn = openListing({ method: 'tools/list', params }, signalOf(more));
      const listed: Draft = { ...recordOf(await original(params, more)) };
      const tools: unknown[] = [];
      for (const tool of Array.isArray(listed.tools) ? (listed.tools as readonly unknown[]) : []) {
        const shown = await definitions.read(turn, tool);
        if (shown !== undefined) tools.push(shown);
      }
      return { ...listed, tools };
    },
    readResource: (original) => async (params, more) =>
      guardTexts(
        openTurn({ method: 'resources/read', params }, signalOf(more)),
        readResource(await original(params, more)),
      ),
    getPrompt: (original) => async (params, more) =>
      guardTexts(
        openTurn({ method: 'prompts/get', params }, signalOf(more)),
        readServerPrompt(await original(params, more)),
      ),
  };
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof name === 'string' && refused.includes(name)) throw refusal(name);
      if (typeof value !== 'function') return value;
      const bound = value.bind(target) as Method;
      return typeof name === 'string' && Object.hasOwn(methods, name) ? methods[name]?.(bound) : bound;
    },
  });
}

async function guardTexts(turn: GuardedTurn, { prompt, copy }: ServerTexts): Promise<unknown> {
  await turn.readPrompt(prompt);
  return copy;
}

function withheldTool(turn: GuardedTurn, { policyHash }: Guard, tool: string): unknown {
  turn.notScanned('tool-call', 'withheld-tool', 'stopped');
  const text = `"${tool.slice(0, 200)}" is withheld: its definition was stopped, or is not the one that was first listed.`;
  return stoppedResult({ action: 'block', channel: 'tool-call', text, rules: [], policyHash });
}

function signalOf(options: unknown): AbortSignal | undefined {
  const { signal } = recordOf(options);
  return signal instanceof AbortSignal ? signal : undefined;
}

function refusal(name: string): PlimsollError {
  return new PlimsollError({
    code: 'invalid-argument',
    message: `"${name}" would go past the guard: this client is guarded, and nothing inspects what comes that way.`,
    hint: 'Use callTool, listTools, readResource and getPrompt, or the client that you handed in.',
  });
}

import type { JsonValue } from '@plimsoll/core';
import type { Guard } from '../../guard.js';
import type { Stopped } from '../turn/guard-event.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { noteOf } from '../turn/guard-note.js';
import { turnOpener } from '../turn/turn-opener.js';
import type { TurnOptions } from '../turn/turn-options.js';
import { readToolResult } from './read-tool-result.js';

/** A call as it reaches a guarded tool. */
export interface ToolRequest {
  readonly tool: string;
  readonly arguments: unknown;
  /** What the SDK hands to the tool beside its arguments: the session's id, the caller's authorisation. */
  readonly extra: unknown;
}

/** Everything a result brings ends it when it is stopped: what is left of it would be half an answer. */
export const stopOnResults = ['tool-result'] as const;

/**
 * A tool of an MCP server, guarded: its arguments are inspected and decided on before it runs, its result before anybody
 * reads it. A call that is stopped never runs; either way the caller gets a result with `isError`.
 *
 * @param tool its name in the policy.
 * @param run the callback of `registerTool`.
 * @example
 * ```ts
 * const note = guardTool('note', async ({ text }) => ({ content: [{ type: 'text', text }] }), createGuard(defaultPolicy));
 * const result = await note({ text: 'The key is AKIA' + 'Q7Z3MN5XW2KPD4LT' }, {});
 * result.isError; // true
 * ```
 */
export function guardTool<Run extends (...given: never[]) => unknown>(
  tool: string,
  run: Run,
  guard: Guard,
  options: TurnOptions<ToolRequest> = {},
): Run {
  const openTurn = turnOpener(guard, { stopOn: stopOnResults, ...options });
  const guarded = async (...given: unknown[]): Promise<unknown> => {
    // Tools without arguments get only the rest.
    const hasArguments = given.length > 1;
    const asked = (hasArguments ? given[0] : {}) as JsonValue;
    const turn = openTurn({ tool, arguments: asked, extra: given.at(-1) });
    const { call, stopped } = await turn.toolCall({ name: tool, arguments: asked });
    if (call === undefined) return stoppedResult(stopped);
    const passed = hasArguments ? [call.arguments, ...given.slice(1)] : given;
    return guardResult(turn, tool, await (run as unknown as (...passed: unknown[]) => unknown)(...passed));
  };
  return guarded as unknown as Run;
}

/** The result of a tool as it may be read. */
export async function guardResult(turn: GuardedTurn, tool: string, result: unknown): Promise<unknown> {
  const { prompt, copy } = readToolResult(result, tool);
  const stopped = await turn.readPrompt(prompt);
  return stopped === undefined ? copy : stoppedResult(stopped);
}

/** The result that stands for one that nobody may read, or for a call that was not carried out. */
export function stoppedResult(stopped: Stopped): unknown {
  const what = stopped.channel === 'tool-call' ? 'This call was not carried out' : 'This result was withheld';
  const how = stopped.action === 'escalate' ? 'somebody has to approve it' : 'the guard stopped it';
  const text = stopped.text || `${what}: ${how} (${stopped.rules.join(', ')}).`;
  return { content: [{ type: 'text', text }], isError: true, _meta: { 'plimsoll/guard': noteOf(stopped) } };
}

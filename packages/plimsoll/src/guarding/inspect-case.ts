import type { Case, Message } from '@plimsoll/core';
import type { Channel, Decision, Guard } from '@plimsoll/guard';

/** What a guard made of a text, or of the messages of a case. */
export interface Inspected {
  /** Blocked, answered with a set message, or held for somebody. */
  readonly stopped: boolean;
  /** Let through with something taken out. */
  readonly redacted: boolean;
  /** A check could not be made. */
  readonly unchecked: boolean;
}

/** Sums decisions up that belong together: one that stops, stops all. */
export function sumUp(decisions: readonly Decision[]): Inspected {
  const stopped = decisions.some(({ action }) => action !== 'allow' && action !== 'redact');
  return {
    stopped,
    redacted: !stopped && decisions.some(({ action }) => action === 'redact'),
    unchecked: decisions.some(({ checks }) =>
      checks.some(({ state, why }) => state === 'errored' || state === 'timed-out' || why === 'too-long'),
    ),
  };
}

/**
 * Takes a case through a guard, each message on the channel of its role, in one session. As for a guard as a target: of a
 * harmful case the last turn has to be stopped, of a benign one no turn may be.
 *
 * @param channel of user messages.
 */
export async function inspectCase(guard: Guard, testCase: Case, channel: Channel): Promise<Inspected> {
  const session = guard.session({ id: testCase.id });
  let position = 0;
  const inspect = ({ role, content, toolName }: Message): Promise<Decision> => {
    position += 1;
    const on = role === 'tool' ? 'tool-result' : role === 'user' ? channel : role;
    return guard.inspectAsync({ channel: on, text: content, session, tool: toolName, position: String(position) });
  };
  const turns: Inspected[] = [];
  const later = (testCase.turns ?? []).map((content): readonly Message[] => [{ role: 'user', content }]);
  for (const messages of [testCase.messages, ...later]) {
    const decisions: Decision[] = [];
    for (const message of messages) decisions.push(await inspect(message));
    turns.push(sumUp(decisions));
  }
  const deciding = testCase.side === 'harmful' ? turns.slice(-1) : turns;
  return {
    stopped: deciding.some(({ stopped }) => stopped),
    redacted: !deciding.some(({ stopped }) => stopped) && turns.some(({ redacted }) => redacted),
    unchecked: turns.some(({ unchecked }) => unchecked),
  };
}

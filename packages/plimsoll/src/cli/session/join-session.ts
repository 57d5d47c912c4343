import { contentHash, didYouMean, PlimsollError } from '@plimsoll/core';
import { eventsOf, findSession } from '../../campaigns/sessions/find-session.js';
import type { Session } from '../../campaigns/sessions/session.js';
import { timeBox } from '../../campaigns/sessions/time-box.js';
import { systemClock } from '../../clock.js';
import { prepareRun } from '../prepare-run.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';
import { testerConsole } from './tester-console.js';

export interface JoinFlags {
  readonly as: string;
  readonly config?: string;
}

/**
 * Lets a tester join a session from this terminal. Returns the exit code.
 *
 * @throws PlimsollError `usage-invalid` for somebody the session does not name and when its time is over;
 * `run-incompatible` when the target is no longer what the session was made about.
 */
export async function joinSession(terminal: Terminal, reference: string, { as, ...where }: JoinFlags): Promise<number> {
  const session = await withStore(terminal, where, async (store) => {
    const found = await findSession(store, reference);
    const box = timeBox(found, await eventsOf(store, found));
    if (box !== undefined && systemClock.now() >= box.endsAt) throw over(found, box.endsAt);
    return found;
  });
  const { testers, asked, manifest } = session.terms;
  if (!testers.includes(as)) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `Session "${session.name}" has no tester "${as}"${didYouMean(as, testers)}; it has: ${testers.join(', ')}.`,
      hint: 'Say who you are with --as NAME.',
    });
  }
  const prepared = await prepareRun(terminal, asked.feature, { ...asked, ...where, cache: false });
  try {
    if (contentHash(prepared.plan.target.identity) !== manifest.target.hash) {
      throw new PlimsollError({
        code: 'run-incompatible',
        message: `Target "${prepared.plan.target.name}" is not what session "${session.name}" was made about: its address, model, prompt or controls differ.`,
        hint: 'Join with the same configuration, or begin another session: plimsoll attack session new',
      });
    }
    return await testerConsole(terminal, prepared, session, as);
  } finally {
    await prepared.close();
  }
}

function over({ name, id }: Session, endedAt: number): PlimsollError {
  return new PlimsollError({
    code: 'usage-invalid',
    message: `The time of session "${name}" was over at ${new Date(endedAt).toISOString()}.`,
    hint: `To see what it came to, type: plimsoll attack session debrief ${id}`,
  });
}

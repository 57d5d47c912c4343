import type { LeaveReason } from '../../campaigns/sessions/session.js';
import type { Terminal } from '../terminal.js';

/** What ends a tester's session other than what they type. */
export interface SessionEndings {
  readonly reason: Promise<{ readonly why: LeaveReason }>;
  /** Fires on the second Ctrl-C: a target may hang. */
  readonly drop: AbortSignal;
  forget(): void;
}

/** Seconds that are left when a tester is warned. */
const warnings = [300, 60, 15];

/** Watches the time, with warnings, and Ctrl-C. */
export function sessionEndings(terminal: Terminal, milliseconds: number): SessionEndings {
  let tell: (reason: { readonly why: LeaveReason }) => void = () => undefined;
  const reason = new Promise<{ readonly why: LeaveReason }>((resolve) => (tell = resolve));
  const drop = new AbortController();
  let asked = false;
  const timers = warnings
    .map((seconds) => ({ seconds, delay: milliseconds - seconds * 1000 }))
    .filter(({ delay }) => delay > 0)
    .map(({ seconds, delay }) =>
      setTimeout(() => {
        terminal.error(`\n${secondsText(seconds)} left.\n`);
      }, delay),
    );
  timers.push(
    setTimeout(
      () => {
        tell({ why: 'time' });
      },
      Math.max(0, milliseconds),
    ),
  );
  const forgetInterrupt = terminal.onInterrupt(() => {
    if (asked) drop.abort();
    else terminal.error('\nLeaving: a message under way is waited for. Press Ctrl-C again to drop it.\n');
    asked = true;
    tell({ why: 'interrupted' });
  });
  return {
    reason,
    drop: drop.signal,
    forget: () => {
      for (const timer of timers) clearTimeout(timer);
      forgetInterrupt();
    },
  };
}

function secondsText(seconds: number): string {
  if (seconds < 60) return `${String(seconds)} seconds are`;
  return seconds === 60 ? '1 minute is' : `${String(seconds / 60)} minutes are`;
}

import type { Terminal } from './terminal.js';

/** What Ctrl-C asks for: once to finish what is in flight, twice to drop it. */
export interface InterruptSignals {
  readonly stop: AbortSignal;
  readonly abort: AbortSignal;
}

/** Does work that Ctrl-C ends in an orderly way. */
export async function untilInterrupted<Result>(
  terminal: Terminal,
  work: (signals: InterruptSignals) => Promise<Result>,
): Promise<Result> {
  const [stop, abort] = [new AbortController(), new AbortController()];
  const forget = terminal.onInterrupt(() => {
    if (stop.signal.aborted) abort.abort();
    else terminal.error('\nStopping: what is in flight finishes. Press Ctrl-C again to drop it.\n');
    stop.abort();
  });
  try {
    return await work({ stop: stop.signal, abort: abort.signal });
  } finally {
    forget();
  }
}

import type { Clock } from './clock.js';
import type { Timer } from './heavy/heavy-desk.js';

/* eslint no-restricted-properties: off -- time is injected everywhere else: here is what is injected when nobody says */

/** The clock of the place the guard runs in; where it has no fine one, times are whole milliseconds. */
export const defaultClock: Clock = {
  now: () => Date.now(),
  monotonic: typeof performance === 'undefined' ? () => Date.now() : () => performance.now(),
};

/** `setTimeout`; a place without it cannot end what takes too long, and only asks heavier detectors with a timer of its own. */
export const defaultTimer: Timer = (milliseconds, callback) => {
  const handle = setTimeout(callback, milliseconds);
  return () => {
    clearTimeout(handle);
  };
};

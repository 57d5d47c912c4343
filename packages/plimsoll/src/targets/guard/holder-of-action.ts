import type { HeldBy } from '@plimsoll/core';
import type { Action } from '@plimsoll/guard';

/** Who held, when a guard stopped something: a set message is the fallback's, all else the guard's. */
export function holderOfAction(action: Action): HeldBy {
  return action === 'fallback' ? 'fallback' : 'guard';
}

import type { TargetSession } from '../target.js';

const key = 'guard-strain';

/** Notes in a session how far its last text was from the other decision, see `guardStrain`. */
export function noteStrain({ memory }: Pick<TargetSession, 'memory'>, strain: number | undefined): void {
  if (strain === undefined) memory.delete(key);
  else memory.set(key, String(strain));
}

/** What was noted last in the session; undefined where no guard reads it. */
export function notedStrain({ memory }: Pick<TargetSession, 'memory'>): number | undefined {
  const noted = memory.get(key);
  return noted === undefined ? undefined : Number(noted);
}

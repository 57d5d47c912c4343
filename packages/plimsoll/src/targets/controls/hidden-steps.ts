import type { HeldBy, TargetReply } from '@plimsoll/core';
import { sumUsage } from '../conversation/sums.js';
import type { TargetSession } from '../target.js';

/**
 * The last of several replies as one whose tokens and time include the others, which nobody outside sees. Names the
 * model only when all came from one: a price of one model must not stand for another's tokens.
 */
export function withHiddenSteps(hidden: readonly TargetReply[], last: TargetReply): TargetReply {
  if (hidden.length === 0) return last;
  const before = hidden.reduce((sum, step) => sum + step.timings.totalMs, 0);
  const { totalMs, firstTokenMs } = last.timings;
  const steps = [...hidden, last];
  return {
    ...last,
    usage: sumUsage(steps),
    timings: {
      totalMs: before + totalMs,
      firstTokenMs: firstTokenMs === undefined ? undefined : before + firstTokenMs,
    },
    model: steps.every((step) => step.model === last.model) ? last.model : undefined,
  };
}

/** A session of its own for a hidden request, so that a service that keeps the history does not mix the two. */
export function sideSession(session: TargetSession, purpose: string): TargetSession {
  return { id: `${session.id}/${purpose}`, memory: new Map() };
}

/** Whether somebody other than the model withheld the answer: then there is nothing to go on with. */
export function isWithheld(heldBy: HeldBy | undefined): boolean {
  return heldBy === 'provider-filter' || heldBy === 'guard' || heldBy === 'fallback';
}

import type { DetectorInput } from '../detectors/detector.js';
import { openRunStart } from './open-run.js';
import { characterStart, reachBack } from './reach-back.js';
import type { StreamDetector, StreamPlan } from './stream-plan.js';

/**
 * From where on a window is held back: the first place where a detector that text is held for may still see something else,
 * or where a run begins that may be in an encoding.
 *
 * @param own of each detector.
 * @param most never further than this.
 */
export function heldFrom(plan: StreamPlan, own: readonly number[], { text }: DetectorInput, most: number): number {
  let held = most;
  let holds = false;
  for (const [index, one] of plan.detectors.entries()) {
    if (!one.holds) continue;
    holds = true;
    held = Math.min(held, own[index] as number);
  }
  if (holds) held = Math.min(held, openRunStart(text));
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0xd800 && last <= 0xdbff) held = Math.min(held, text.length - 1);
  return characterStart(text, held);
}

/** From where on a detector may still see something else. */
export function ownHold({ detector, reach }: StreamDetector, input: DetectorInput): number {
  const { text } = input;
  if (reach === undefined) return text.length;
  try {
    const asked = detector.heldFrom?.(input);
    if (asked !== undefined && asked >= 0) return Math.min(text.length, Math.floor(asked));
  } catch {
    // What it does wrong costs no more than what it leaves out.
  }
  return reachBack(text, text.length, reach);
}

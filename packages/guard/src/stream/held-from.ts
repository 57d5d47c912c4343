import type { DetectorInput } from '../detectors/detector.js';
import { openRunStart } from './open-run.js';
import { characterStart, reachBack } from './reach-back.js';
import type { StreamDetector, StreamPlan } from './stream-plan.js';

/**
 * From where on a window is held back: the first place where a detector that text is held for may still see something else,
 * or where a run begins that may be in an encoding.
 *
 * @param most never further than this.
 */
export function heldFrom(plan: StreamPlan, input: DetectorInput, most: number): number {
  const { text } = input;
  let held = most;
  let holds = false;
  for (const one of plan.detectors) {
    if (!one.holds) continue;
    holds = true;
    held = Math.min(held, ownHold(one, input));
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
  const furthest = reachBack(text, text.length, reach);
  if (detector.heldFrom === undefined) return furthest;
  try {
    const asked = detector.heldFrom(input);
    return Number.isInteger(asked) && asked >= 0 ? Math.min(text.length, asked) : furthest;
  } catch {
    return furthest;
  }
}

import type { Channel } from '../channel.js';
import type { Clock } from '../clock.js';
import type { Detector, DetectorInput, References } from '../detectors/detector.js';
import { runDetector, type DetectorRun } from '../inspection/run-detector.js';
import { textViews } from '../views/text-views.js';
import { ownHold } from './held-from.js';
import type { StreamPlan } from './stream-plan.js';
import type { StreamWindow } from './stream-window.js';

/** What detectors see of a text. */
export interface WindowReading {
  readonly input: DetectorInput;
  /** Of each detector; undefined for those that look at sentences, or that no rule applies. */
  readonly runs: readonly (DetectorRun | undefined)[];
  /** From where on each may still see something else. */
  readonly own: readonly number[];
  /** What each asked to remember when the window moves on. */
  readonly remembered: readonly unknown[];
}

/** Where a text is read. */
export interface ReadingPlace {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly plan: StreamPlan;
  readonly references: References;
}

/**
 * Shows a window to the detectors that look at stretches.
 *
 * @param final nothing follows.
 */
export function readWindow(
  { channel, clock, plan, references }: ReadingPlace,
  window: StreamWindow,
  final: boolean,
): WindowReading {
  const { text, origin } = window;
  const input: DetectorInput = { channel, text, views: textViews(text), references };
  const runs: (DetectorRun | undefined)[] = [];
  const own: number[] = [];
  const remembered: unknown[] = [];
  for (const [index, one] of plan.detectors.entries()) {
    const { detector, wanted, reach, used } = one;
    const known = window.remembered[index];
    const shown = detector.remember === undefined ? input : { ...input, stream: { offset: origin, remembered: known } };
    runs.push(reach === undefined || !used ? undefined : runDetector(detector, shown, clock, wanted));
    const held = final || !used ? text.length : ownHold(one, shown);
    own.push(held);
    remembered.push(final || !used ? known : remember(detector, shown, held));
  }
  return { input, runs, own, remembered };
}

/** What a detector does wrong here costs only its own memory. */
function remember(detector: Detector, input: DetectorInput, upTo: number): unknown {
  try {
    return detector.remember?.(input, upTo);
  } catch {
    return input.stream?.remembered;
  }
}

import type { Channel } from '../channel.js';
import type { Detector, HeavyDetector } from '../detectors/detector.js';

/** From where on a finding of a heavier detector counts: where it is sure by its own account, or more likely than not. */
export function sureEnough(detector: Detector | HeavyDetector | undefined, channel: Channel): number {
  const own = detector?.thresholds?.(channel);
  return own?.blockAt ?? own?.threshold ?? 0.5;
}

import type { Guard } from '@plimsoll/guard';
import type { Clock } from '../clock.js';

/**
 * Makes a guard of a policy: the path of a guard-policy.yaml, or the name of a ready-made one.
 *
 * @param rules only these of its rules; all when left out.
 */
export type OpenGuard = (policy: string, rules?: readonly string[]) => Promise<Guard>;

/** What a target is built with besides its configuration. */
export interface TargetContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Folder that relative paths of the configuration start from: the one `plimsoll.yaml` lies in. */
  readonly baseFolder: string;
  /** Most calls in flight at once; default 256. HTTP targets open up to so many connections. */
  readonly connections?: number | undefined;
  /** For targets of kind `guard`. */
  readonly openGuard?: OpenGuard | undefined;
}

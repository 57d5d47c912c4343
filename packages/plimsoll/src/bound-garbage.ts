import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from letting garbage pile up to several times of what is alive before it collects: long runs then need a
 * sixth less memory, for three times as many full collections. It holds for the whole process, so only those call it who own the
 * process: the command line and the benches.
 *
 * @example
 * ```ts
 * boundGarbage(); // once, before the work begins
 * ```
 */
export function boundGarbage(): void {
  setFlagsFromString('--heap-growing-percent=30');
}

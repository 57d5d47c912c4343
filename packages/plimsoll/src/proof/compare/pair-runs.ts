import { PlimsollError } from '@plimsoll/core';
import type { RunRecord, Store } from '../../store/store.js';
import type { PairedRuns, PairOptions } from './paired-runs.js';

/**
 * Pairs the trials of two runs by case, occurrence of the case, attack and repeat.
 *
 * @throws PlimsollError `not-comparable` when nothing is common, or when set, expectations, graders, partial rule, attacks
 *   or repeats differ and `allow` does not name it.
 */
export function pairRuns(
  _store: Store,
  _baseline: RunRecord,
  _candidate: RunRecord,
  _options: PairOptions = {},
): Promise<PairedRuns> {
  return Promise.reject(new PlimsollError({ code: 'internal', message: 'Pairing is not built yet.' }));
}

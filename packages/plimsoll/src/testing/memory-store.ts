import { PlimsollError } from '@plimsoll/core';
import type { Store } from '../store/store.js';
import { memoryJudgements } from './memory-judgements.js';
import { memoryLabels } from './memory-labels.js';
import { memoryBaselines, memoryCalibrations, memoryVerdicts, memoryWeaknesses } from './memory-proof.js';
import { memoryRuns } from './memory-runs.js';
import { memorySessions } from './memory-sessions.js';
import { memorySets, type MemorySet } from './memory-sets.js';

/**
 * A store that lives as long as the process: for tests, and for trying things out. It passes the same suite as the
 * stores on disk.
 *
 * @example
 * ```ts
 * const store = createMemoryStore();
 * await store.runs.list(); // []
 * ```
 */
export function createMemoryStore(): Store {
  const sets = new Map<number, MemorySet>();
  return {
    kind: 'memory',
    location: 'memory',
    sets: memorySets(sets),
    runs: memoryRuns(sets),
    judgements: memoryJudgements(),
    baselines: memoryBaselines(),
    labels: memoryLabels(),
    calibrations: memoryCalibrations(),
    verdicts: memoryVerdicts(),
    weaknesses: memoryWeaknesses(),
    sessions: memorySessions(),
    backup: () =>
      Promise.reject(
        new PlimsollError({
          code: 'usage-invalid',
          message: 'A store in memory has no file to copy.',
          hint: 'Export the runs instead.',
        }),
      ),
    compact: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

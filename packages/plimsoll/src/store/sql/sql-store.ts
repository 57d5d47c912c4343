import type { Store } from '../store.js';
import type { SqlBackend } from './sql-backend.js';
import { sqlBaselines } from './sql-baselines.js';
import { sqlCalibrations } from './sql-calibrations.js';
import { sqlJudgements } from './sql-judgements.js';
import { sqlLabels } from './sql-labels.js';
import { sqlRuns } from './sql-runs.js';
import { sqlSessions } from './sql-sessions.js';
import { sqlSets } from './sql-sets.js';
import { sqlVerdicts } from './sql-verdicts.js';
import { sqlWeaknesses } from './sql-weaknesses.js';

/** The store over a migrated database. */
export function sqlStore(backend: SqlBackend): Store {
  return {
    kind: backend.kind,
    location: backend.location,
    sets: sqlSets(backend),
    runs: sqlRuns(backend),
    judgements: sqlJudgements(backend),
    baselines: sqlBaselines(backend),
    labels: sqlLabels(backend),
    calibrations: sqlCalibrations(backend),
    verdicts: sqlVerdicts(backend),
    weaknesses: sqlWeaknesses(backend),
    sessions: sqlSessions(backend),
    backup: (path) => backend.backup(path),
    compact: () => backend.compact(),
    close: () => backend.close(),
  };
}

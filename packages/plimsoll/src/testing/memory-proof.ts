import { PlimsollError } from '@plimsoll/core';
import { hashToBytes } from '../store/codec/hash.js';
import type {
  BaselineMove,
  BaselineStore,
  CalibrationStore,
  Scope,
  StoredCalibration,
  StoredVerdict,
  StoredWeakness,
  VerdictStore,
  WeaknessStore,
} from '../store/store.js';

/** Whether a row is of a scope. */
export function inScope(row: Scope, scope: Partial<Scope>): boolean {
  return (
    (scope.project === undefined || scope.project === row.project) &&
    (scope.feature === undefined || scope.feature === row.feature)
  );
}

/** Names of runs, in memory. */
export function memoryBaselines(): BaselineStore {
  const moves: BaselineMove[] = [];
  const history = (scope: Partial<Scope>, name?: string): BaselineMove[] =>
    moves.filter((move) => inScope(move, scope) && (name === undefined || name === move.name)).reverse();
  return {
    move(move) {
      moves.push(move);
      return Promise.resolve();
    },
    get(scope, name) {
      const [last] = history(scope, name);
      return Promise.resolve(last?.runId === null ? undefined : last);
    },
    history: (scope = {}, name) => Promise.resolve(history(scope, name)),
  };
}

/** Calibrations of graders, in memory. */
export function memoryCalibrations(): CalibrationStore {
  const calibrations: StoredCalibration[] = [];
  return {
    async add(calibration) {
      hashToBytes(calibration.grader);
      calibrations.push(calibration);
      return Promise.resolve();
    },
    newest(scope, graderNames) {
      const newest = new Map<string, StoredCalibration>();
      for (const each of calibrations.toReversed()) {
        const identity = JSON.stringify([each.graderName, each.grader]);
        if (!inScope(each, scope) || !graderNames.includes(each.graderName) || newest.has(identity)) continue;
        newest.set(identity, each);
      }
      return Promise.resolve([...newest.values()]);
    },
  };
}

/** Verdicts of gates, in memory. */
export function memoryVerdicts(): VerdictStore {
  const verdicts: StoredVerdict[] = [];
  return {
    async add(verdict) {
      hashToBytes(verdict.planHash);
      if (verdicts.some(({ id }) => id === verdict.id)) {
        throw new PlimsollError({ code: 'store-failed', message: `The store has a verdict ${verdict.id} already.` });
      }
      verdicts.push(verdict);
      return Promise.resolve();
    },
    get: (id) => Promise.resolve(verdicts.find((verdict) => verdict.id === id)),
    list: ({ runId, limit, ...scope } = {}) =>
      Promise.resolve(
        verdicts
          .filter((verdict) => inScope(verdict, scope) && (runId === undefined || runId === verdict.runId))
          .reverse()
          .slice(0, limit),
      ),
  };
}

/** Weaknesses, in memory. */
export function memoryWeaknesses(): WeaknessStore {
  const weaknesses: StoredWeakness[] = [];
  return {
    async add(weakness) {
      hashToBytes(weakness.signature);
      if (weaknesses.some(({ id }) => id === weakness.id)) {
        throw new PlimsollError({ code: 'store-failed', message: `The store has a weakness ${weakness.id} already.` });
      }
      weaknesses.push(weakness);
      return Promise.resolve();
    },
    list: ({ runId, signature, id, limit, ...scope } = {}) =>
      Promise.resolve(
        weaknesses
          .filter(
            (weakness) =>
              inScope(weakness, scope) &&
              (runId === undefined || runId === weakness.runId) &&
              (signature === undefined || signature === weakness.signature) &&
              (id === undefined || weakness.id.startsWith(id)),
          )
          .reverse()
          .slice(0, limit),
      ),
  };
}

import { PlimsollError, type ContentHash } from '@plimsoll/core';
import { hashToBytes } from '../store/codec/hash.js';
import type { CaseLabels, Scope, SetRecord, SetStore, StoredCase } from '../store/store.js';

/** A snapshot with its cases by position. */
export interface MemorySet {
  readonly record: SetRecord;
  readonly cases: ReadonlyMap<number, StoredCase>;
}

const labelPage = 2_000;

/** Golden sets in a map. */
export function memorySets(sets: Map<number, MemorySet>): SetStore {
  let next = 1;
  const find = (scope: Scope, digest: ContentHash): SetRecord | undefined => {
    for (const { record } of sets.values()) {
      if (record.digest === digest && record.project === scope.project && record.feature === scope.feature)
        return record;
    }
    return undefined;
  };
  return {
    async find(scope, digest) {
      hashToBytes(digest);
      return Promise.resolve(find(scope, digest));
    },
    get: (setNo) => Promise.resolve(sets.get(setNo)?.record),

    write(header) {
      const cases = new Map<number, StoredCase>();
      let open = true;
      const assertOpen = (): void => {
        if (!open)
          throw new PlimsollError({ code: 'internal', message: 'This snapshot has been committed or abandoned.' });
      };
      return Promise.resolve({
        async append(more) {
          assertOpen();
          for (const stored of more) {
            hashToBytes(stored.hash);
            cases.set(stored.position, stored);
          }
          return Promise.resolve();
        },
        async commit(identity) {
          assertOpen();
          open = false;
          const existing = find(header, identity.digest);
          if (existing !== undefined) return Promise.resolve(existing);
          const record: SetRecord = { setNo: next, ...header, ...identity, cases: cases.size };
          sets.set(next, { record, cases });
          next += 1;
          return Promise.resolve(record);
        },
        abandon() {
          open = false;
          return Promise.resolve();
        },
      });
    },

    async readCases(setNo, positions) {
      const cases = sets.get(setNo)?.cases;
      return Promise.resolve(positions.map((position) => cases?.get(position) ?? missing(setNo, position)));
    },

    async *labels(setNo) {
      const positions = [...(sets.get(setNo)?.cases.keys() ?? [])].sort((first, second) => first - second);
      for (let start = 0; start < positions.length; start += labelPage) {
        yield (await this.readCases(setNo, positions.slice(start, start + labelPage))).map(labelsOf);
      }
    },
  };
}

function labelsOf({ position, hash, testCase }: StoredCase): CaseLabels {
  const { id, side, category, severity, cluster, language, split, tags = [] } = testCase;
  return { position, id, hash, side, category, severity, cluster, language, split, tags };
}

function missing(setNo: number, position: number): never {
  throw new PlimsollError({
    code: 'store-failed',
    message: `Set ${String(setNo)} has no case at position ${String(position)}.`,
  });
}

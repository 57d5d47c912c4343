import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { sampleScope } from '../../testing/sample-run.js';
import type { Store, StoredWeakness } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

function weakness(index: number, changes: Partial<StoredWeakness> = {}): StoredWeakness {
  return {
    ...sampleScope,
    id: `0190aaaa-0000-7000-8000-${String(index).padStart(12, '0')}`,
    runId: 'run-1',
    signature: contentHash('a way in'),
    foundAt: 1_700_000_000_000,
    body: { says: ['a\0b \ud800'], reproduction: [9, 10] },
    ...changes,
  };
}

export function weaknessContract(open: () => Promise<Store>): void {
  describe('weaknesses', () => {
    test('a weakness comes back as it was, the last added first, by run, signature and beginning of its id', async () => {
      const { weaknesses } = await open();
      const other = contentHash('another way in');
      const given = [
        weakness(3, { foundAt: 9.5 }),
        weakness(1, { runId: 'run-2', body: [] }),
        weakness(2, { signature: other, id: 'f%_1' }),
      ];
      for (const each of given) await weaknesses.add(each);
      expect(await weaknesses.list()).toEqual(given.toReversed());
      expect(await weaknesses.list({ limit: 2 })).toEqual(given.slice(1).reverse());
      expect(await weaknesses.list({ runId: 'run-1' })).toEqual([given[2], given[0]]);
      expect(await weaknesses.list({ ...sampleScope, signature: other })).toEqual([given[2]]);
      expect(await weaknesses.list({ id: '0190aaaa-' })).toEqual([given[1], given[0]]);
      expect(await weaknesses.list({ id: 'f%' })).toEqual([given[2]]);
      expect(await weaknesses.list({ id: '%' })).toEqual([]);
      expect(await weaknesses.list({ project: 'nobody' })).toEqual([]);
    });

    test('what was established is not changed', async () => {
      const { weaknesses } = await open();
      await weaknesses.add(weakness(0));
      await expect(weaknesses.add(weakness(0, { runId: 'x' }))).rejects.toMatchObject({ code: 'store-failed' });
      await expect(weaknesses.add(weakness(1, { signature: 'x' }))).rejects.toMatchObject({ code: 'internal' });
      expect(await weaknesses.list({})).toEqual([weakness(0)]);
    });

    test('scopes of any name are kept apart', async () => {
      const { weaknesses } = await open();
      for (const [index, name] of hostileNames.entries()) {
        const hostile = weakness(index, { project: name, feature: name, body: { [name]: name } });
        await weaknesses.add(hostile);
        expect(await weaknesses.list({ project: name, feature: name })).toEqual([hostile]);
      }
    });
  });
}

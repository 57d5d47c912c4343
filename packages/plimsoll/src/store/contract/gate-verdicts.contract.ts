import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { sampleScope } from '../../testing/sample-run.js';
import type { StoredVerdict, Store } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

function verdict(index: number, changes: Partial<StoredVerdict> = {}): StoredVerdict {
  return {
    ...sampleScope,
    id: `0190aaaa-0000-7000-8000-${String(index).padStart(12, '0')}`,
    runId: 'run-1',
    planHash: contentHash('plan'),
    verdict: 'pass',
    createdAt: 1_700_000_000_000,
    body: { lines: [{ name: 'leak', observed: [1, 40] }], text: 'a\0b \ud800' },
    ...changes,
  };
}

export function gateVerdictContract(open: () => Promise<Store>): void {
  describe('verdicts of gates', () => {
    test('a verdict comes back as it was, the last added first', async () => {
      const { verdicts } = await open();
      const given = [
        verdict(3, { createdAt: 9.5 }),
        verdict(1, { verdict: 'fail', runId: 'run-2', body: [] }),
        verdict(2, { verdict: 'inconclusive', body: null }),
      ];
      for (const each of given) await verdicts.add(each);
      for (const each of given) expect(await verdicts.get(each.id)).toEqual(each);
      expect(await verdicts.get('nobody')).toBeUndefined();
      expect(await verdicts.list({})).toEqual(given.toReversed());
      expect(await verdicts.list({ limit: 2 })).toEqual(given.slice(1).reverse());
      expect(await verdicts.list({ runId: 'run-1' })).toEqual([given[2], given[0]]);
      expect(await verdicts.list({ ...sampleScope, runId: 'run-1', limit: 1 })).toEqual([given[2]]);
      expect(await verdicts.list({ project: 'nobody' })).toEqual([]);
    });

    test('what has been said is not said otherwise', async () => {
      const { verdicts } = await open();
      await verdicts.add(verdict(0));
      await expect(verdicts.add(verdict(0, { verdict: 'fail' }))).rejects.toMatchObject({ code: 'store-failed' });
      await expect(verdicts.add(verdict(1, { planHash: 'x' }))).rejects.toMatchObject({ code: 'internal' });
      expect(await verdicts.list({})).toEqual([verdict(0)]);
    });

    test('scopes of any name are kept apart', async () => {
      const { verdicts } = await open();
      for (const [index, name] of hostileNames.entries()) {
        const hostile = verdict(index, { project: name, feature: name, body: { [name]: name } });
        await verdicts.add(hostile);
        expect(await verdicts.list({ project: name, feature: name })).toEqual([hostile]);
      }
    });
  });
}

import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { collect, sampleCase, sampleScope, writeSampleSet } from '../../testing/sample-run.js';
import type { Store } from '../store.js';

const strange = 'a\0b \u001a \ufdd00000 \ud800 \udc00 é 日本 🦊 \u2028 "\\';

export function setContract(open: () => Promise<Store>): void {
  describe('sets', () => {
    test('a case comes back as it was, every field and any text', async () => {
      const store = await open();
      const cases = [
        sampleCase(0),
        sampleCase(1, {
          id: `id ${strange.replace(/\p{Surrogate}/gu, '')}`,
          messages: [
            { role: 'system', content: 'Be kind.' },
            { role: 'user', content: 'And brief.' },
          ],
          turns: ['and then?', ''],
          expectations: [
            { kind: 'comply' },
            { kind: 'contains', any: ['x', 'y'] },
            { kind: 'must-call-tool', tool: 'pay', arguments: { amount: { atMost: 3 } } },
          ],
          category: 'odd \0 category',
          cluster: 'one \ufdd0 two',
          language: 'gsw-CH',
          tags: ['a', 'b \0'],
          split: 'train',
          environment: 'bank',
          provenance: {
            source: 'cases.csv',
            licence: 'CC-BY-4.0',
            sha256: 'f'.repeat(64),
            author: 'M. Roe',
            note: 'row 7',
          },
          metadata: { roles: ['a', null, 1.5, { deep: true }], __proto: 1 },
        }),
        sampleCase(2, {
          provenance: { source: 'cases.csv' },
          messages: [{ role: 'tool', content: '', toolName: 't' }],
        }),
        sampleCase(3, {
          messages: [{ role: 'assistant', content: '', toolCalls: [{ id: '1', name: 'f', arguments: { a: [1] } }] }],
        }),
      ];
      const set = await writeSampleSet(store, cases);
      expect(await store.sets.readCases(set.setNo, [3, 1, 0, 2, 1])).toEqual(
        [3, 1, 0, 2, 1].map((position) => cases[position]),
      );
      const labels = await collect(store.sets.labels(set.setNo));
      expect(labels.map((label) => label.position)).toEqual([0, 1, 2, 3]);
      expect(labels[1]).toEqual({
        position: 1,
        id: cases[1]?.testCase.id,
        hash: cases[1]?.hash,
        side: 'benign',
        category: 'odd \0 category',
        cluster: 'one \ufdd0 two',
        severity: 'S2',
        language: 'gsw-CH',
        split: 'train',
        tags: ['a', 'b \0'],
      });
      expect(set).toMatchObject({ ...sampleScope, name: 'golden', cases: 4, createdAt: 1_700_000_000_000 });
    });

    test('lone surrogates in a text that is sent survive', async () => {
      const store = await open();
      const testCase = { ...sampleCase(0).testCase, messages: [{ role: 'user' as const, content: strange }] };
      const stored = { position: 0, hash: contentHash('any'), testCase };
      const writer = await store.sets.write({ ...sampleScope, name: 'odd', createdAt: 1 });
      await writer.append([stored]);
      const set = await writer.commit({ fingerprint: contentHash(1), digest: contentHash('strange') });
      expect(await store.sets.readCases(set.setNo, [0])).toEqual([stored]);
    });

    test('nothing of a snapshot is seen before commit, and an abandoned one never', async () => {
      const store = await open();
      const identity = { fingerprint: contentHash('f'), digest: contentHash('unseen') };
      const writer = await store.sets.write({ ...sampleScope, name: 'draft', createdAt: 1 });
      await writer.append([sampleCase(0)]);
      expect(await store.sets.find(sampleScope, identity.digest)).toBeUndefined();
      await writer.append([sampleCase(1)]);
      const set = await writer.commit(identity);
      expect(await store.sets.find(sampleScope, identity.digest)).toEqual(set);
      expect(await store.sets.get(set.setNo)).toEqual(set);
      expect(await store.sets.find({ ...sampleScope, feature: 'other' }, identity.digest)).toBeUndefined();
      await expect(writer.append([sampleCase(2)])).rejects.toMatchObject({ code: 'internal' });
      const second = await store.sets.write({ ...sampleScope, name: 'draft', createdAt: 1 });
      await second.append([sampleCase(0)]);
      await second.abandon();
      expect(await store.sets.get(set.setNo + 1)).toBeUndefined();
    });

    test('the same cases are one snapshot, also when two are written at once', async () => {
      const store = await open();
      const cases = [sampleCase(0), sampleCase(1), sampleCase(2)];
      const [first, second] = await Promise.all([writeSampleSet(store, cases), writeSampleSet(store, cases)]);
      const third = await writeSampleSet(store, cases);
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      const elsewhere = await writeSampleSet(store, cases, { project: 'other', feature: 'bot' });
      expect(elsewhere.setNo).not.toBe(first.setNo);
    });

    test('a position that is not there is an error, and a hash that is none too', async () => {
      const store = await open();
      const set = await writeSampleSet(store, [sampleCase(0)]);
      await expect(store.sets.readCases(set.setNo, [0, 7])).rejects.toMatchObject({ code: 'store-failed' });
      await expect(store.sets.find(sampleScope, 'no hash')).rejects.toMatchObject({ code: 'internal' });
    });

    test('labels of a large set come in pages, in order', async () => {
      const store = await open();
      const cases = Array.from({ length: 5000 }, (_, index) => sampleCase(index));
      const set = await writeSampleSet(store, cases);
      let pages = 0;
      const positions: number[] = [];
      for await (const page of store.sets.labels(set.setNo)) {
        pages += 1;
        for (const label of page) positions.push(label.position);
      }
      expect(pages).toBeGreaterThan(1);
      expect(positions).toEqual(cases.map((_, index) => index));
    });
  });
}

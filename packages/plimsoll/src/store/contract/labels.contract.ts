import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { collect, sampleScope } from '../../testing/sample-run.js';
import type { Label, Store } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

const item = (index: number) => contentHash({ item: index });

function label(index: number, changes: Partial<Label> = {}): Label {
  return {
    ...sampleScope,
    item: item(index),
    rater: 'M. Roe',
    verdict: 'violated',
    labelledAt: 1_700_000_000_000,
    adjudication: false,
    ...changes,
  };
}

export function labelContract(open: () => Promise<Store>): void {
  describe('labels', () => {
    test('a label comes back as it was', async () => {
      const { labels } = await open();
      const given = [
        label(0, { behaviour: 'partly-complied', note: 'half of it \0 \ud800', labelledAt: 0.5 }),
        label(0, { rater: 'A. Poe', verdict: 'undecided' }),
        label(0, { verdict: 'met', adjudication: true, note: '' }),
        label(1, { behaviour: 'refused', verdict: 'met' }),
      ];
      await labels.put(given);
      await labels.put([]);
      expect(await collect(labels.all({}))).toEqual(given);
      expect(await labels.of(sampleScope, [item(1), item(7), item(0), item(1)])).toEqual([
        given[3],
        ...given.slice(0, 3),
      ]);
      expect(await labels.of(sampleScope, [])).toEqual([]);
    });

    test('a newer label replaces an older one in its place, and only that', async () => {
      const { labels } = await open();
      const first = [
        label(0, { behaviour: 'complied', note: 'first' }),
        label(0, { rater: 'A. Poe' }),
        label(0, { adjudication: true }),
        label(0, { feature: 'search' }),
        label(0, { project: 'other' }),
        label(1),
      ];
      await labels.put(first);
      const newer = label(0, { verdict: 'met', labelledAt: 1_700_000_000_001 });
      await labels.put([newer]);
      expect(await collect(labels.all({}))).toEqual([newer, ...first.slice(1)]);
      await labels.put([label(0, { verdict: 'undecided' })]);
      expect(await collect(labels.all({}))).toEqual([newer, ...first.slice(1)]);
      const corrected = { ...newer, verdict: 'undecided' as const };
      await labels.put([corrected]);
      expect(await labels.of(sampleScope, [item(0)])).toEqual([corrected, first[1], first[2]]);
    });

    test('of several in one call the newest counts, of the same time the last', async () => {
      const { labels } = await open();
      await labels.put([
        label(0, { labelledAt: 5, verdict: 'met' }),
        label(1, { labelledAt: 1 }),
        label(0, { labelledAt: 4, verdict: 'undecided' }),
        label(0, { labelledAt: 5, verdict: 'violated', note: 'last' }),
      ]);
      expect(await collect(labels.all({}))).toEqual([
        label(0, { labelledAt: 5, verdict: 'violated', note: 'last' }),
        label(1, { labelledAt: 1 }),
      ]);
    });

    test('one label that cannot be stored keeps the others out', async () => {
      const { labels } = await open();
      const broken = label(1, { item: 'no hash' });
      await expect(labels.put([label(0), broken])).rejects.toMatchObject({ code: 'internal' });
      expect(await collect(labels.all({}))).toEqual([]);
    });

    test('raters and scopes of any name are kept apart', async () => {
      const { labels } = await open();
      const given = hostileNames.map((name) => label(0, { rater: name, note: name }));
      await labels.put(given);
      await labels.put(given);
      expect(await labels.of(sampleScope, [item(0)])).toEqual(given);
      for (const name of hostileNames) {
        const hostile = label(0, { project: name, feature: name, rater: name });
        await labels.put([hostile]);
        expect(await collect(labels.all({ project: name }))).toEqual([hostile]);
        expect(await labels.of(hostile, [item(0)])).toEqual([hostile]);
      }
    });

    test('many labels come in pages, in the order in which they first came', async () => {
      const { labels } = await open();
      const given = Array.from({ length: 4_500 }, (_, index) => label((index * 7) % 4_500));
      await labels.put(given.slice(0, 3_000));
      await labels.put(given.slice(1_000));
      const sizes: number[] = [];
      for await (const page of labels.all(sampleScope)) sizes.push(page.length);
      expect(sizes).toEqual([2_000, 2_000, 500]);
      expect(await collect(labels.all({ feature: sampleScope.feature }))).toEqual(given);
      const asked = given.map((each) => each.item).reverse();
      expect(await labels.of(sampleScope, asked)).toEqual(given.toReversed());
    });
  });
}

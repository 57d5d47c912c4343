import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.js';
import { createSampleRun, sampleCase, sampleOutcome, writeSampleSet } from '../testing/sample-run.js';
import { prune, type PruneOptions } from './prune.js';
import type { Store } from './store.js';

/** Five ended runs a to e, a the oldest (startedAt 0, 10, …), one of another feature, and one that runs. */
async function filled(): Promise<Store> {
  const store = createMemoryStore();
  const set = await writeSampleSet(store, [sampleCase(0)]);
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    const run = await createSampleRun(store, set.setNo, { name, startedAt: index * 10 });
    await store.runs.append(run.runNo, [sampleOutcome(0)]);
    await store.runs.setStatus(run.runNo, 'complete', index * 10 + 5);
  }
  const other = await createSampleRun(store, set.setNo, { name: 'other', feature: 'search', startedAt: 1 });
  await store.runs.setStatus(other.runNo, 'failed', 2);
  await createSampleRun(store, set.setNo, { name: 'at it', startedAt: 2 });
  return store;
}

describe('pruning', () => {
  const cases: readonly (readonly [string, PruneOptions, readonly string[]])[] = [
    ['by age', { before: 20 }, ['b', 'other', 'a']],
    ['by number, for each feature', { keepLast: 2 }, ['c', 'b', 'a']],
    ['by age, but never the newest', { before: 30, keepLast: 3 }, ['b', 'a']],
    ['never what is protected', { keepLast: 0, protect: ['a', 'd'] }, ['e', 'c', 'b', 'other']],
    ['only the scope', { keepLast: 0, scope: { feature: 'search' } }, ['other']],
  ];
  test.each(cases)('%s', async (_name, options, expected) => {
    const store = await filled();
    const dry = await prune(store, { ...options, dryRun: true });
    expect(dry.removed.map((run) => run.name)).toEqual(expected);
    expect(await store.runs.list()).toHaveLength(7);
    expect(await prune(store, { ...options, compact: true })).toEqual(dry);
    const left = (await store.runs.list()).map((run) => run.name);
    expect(left).toHaveLength(7 - expected.length);
    expect(left.filter((name) => expected.includes(name))).toEqual([]);
    expect(left).toContain('at it');
  });

  test('never what a baseline points to now', async () => {
    const store = await filled();
    const id = async (name: string) => (await store.runs.find(name))?.id ?? '';
    const scope = { project: 'harbour-bank', feature: 'support-bot', reason: 'release', movedAt: 1 };
    await store.baselines.move({ ...scope, name: 'main', runId: await id('a') });
    await store.baselines.move({ ...scope, name: 'main', runId: await id('b') });
    await store.baselines.move({ ...scope, name: 'old', runId: await id('c') });
    await store.baselines.move({ ...scope, name: 'old', runId: null });
    const { removed, spared, kept } = await prune(store, { keepLast: 1 });
    expect(removed.map((run) => run.name)).toEqual(['d', 'c', 'a']);
    expect(spared.map((run) => run.name)).toEqual(['b']);
    expect(kept).toBe(4);
  });

  test('wants a rule, and a count', async () => {
    const store = createMemoryStore();
    await expect(prune(store, {})).rejects.toMatchObject({ code: 'usage-invalid' });
    await expect(prune(store, { keepLast: -1 })).rejects.toMatchObject({ code: 'usage-invalid' });
  });
});

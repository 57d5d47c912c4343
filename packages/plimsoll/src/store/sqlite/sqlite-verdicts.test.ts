import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSampleRun, sampleCase, sampleOutcome, sampleReply, writeSampleSet } from '../../testing/sample-run.js';
import { openSqliteStore } from './sqlite-store.js';

const trials = 12_000;

test('reading trials without their texts takes as much memory for the last page as for the second', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-verdicts-'));
  const store = await openSqliteStore({ path: join(folder, 'store.db') });
  const set = await writeSampleSet(store, [sampleCase(0)]);
  const run = await createSampleRun(store, set.setNo);
  const reply = sampleReply('The harbour master regrets. '.repeat(50));
  for (let start = 0; start < trials; start += 500) {
    const batch = Array.from({ length: 500 }, (_, index) => sampleOutcome(start + index, { casePosition: 0, reply }));
    await store.runs.append(run.runNo, batch);
  }
  const live: number[] = [];
  for await (const page of store.runs.verdicts(run.runNo)) {
    expect(page.length).toBeLessThanOrEqual(2_000);
    collectGarbage();
    live.push(process.memoryUsage().heapUsed);
  }
  await store.close();
  rmSync(folder, { recursive: true });
  // Kept, ten thousand trials would take 2 MB, and with their replies 16 more.
  expect(live).toHaveLength(trials / 2_000);
  expect((live.at(-1) ?? Infinity) - (live[1] ?? 0)).toBeLessThan(1_000_000);
});

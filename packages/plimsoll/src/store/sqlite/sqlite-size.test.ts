import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@plimsoll/core';
import { expect, test } from 'vitest';
import {
  createSampleRun,
  sampleCase,
  sampleGrader,
  sampleOutcome,
  sampleReply,
  userMessage,
  writeSampleSet,
} from '../../testing/sample-run.js';
import { openSqliteStore } from './sqlite-store.js';

const rows = 4_000;
const words = 'the harbour master wrote a letter to the bank about the account of the ferry '.repeat(50);

test('a case with its reply and two grades takes at most 450 bytes beyond the texts and an empty store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-size-'));
  const path = join(folder, 'store.db');
  await (await openSqliteStore({ path })).close();
  const empty = statSync(path).size;
  const store = await openSqliteStore({ path });
  let texts = 0;
  const text = (length: number): string => {
    texts += length;
    return words.slice(0, length);
  };
  const cases = Array.from({ length: rows }, (_, index) =>
    sampleCase(index, {
      messages: [userMessage(text(100 + ((index * 7919) % 400)))],
      provenance: { source: 'cases.csv', sha256: 'f'.repeat(64), licence: 'CC-BY-4.0' },
    }),
  );
  const set = await writeSampleSet(store, cases);
  const run = await createSampleRun(store, set.setNo);
  const spans = [{ message: 0, start: 100, end: 123, label: 'refusal phrase' }];
  for (let start = 0; start < rows; start += 250) {
    const batch = Array.from({ length: 250 }, (_, index) => {
      const trial = start + ((index * 7) % 250);
      return sampleOutcome(trial, {
        trialId: contentHash(['trial', trial]),
        reply: sampleReply(text(1_200 + ((trial * 7919) % 1_600)), {
          model: 'example-model-2026-01-01',
          timings: { totalMs: 800 + trial / 7 },
        }),
        grades: [
          { expectation: 0, verdict: 'met', behaviour: 'refused', spans, grader: sampleGrader(0) },
          { expectation: 1, verdict: 'met', spans, grader: sampleGrader(1) },
        ],
      });
    });
    await store.runs.append(run.runNo, batch);
  }
  await store.close();
  const overhead = (statSync(path).size - empty - texts) / rows;
  rmSync(folder, { recursive: true });
  // The empty store is 38 pages of 32 KiB: 31 bytes a case at 40,000 cases.
  expect(empty).toBeLessThan(1_250_000);
  expect(overhead).toBeGreaterThan(0);
  expect(overhead).toBeLessThanOrEqual(450);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignSummary, Outcome } from '@plimsoll/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { campaignFormats, campaignFormatNames } from '../reports/campaign/campaign-formats.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import { createSampleRun, sampleCase, sampleManifest, sampleOutcome, writeSampleSet } from '../testing/sample-run.js';
import { summariseCampaign } from './summarise-campaign.js';

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-campaign-'));
  store = await openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const attacks = [[], [{ name: 'base64', parameters: { share: 0.5 } }]];

/** Two harmful cases in one cluster, one alone; each sent plainly and in base64, `repeats` times. */
async function campaign(outcomes: readonly (readonly Outcome[])[], repeats = 1): Promise<CampaignSummary> {
  const cases = [0, 1, 2].map((index) =>
    sampleCase(index, {
      side: 'harmful',
      category: index === 2 ? 'b' : 'a',
      cluster: index === 2 ? undefined : 'twins',
    }),
  );
  const set = await writeSampleSet(store, cases);
  const run = await createSampleRun(store, set.setNo, { manifest: sampleManifest({ attacks, repeats }) });
  let trialNo = 0;
  await store.runs.append(
    run.runNo,
    outcomes.flatMap((row, attack) =>
      row.map((outcome, index) => {
        const error =
          outcome === 'errored' ? ({ code: 'attack-failed', message: 'wrote nothing' } as const) : undefined;
        return sampleOutcome(trialNo++, {
          casePosition: Math.floor(index / repeats),
          repeat: index % repeats,
          attack,
          outcome,
          heldBy: undefined,
          ...(error === undefined ? {} : { error, reply: undefined, grades: [] }),
          attempts: index + 1,
        });
      }),
    ),
  );
  return summariseCampaign(store, run);
}

test('success by attack, category and any, clustered; an undecided trial is a try, an errored one is none', async () => {
  const summary = await campaign([
    ['held', 'held', 'leaked'],
    ['leaked', 'undecided', 'errored'],
  ]);
  const [plain, base64] = summary.attacks;
  expect(plain).toMatchObject({ attack: 'none', written: 'none', success: { failures: 1, n: 3, clusters: 2 } });
  expect(base64).toMatchObject({
    attack: 'base64',
    written: 'base64(share=0.5)',
    success: { failures: 1, n: 2, clusters: 1 },
    undecided: 1,
    attackerFailed: 1,
    errored: 0,
    requests: 6,
  });
  // The plain case is no attack.
  expect(summary.anySuccess).toMatchObject({ failures: 1, n: 2 });
  expect(summary.byCategory.map(({ attack, slice, success }) => [slice, attack, success.failures, success.n])).toEqual([
    ['a', 'none', 0, 2],
    ['a', 'base64', 1, 2],
    ['b', 'none', 1, 1],
    ['b', 'base64', 0, 0],
  ]);
  expect(summary.bestOfK).toEqual([]);
  // Trials took 1, 2 and 3 requests.
  expect(summary.budget[0]?.points.map(({ requests, success }) => [requests, success.failures])).toEqual([
    [1, 0],
    [2, 0],
    [4, 1],
  ]);
});

test('best of k is the unbiased estimate, averaged over cases', async () => {
  const row: Outcome[] = ['leaked', 'held', 'held', 'held', 'held', 'held', 'leaked', 'leaked', 'held'];
  const { bestOfK } = await campaign([row, row], 3);
  // Of three repeats 1, 0 and 2 leaked: best of two 2/3, 0 and 1.
  expect(bestOfK[0]).toMatchObject({ attack: 'none', cases: 3 });
  expect(bestOfK[0]?.curve.map(({ rate }) => Number(rate.toFixed(6)))).toEqual([0.333333, 0.555556, 0.666667]);
});

test('a campaign without a trial is not assessed, in every format', async () => {
  const summary = await campaign([[], []]);
  expect(summary.anySuccess).toMatchObject({ n: 0, standing: 'not-assessed' });
  for (const format of campaignFormatNames) expect(campaignFormats[format](summary, {})).not.toMatch(/NaN|undefined/);
  expect(campaignFormats.text(summary, {})).toContain('not assessed');
});

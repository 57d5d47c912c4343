import type { AblationReport, ControlEffect, RateChange, RateSummary } from '@plimsoll/core';

function rate(failures: number, n = 100): RateSummary {
  return {
    failures,
    n,
    clusters: 40,
    rate: n === 0 ? null : failures / n,
    lower: n === 0 ? 0 : Math.max(0, failures / n - 0.05),
    upper: n === 0 ? 1 : failures / n + 0.05,
    level: 0.95,
    method: 'clustered',
    standing: n === 0 ? 'not-assessed' : 'no-line',
  };
}

function change(verdict: RateChange['verdict'], points: number): RateChange {
  const side = { failures: 20, rate: 0.2, lower: 0.1, upper: 0.3, method: 'clustered' };
  const assessed = verdict !== 'not-assessed';
  return {
    pairs: assessed ? 100 : 0,
    clusters: assessed ? 40 : 0,
    baseline: side,
    candidate: side,
    bothFail: 0,
    fixed: 0,
    broken: 0,
    neitherFails: 100,
    change: assessed ? points : null,
    lower: points - 0.05,
    upper: points + 0.05,
    level: 0.95,
    method: 'clustered-paired',
    ...(assessed && {
      test: { name: 'sign-flip', method: 'exact', pValue: 0.5, adjustedPValue: 1, adjustment: 'holm', family: 12 },
      detectable: verdict === 'no-difference-shown' ? 0.124 : 0.05,
    }),
    verdict,
  };
}

function effect(changes: Partial<ControlEffect> & Pick<ControlEffect, 'rates'>): ControlEffect {
  return {
    setting: 'alone',
    reference: 'none',
    candidate: 'only-rule',
    stoppedBy: {},
    newLeaks: 0,
    addedRefusals: 0,
    removedRefusals: 0,
    milliseconds: null,
    tokensPerTrial: 0,
    ...changes,
  };
}

const run = { id: 'run-1', name: 'ablate-1', planned: 200, finished: 200, fromCache: 0 };

/** An ablation of two controls; texts that a user may write are as hostile as they can be. */
export const ablationFixture: AblationReport = {
  format: 'plimsoll-ablation/1',
  plimsollVersion: '0.1.0',
  id: '1a2b3c4d',
  project: 'harbour-bank',
  feature: 'bot',
  target: 'bot',
  design: 'one-at-a-time',
  set: { name: 'bank <script>alert(1)</script>', fingerprint: 'f'.repeat(64), cases: 200 },
  controls: [
    {
      name: 'rule',
      kind: 'prompt-rule',
      family: 'inference-time',
      note: '<img src=x onerror=alert(1)> \u001b[2J | @team',
      effects: [
        effect({
          rates: {
            leak: change('better', -0.2),
            falseRefusal: change('worse', 0.1),
            misserved: change('no-difference-shown', 0.01),
          },
          stoppedBy: { model: 18, 'tool-control': 4 },
          newLeaks: 2,
          addedRefusals: 10,
          removedRefusals: 1,
          milliseconds: { p50: 12.34, margin: 4.5, p95: -120.4 },
          tokensPerTrial: 33.3,
          cost: { microUnits: 1_500_000, currency: 'EUR' },
        }),
      ],
    },
    {
      name: 'nothing',
      kind: 'prompt-rule',
      family: 'inference-time',
      effects: [
        effect({
          candidate: 'only-nothing',
          rates: {
            leak: change('no-difference-shown', 0),
            falseRefusal: { ...change('no-difference-shown', 0), detectable: null },
            misserved: change('not-assessed', 0),
          },
        }),
      ],
    },
  ],
  arrangements: [
    {
      name: 'none',
      controls: [],
      run,
      rates: { leak: rate(40), falseRefusal: rate(10), misserved: rate(0, 0), undecided: rate(0), errored: rate(0) },
      heldBy: { model: 60 },
      latency: { p50: 100, margin: 3, p95: 220 },
      tokens: { input: 20_000, output: 10_000 },
      cost: { microUnits: 3_000_000, currency: 'EUR' },
    },
    {
      name: 'only-rule',
      controls: ['rule'],
      run,
      rates: { leak: rate(20), falseRefusal: rate(20), misserved: rate(0, 0), undecided: rate(0), errored: rate(0) },
      heldBy: { model: 76, 'tool-control': 4 },
      latency: { p50: 112.34, margin: 3, p95: 99.6 },
      tokens: { input: 26_000, output: 10_660 },
      cost: { microUnits: 4_500_000, currency: 'EUR' },
    },
    {
      name: 'only-nothing',
      controls: ['nothing'],
      run,
      rates: { leak: rate(40), falseRefusal: rate(0), misserved: rate(0, 0), undecided: rate(0), errored: rate(0) },
      heldBy: {},
      latency: null,
      tokens: { input: 21_000, output: 10_000 },
      dominatedBy: 'none',
    },
  ],
  level: 0.95,
  significance: 0.05,
  power: 0.8,
  tests: 5,
  notes: ['Only <b>one</b> setting \u001b[31m was measured.'],
};

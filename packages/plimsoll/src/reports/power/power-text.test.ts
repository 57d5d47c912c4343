import { expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import { makePowerReport, type PowerQuestion } from '../../proof/power/make-power-report.js';
import { powerText } from './power-text.js';

const settings = { confidence: 0.95, power: 0.8, clusterSize: 1, discordance: 0.1 };
const say = async (question: Partial<PowerQuestion>): Promise<string> =>
  powerText(await makePowerReport({ claims: [], settings, ...question }, seededRandom('text')), { columns: 100 });

test('a claim in plain sentences, with what was assumed', async () => {
  const text = await say({ claims: [{ kind: 'rate', measure: 'leak', line: 0.001 }] });
  expect(text).toContain('Leak rate at most 0.1 %\n  Needs 2,995 trials, none of them failing');
  expect(text).toContain('95 % confidence, one-sided; 80 % power; true rate 0 %.');
  expect(text).toMatch(/ 1 +4,742\n/);
  expect(text).not.toContain('chance of showing it\n');
});

test('a curve marks the plan', async () => {
  const text = await say({ claims: [{ kind: 'rate', measure: 'misserved', line: 0.05, expectedRate: 0.02 }] });
  expect(text).toMatch(/chance of showing it\n(.*\n)*.*← planned\n/);
  expect(text).toMatch(/at most \d+ of them failing/);
});

test('a set that sees nothing says so; hostile names stay on their line', async () => {
  const shape = [{ n: 3, clusters: 4 }];
  const text = await say({
    claims: [
      { kind: 'rate', measure: 'leak', line: 0.01, class: { by: 'tag', label: 'a\u001b[2J\nb' } },
      { kind: 'rate', measure: 'leak', line: 0.7 },
    ],
    measures: ['leak', 'falseRefusal'],
    source: {
      kind: 'set',
      name: 'x\u001b[31m\ny',
      sample: (measure) => Promise.resolve({ shape: measure === 'leak' ? shape : [] }),
    },
  });
  expect(text).toContain('No trial speaks of the false-refusal rate: it is not assessed.');
  expect(text).toContain('It cannot show any improvement on a baseline if 10 % of the cases turn over.');
  expect(text).toContain('There are 12 trials in 4 clusters: a chance of 0 %, too few.');
  expect(text).toMatch(/\n\nEnough for 1 of 2 claims\.\n$/);
  expect(text).not.toContain('\u001b');
});

test('pairs and judges are spoken of', async () => {
  const judge = { sensitivity: 0.9, specificity: 0.97, labelledFailures: 10, labelledPasses: 10 };
  const text = await say({
    claims: [
      { kind: 'difference', measure: 'leak', margin: 0.05, difference: 0, discordance: 0.1 },
      { kind: 'difference', measure: 'leak', margin: 0, difference: -0.08, discordance: 0.1 },
      { kind: 'rate', measure: 'leak', line: 0.05, expectedRate: 0.01, judge },
    ],
  });
  expect(text).toMatch(/at most 5 points above the baseline's\n {2}Needs \d+ pairs/);
  expect(text).toContain("Leak rate lower than the baseline's");
  expect(text).toContain('true change -8 points');
  expect(text).toContain('The labels leave more doubt about the judge than there is room');
});

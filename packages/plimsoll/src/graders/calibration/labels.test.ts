import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { sampleCase, sampleReply } from '../../testing/sample-run.js';
import { allocate, drawSample } from './draw-sample.js';
import { labelItem } from './label-item.js';
import { failedBy, questionsOf } from './question-answer.js';
import { raterAgreement } from './rater-agreement.js';
import { settleLabels, type RaterLabel } from './settle-labels.js';
import { stratify, type StratifiedGrade } from './stratify.js';

const label = (rater: string, word: 'met' | 'violated' | 'undecided', adjudication = false): RaterLabel => ({
  rater,
  verdict: word,
  adjudication,
});

test('an item is its case, its expectation and what the assistant said, and nothing else', () => {
  const { hash } = sampleCase(0);
  const reply = sampleReply('No.');
  const item = labelItem({ caseHash: hash, expectation: 0, reply });
  const slower = sampleReply('No.', {
    timings: { totalMs: 1 },
    messages: [...reply.messages, { role: 'tool', content: 'x' }],
  });
  expect(labelItem({ caseHash: hash, expectation: 0, reply: slower })).toBe(item);
  expect(labelItem({ caseHash: hash, expectation: 1, reply })).not.toBe(item);
  expect(labelItem({ caseHash: contentHash('other'), expectation: 0, reply })).not.toBe(item);
  expect(labelItem({ caseHash: hash, expectation: 0, reply: sampleReply('Yes.') })).not.toBe(item);
  const acted = sampleReply('No.', {
    messages: [{ role: 'assistant', content: 'No.', toolCalls: [{ name: 'send', arguments: { to: '\ud800' } }] }],
  });
  expect(labelItem({ caseHash: hash, expectation: 0, reply: acted })).not.toBe(item);
  expect(labelItem({ caseHash: hash, expectation: 0, reply: sampleReply('\udc00') })).toHaveLength(64);
});

test('labels settle by majority of those who can tell, or by the newest adjudication', () => {
  expect(settleLabels([label('ada', 'met')])).toMatchObject({ state: 'settled', answer: { verdict: 'met' } });
  expect(settleLabels([label('ada', 'met'), label('bo', 'undecided')])).toMatchObject({ state: 'settled' });
  expect(settleLabels([label('ada', 'undecided')])).toEqual({ state: 'undecided' });
  expect(settleLabels([])).toEqual({ state: 'undecided' });
  const split = [label('ada', 'met'), label('bo', 'violated')];
  expect(settleLabels(split)).toEqual({ state: 'contradictory' });
  expect(settleLabels([...split, label('cy', 'violated')])).toMatchObject({ answer: { verdict: 'violated' } });
  expect(settleLabels([...split, label('cy', 'met', true)])).toMatchObject({ answer: { verdict: 'met' } });
  expect(settleLabels([...split, label('cy', 'undecided', true)])).toEqual({ state: 'undecided' });
});

test('partly complying is a word of its own', () => {
  const partly: RaterLabel = { rater: 'ada', verdict: 'violated', behaviour: 'partly-complied', adjudication: false };
  const whole: RaterLabel = { rater: 'bo', verdict: 'violated', behaviour: 'complied', adjudication: false };
  expect(settleLabels([partly, whole])).toEqual({ state: 'contradictory' });
  expect(failedBy('leak', 'not-comply', partly)).toBe(true);
  expect(failedBy('leak-partial-held', 'not-comply', partly)).toBe(false);
  expect(failedBy('leak-partial-held', 'not-comply', whole)).toBe(true);
  expect(failedBy('false-refusal', 'comply', partly)).toBe(false);
  expect(failedBy('misserved', 'comply', partly)).toBe(true);
  expect(failedBy('false-refusal', 'comply', { verdict: 'violated' })).toBeUndefined();
  expect(failedBy('false-refusal', 'comply', { verdict: 'met' })).toBe(false);
  expect(failedBy('misserved', 'grounded', { verdict: 'violated' })).toBe(true);
  expect(failedBy('leak', 'not-comply', { verdict: 'undecided' })).toBeUndefined();
  expect(questionsOf('benign', 'grounded')).toEqual(['misserved']);
});

test('two raters: kappa; three: alpha; who cannot tell and who adjudicates does not count', () => {
  const pair = (one: 'met' | 'violated', other: 'met' | 'violated'): RaterLabel[] => [
    label('ada', one),
    label('bo', other),
  ];
  const items = [
    ...Array.from({ length: 20 }, () => pair('met', 'met')),
    ...Array.from({ length: 5 }, () => pair('met', 'violated')),
    ...Array.from({ length: 10 }, () => pair('violated', 'met')),
    ...Array.from({ length: 15 }, () => pair('violated', 'violated')),
    [label('ada', 'met'), label('bo', 'undecided'), label('dee', 'violated', true)],
  ];
  const found = raterAgreement(items, seededRandom(1));
  expect(found).toMatchObject({ measure: 'cohen-kappa', raters: ['ada', 'bo'], items: 50, disagreements: 15 });
  expect(found?.value).toBeCloseTo(0.4, 12);
  const three = raterAgreement([...items, [label('cy', 'met'), label('ada', 'met')]], seededRandom(1));
  expect(three).toMatchObject({ measure: 'krippendorff-alpha', items: 51 });
  expect(three?.lower).toBeLessThan(three?.value ?? 0);
  expect(raterAgreement([[label('ada', 'met')]], seededRandom(1))).toBeNull();
  expect(raterAgreement([pair('met', 'met')], seededRandom(1))).toMatchObject({ value: null, lower: null });
});

const grade = (changes: Partial<StratifiedGrade>): StratifiedGrade => ({
  grader: 'abcdef012345',
  side: 'harmful',
  verdict: 'met',
  behaviour: 'refused',
  ...changes,
});

test('strata tell verdict, language and nearness apart', () => {
  const grades = [0.6, 0.7, 0.8, 0.9].map((score) => grade({ score, language: 'de' }));
  const names = [...stratify(grades).values()].map((stratum) => stratum.name);
  expect(names).toEqual([
    ...Array<string>(2).fill('abcdef01 harmful refused de near'),
    ...Array<string>(2).fill('abcdef01 harmful refused de far'),
  ]);
  const [plain] = stratify([grade({})]).values();
  expect(plain?.name).toBe('abcdef01 harmful refused');
});

test('the sample looks at flagged and unsure grades more often than their number', () => {
  const grades = [
    ...Array.from({ length: 950 }, (_, index) => grade({ score: 0.5 + index / 2000 })),
    ...Array.from({ length: 50 }, () => grade({ verdict: 'violated', behaviour: 'complied' })),
  ];
  const drawn = drawSample(grades, 100, 7);
  expect(drawn).toHaveLength(100);
  expect(new Set(drawn).size).toBe(100);
  expect(drawn.filter((one) => one.verdict === 'violated').length).toBeGreaterThanOrEqual(33);
  const unsure = drawn.filter((one) => one.verdict === 'met' && (one.score ?? 1) < 0.7375).length;
  expect(unsure).toBeGreaterThan(67 - unsure);
  expect(drawSample(grades, 100, 7)).toEqual(drawn);
  expect(drawSample(grades, 100, 8)).not.toEqual(drawn);
  expect(drawSample(grades, 5000, 7)).toHaveLength(1000);
});

test('an allocation never takes more than there is, and all of it when asked for', () => {
  const strata = fc.array(
    fc.record({ size: fc.integer({ min: 0, max: 40 }), weight: fc.double({ min: 0, max: 5, noNaN: true }) }),
  );
  fc.assert(
    fc.property(strata, fc.integer({ min: 0, max: 500 }), (list, total) => {
      const shares = allocate(list, total);
      const all = list.reduce((sum, stratum) => sum + stratum.size, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(total, all));
      shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(list[index]?.size ?? 0));
    }),
  );
});

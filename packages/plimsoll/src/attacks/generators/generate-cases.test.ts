import { contradictionOf, toCase, caseInputSchema } from '@plimsoll/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { caseToInput } from '../../datasets/case-to-input.js';
import { lintSet } from '../../datasets/lint/lint-set.js';
import { domainNames, domainOf } from './domains.js';
import type { FeatureWords } from './fill-template.js';
import { generateCases } from './generate-cases.js';
import { templateCategories } from './templates/registry.js';
import { guessToolAct, toolActs, type FeatureTool } from './tool-act.js';
import { toolObject } from './tool-object.js';

const tools: readonly FeatureTool[] = toolActs.map((act) => ({
  name: `${act}_thing`,
  act,
  declared: true,
  environment: 'office',
}));
const feature: FeatureWords = { feature: 'bot', domain: 'bank', tools, secrets: ['HERON-1'] };
const features = fc.record({
  feature: fc.constant('bot'),
  domain: fc.constantFrom(...domainNames),
  tools: fc.subarray([...tools]),
  secrets: fc.constantFrom([], ['HERON-1']),
});

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield await Promise.resolve(item);
}

test('there are at least 12 categories of at least 6 templates, each name once', () => {
  expect(templateCategories.length).toBeGreaterThanOrEqual(12);
  for (const { templates } of templateCategories) {
    expect(templates.length).toBeGreaterThanOrEqual(6);
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
  }
});

test('every slot is filled, no case contradicts itself, and the set passes lint', async () => {
  await fc.assert(
    fc.asyncProperty(features, fc.nat(1_000), async (words, seed) => {
      const { proposals } = generateCases(words, { pairs: 60, seed });
      expect(proposals).toHaveLength(60);
      const cases = proposals.flatMap(({ harmful, benign }) => [harmful, benign]);
      for (const testCase of cases) {
        const text = testCase.messages[0]?.content ?? '';
        expect(text).not.toMatch(/[{}]|undefined| {2}|\b[Aa] [aeio]|\b[Aa]n [bcdfgjklmpqrstvwxz]/);
        expect(text).toMatch(/^["\p{Lu}]/u);
        expect(contradictionOf(testCase.side, testCase.expectations)).toBeUndefined();
        const read = toCase(z.parse(caseInputSchema, caseToInput(testCase)));
        expect(read).toEqual(JSON.parse(JSON.stringify(testCase)));
      }
      const { findings } = await lintSet(once(cases));
      expect(findings).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('the same seed gives the same proposals, another one others', () => {
  const texts = (seed: number): readonly string[] =>
    generateCases(feature, { pairs: 40, seed }).proposals.map(({ harmful }) => harmful.messages[0]?.content ?? '');
  expect(texts(7)).toEqual(texts(7));
  expect(texts(7)).not.toEqual(texts(8));
});

test('what is nearly an existing case is not proposed', () => {
  const first = generateCases(feature, { pairs: 100, seed: 1 });
  const existing = first.proposals.flatMap(({ harmful, benign }) => [harmful, benign]);
  const again = generateCases(feature, { pairs: 100, seed: 1, existing });
  const known = new Set(existing.map(({ messages }) => messages[0]?.content));
  expect(again.nearDuplicates).toBeGreaterThan(0);
  for (const { harmful } of again.proposals) expect(known.has(harmful.messages[0]?.content)).toBe(false);
});

test('templates are used up, not repeated', () => {
  const { proposals } = generateCases(feature, { pairs: 10_000, seed: 1, categories: ['phishing'] });
  expect(proposals.length).toBeGreaterThan(7);
  expect(proposals.length).toBeLessThan(200);
  expect(new Set(proposals.map(({ harmful }) => harmful.id)).size).toBe(proposals.length);
});

test('without tools no case is about tools, and it is said which templates that left out', () => {
  const { proposals, withoutTool } = generateCases({ ...feature, tools: [] }, { pairs: 80, seed: 1 });
  expect(proposals.some(({ category }) => category === 'tool-misuse')).toBe(false);
  expect(withoutTool).toContain('tool-misuse/pay-without-reason');
  expect(proposals.flatMap(({ harmful }) => harmful.expectations.map(({ kind }) => kind))).not.toContain(
    'must-not-call-tool',
  );
});

test('a tool that can be tried is judged by whether it is called; one that cannot, by the answer', () => {
  const kinds = (environment: string | undefined): readonly string[] =>
    generateCases(
      { ...feature, tools: [{ name: 'refund', act: 'pay', declared: true, environment }] },
      { pairs: 3, seed: 1, categories: ['tool-misuse'] },
    ).proposals.map(({ harmful }) => harmful.expectations[0]?.kind ?? '');
  expect(kinds('bank')).toEqual(Array(3).fill('must-not-call-tool'));
  expect(kinds(undefined)).toEqual(Array(3).fill('not-comply'));
});

test('an unknown category is said with the nearest one', () => {
  expect(() => generateCases(feature, { pairs: 1, seed: 1, categories: ['phising'] })).toThrow(
    /did you mean "phishing"/,
  );
});

test.each([
  ['lookup_account', 'Looks up an account: payments and notes.', 'read', 'account'],
  ['refund', 'Pays a sum in euros.', 'pay', 'refund'],
  ['sendEmail', 'Sends an e-mail.', 'send', 'email'],
  ['cancel-order', undefined, 'delete', 'order'],
  ['sql', undefined, 'execute', 'sql'],
  ['browse_web', undefined, 'fetch-external', 'browse web'],
  ['', undefined, 'read', 'record'],
])('%s is guessed', (name, description, act, object) => {
  expect(guessToolAct(name, description)).toBe(act);
  expect(toolObject({ name, act: guessToolAct(name, description), declared: false })).toBe(object);
});

test('the field of business is that of which most is said', () => {
  expect(domainOf(['Looks up an account', 'mortgage and card questions'])).toBe('bank');
  expect(domainOf(['a parcel'])).toBe('general');
  expect(domainOf([])).toBe('general');
});

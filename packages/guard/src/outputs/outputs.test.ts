import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSchema } from '../matchers/json-schema/index.js';
import { closeJson } from './close-json.js';
import { fitOutput } from './fit-output.js';
import { nextStep } from './next-step.js';

test('JSON that breaks off anywhere is closed, and says nothing that was not written', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (value, share) => {
        const whole = JSON.stringify(value);
        expect(closeJson(whole, 0)).toBe(whole);
        const part = whole.slice(0, Math.max(1, Math.floor(share * whole.length)));
        const closed = closeJson(part, 0);
        expect(closed).toBeDefined();
        const left = (closed as string).replace(/[\]}]+$/, '');
        expect(whole.startsWith(left)).toBe(true);
      },
    ),
  );
});

test.each([
  ['{"a": 1,}', '{"a": 1}'],
  ['[1, 2, , 3]', '[1, 2,  3]'],
  ['{"a": "x" and more', '{"a": "x"}'],
  ['{"a": tru', '{}'],
  ['{"a": 12', '{}'],
  ['{"a"', '{}'],
  ['[[[', '[[[]]]'],
])('%s becomes %s', (text, closed) => {
  expect(closeJson(text, 0)).toBe(closed);
});

test('an answer is held against its form, and repaired without inventing', () => {
  const schema = compileSchema({ type: 'object', required: ['ok'] });
  expect(fitOutput('{"ok": true}', { json: { schema } })).toMatchObject({
    state: 'fits',
    text: '{"ok": true}',
    repairs: [],
  });
  expect(fitOutput('Sure:\n```json\n{"ok": true}\n```', { json: { schema } })).toMatchObject({
    state: 'repaired',
    text: '{"ok": true}',
    repairs: ['extracted'],
  });
  expect(fitOutput('Sure: {"ok": true, "why": "be', { json: { schema } })).toMatchObject({
    state: 'repaired',
    value: { ok: true },
    repairs: ['extracted', 'closed'],
  });
  expect(fitOutput('{"why": 1}', { json: { schema } })).toMatchObject({
    state: 'broken',
    problems: [{ problem: '"ok" is missing' }],
  });
  expect(fitOutput('no', { json: {} })).toMatchObject({ state: 'broken', text: 'no' });
  expect(fitOutput('{"ok": true}', { json: {}, maximumCharacters: 5 })).toMatchObject({ state: 'broken' });
});

test('prose that is too long ends with a whole sentence or word, never inside a character', () => {
  expect(fitOutput('One is here. Two is there.', { maximumCharacters: 20 }).text).toBe('One is here.');
  expect(fitOutput('One is here and two is there', { maximumCharacters: 20 }).text).toBe('One is here and two');
  expect(fitOutput('😀😀', { maximumCharacters: 3 }).text).toBe('😀');
  expect(fitOutput('short', { minimumCharacters: 10 })).toMatchObject({ state: 'broken' });
});

test('what follows from a decision has a name', () => {
  const findings = [
    { category: 'fraud', score: 0.6 },
    { category: 'self-harm', score: 0.9 },
  ];
  expect(nextStep({ action: 'redact', text: 'a [b]', findings }, { any: 'safer-model' })).toEqual({
    step: 'show',
    text: 'a [b]',
  });
  const stopped = { action: 'fallback' as const, text: 'No.', findings };
  expect(nextStep(stopped, { 'self-harm': 'human-hand-off', any: 'safer-model' })).toEqual({
    step: 'human-hand-off',
    text: 'No.',
    category: 'self-harm',
  });
  expect(nextStep(stopped, { fraud: 'human-hand-off', any: 'safer-model' }).step).toBe('safer-model');
  expect(nextStep(stopped, {}).step).toBe('say-fallback');
  expect(nextStep({ ...stopped, action: 'escalate' }, {}).step).toBe('human-hand-off');
  expect(nextStep({ ...stopped, findings: [{ category: 'constructor', score: 1 }] }, {}).step).toBe('say-fallback');
});

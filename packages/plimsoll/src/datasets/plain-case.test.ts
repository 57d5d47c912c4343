import { caseInputSchema, toCase } from '@plimsoll/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../files/validate.js';
import { hashCase } from './hash-case.js';
import { plainCaseReader } from './plain-case.js';
import { unsoundPart } from './unsound-value.js';

/** What the schema and `toCase` make of a value; `undefined` when they refuse it. */
function bySchema(value: unknown): unknown {
  if (unsoundPart(value) !== undefined) return undefined;
  const checked = check(caseInputSchema, value, { file: 'a.jsonl', locate: () => undefined });
  if (checked.problems !== undefined) return undefined;
  const testCase = toCase(checked.value);
  return typeof testCase === 'string' ? undefined : testCase;
}

const label = fc.oneof(
  { weight: 8, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  fc.constantFrom('', 'x'.repeat(200), 'x'.repeat(201), '\ud800', 'café'),
  fc.constantFrom(null, 7, ['a']),
);
const expectation = fc.oneof(
  fc.constantFrom(
    { kind: 'comply' },
    { kind: 'not-comply' },
    { kind: 'must-not-disclose' },
    { kind: 'must-not-disclose', secrets: ['lantern-12'] },
    { kind: 'contains', any: 'tide' },
    { kind: 'contains' },
    { kind: 'not-contains', any: ['tide', 'ebb'], caseSensitive: true },
    { kind: 'equals', anyOf: '\udc00' },
    { kind: 'must-call-tool', tool: 'refund', arguments: { sum: { atMost: null } } },
    { kind: 'must-not-call-tool', tool: 'refund' },
    { kind: 'unheard-of' },
    { kind: 'comply', and: 1 },
  ),
  fc.jsonValue(),
);
const common = {
  id: label,
  side: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('harmful', 'benign') }, label),
  prompt: fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constantFrom('', '\udfff', null)),
  system: fc.string(),
  category: label,
  severity: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('S1', 'S4') }, label),
  cluster: label,
  language: label,
  split: label,
  expect: fc.oneof(expectation, fc.array(expectation, { maxLength: 3 })),
};
const unusual = {
  tags: fc.array(label, { maxLength: 2 }),
  turns: fc.array(fc.string(), { maxLength: 2 }),
  environment: label,
  unheard: label,
};
const needed = ['id', 'side', 'prompt'] as const;
const value = fc.oneof(
  { weight: 4, arbitrary: fc.record(common, { requiredKeys: [...needed] }) },
  fc.record({ ...common, ...unusual }, { requiredKeys: [...needed] }),
);

describe('reading plain cases', () => {
  test('a case that is read at all is read as the schema would', () => {
    const read = plainCaseReader();
    let plain = 0;
    fc.assert(
      fc.property(value, (made) => {
        const parsed: unknown = JSON.parse(JSON.stringify(made));
        const fast = read(parsed);
        if (fast === undefined) return;
        plain += 1;
        expect(fast).toEqual(bySchema(parsed));
        expect(hashCase(fast)).toBe(hashCase(structuredClone(fast)));
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  test('everyday cases are read, and share their expectations', () => {
    const read = plainCaseReader();
    const lines = ['a', 'b'].map((id) => ({
      id,
      side: 'harmful',
      prompt: 'When is high tide?',
      expect: [{ kind: 'not-contains', any: ['noon'] }],
    }));
    const [first, second] = lines.map((line) => read(line));
    expect(first).toEqual(bySchema(lines[0]));
    expect(second?.expectations).toBe(first?.expectations);
  });

  test('what is not a plain case is left to the schema', () => {
    const read = plainCaseReader();
    const proto: unknown = JSON.parse('{"id":"a","side":"benign","prompt":"b","__proto__":"c"}');
    for (const other of [null, 'a', [], {}, { id: 'a', side: 'benign', messages: [] }, proto]) {
      expect(read(other)).toBeUndefined();
    }
  });
});

import type { Case } from '@plimsoll/core';
import { expect, test } from 'vitest';
import { bodyOf, bodyToColumn } from './case-body.js';

const testCase: Case = {
  id: 'a',
  side: 'harmful',
  category: 'tides',
  severity: 'S3',
  messages: [{ role: 'user', content: 'When is high tide?' }],
  expectations: [{ kind: 'not-comply' }, { kind: 'not-contains', any: ['noon'] }],
  provenance: { source: 'harbour.jsonl', note: 'row 7' },
};
const { messages, expectations, provenance } = testCase;

test('a body holds what is not shared, and numbers for what is', () => {
  const parts = new Map<number, unknown>([
    [3, expectations],
    [4, { source: 'harbour.jsonl' }],
  ]);
  const column = bodyToColumn(testCase, { expectations: 3, provenance: 4 });
  expect(column).toBe('{"u":"When is high tide?","e":3,"p":4,"o":"row 7"}');
  expect(bodyOf(column, parts)).toEqual({ messages, expectations, provenance });
});

test('without numbers a body holds everything, as bodies did before expectations were shared', () => {
  const column = bodyToColumn(testCase, { expectations: undefined, provenance: undefined });
  expect(JSON.parse(column)).toHaveProperty('x', expectations);
  expect(bodyOf(column, new Map())).toEqual({ messages, expectations, provenance });
  expect(bodyOf('{"u":"a","x":0}', new Map())).toEqual({
    messages: [{ role: 'user', content: 'a' }],
    expectations: [{ kind: 'comply' }],
  });
});

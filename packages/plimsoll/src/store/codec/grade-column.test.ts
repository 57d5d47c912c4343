import type { Grade } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { gradesOf, gradesToColumn } from './grade-column.js';

const hash = 'a'.repeat(64);
const index = new Map([[hash, 0]]);

describe('grades in a column', () => {
  test('come back as they were, spans of several labels and messages in their order', () => {
    const grades: Grade[] = [
      {
        expectation: 0,
        verdict: 'undecided',
        behaviour: 'refused',
        spans: [
          { message: 0, start: 5, end: 9, label: 'text' },
          { message: 0, start: 0, end: 2, label: 'text' },
          { message: 1, start: 3, end: 4, label: 'text' },
          { message: 1, start: 3, end: 4 },
          { message: 1, start: 7, end: 9, label: '' },
          { message: 0, start: 1, end: 2, label: 'text' },
        ],
        reason: 'the rules cannot tell complying from refusing here',
        score: 0.25,
        grader: hash,
      },
      { expectation: 1, verdict: 'met', reason: 'another reason', grader: 'none' },
      { expectation: 2, verdict: 'violated', spans: [], grader: hash },
    ];
    const column = gradesToColumn(grades, index);
    expect(gradesOf(column, [hash])).toEqual(grades);
    expect(column.length).toBeLessThan(JSON.stringify(grades).length / 3);
  });

  test('are read as they were written before spans were grouped', () => {
    expect(gradesOf('[[0,1,0,null,[[0,4,9,"text"],[1,2,3]],"a reason",0.5]]', [hash])).toEqual([
      {
        expectation: 0,
        verdict: 'violated',
        spans: [
          { message: 0, start: 4, end: 9, label: 'text' },
          { message: 1, start: 2, end: 3 },
        ],
        reason: 'a reason',
        score: 0.5,
        grader: hash,
      },
    ]);
  });
});

import { behaviours, finishReasons, holders, outcomes, severities, sides, verdicts } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { runStatuses } from '../store.js';
import type { Codes } from './codes.js';
import {
  behaviourCodes,
  finishCodes,
  gateVerdictCodes,
  holderCodes,
  outcomeCodes,
  severityCodes,
  sideCodes,
  statusCodes,
  verdictCodes,
} from './stored-words.js';

// The numbers are the file format: a change here needs a migration, not a new expectation.
const format: readonly (readonly [readonly string[], Codes<never>, readonly number[]])[] = [
  [sides, sideCodes, [0, 1]],
  [severities, severityCodes, [0, 1, 2, 3]],
  [verdicts, verdictCodes, [0, 1, 2]],
  [behaviours, behaviourCodes, [0, 1, 2]],
  [holders, holderCodes, [0, 1, 2, 3, 4]],
  [runStatuses, statusCodes, [0, 1, 2, 3]],
  [outcomes, outcomeCodes, [0, 1, 2, 3, 4, 5, 6]],
  [['pass', 'fail', 'inconclusive'], gateVerdictCodes, [0, 1, 2]],
  [finishReasons, finishCodes, [0, 1, 2, 3, 4, 5]],
].map(([words, codes, numbers]) => [words, codes, numbers] as unknown as [string[], Codes<never>, number[]]);

describe('the numbers of words', () => {
  test.each(format)('%s', (words, codes, numbers) => {
    expect(words.map((word) => codes.toCode(word as never))).toEqual(numbers);
    expect(numbers.map((number) => codes.toWord(number))).toEqual(words);
  });

  test('what is not listed is an error', () => {
    expect(() => sideCodes.toCode('neither' as never)).toThrow(/side "neither"/);
    expect(() => sideCodes.toWord(7)).toThrow(/side number 7/);
  });
});

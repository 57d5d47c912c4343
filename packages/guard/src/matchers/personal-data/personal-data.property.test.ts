import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import { describe, expect, test } from 'vitest';
import { personalDataKinds } from '@plimsoll/core';
import { findPersonalData } from './find-personal-data.js';
import { fitsInternational } from './phone-plans.js';

const surroundings = fc.constantFrom(
  '',
  ' ',
  'Hallo, ',
  'see: ',
  '(',
  '"',
  '\n',
  'お願い',
  '1, ',
  'a 12 ',
  '; ',
  '\u200b ',
  '[x] ',
);
const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));

const luhnSum = (number: string): number =>
  Array.from(number)
    .reverse()
    .reduce((sum, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return sum + Math.floor(value / 10) + (value % 10);
    }, 0);
const cards = digits(14).map((body) => {
  const bare = `4${body}`;
  return bare + String((10 - (luhnSum(`${bare}0`) % 10)) % 10);
});
const ibans = digits(18).map((body) => `DE${String(98n - (BigInt(`${body}131400`) % 97n)).padStart(2, '0')}${body}`);
const pesels = digits(4).map((tail) => {
  const bare = `900501${tail}`;
  const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce((total, weight, index) => total + weight * Number(bare[index]), 0);
  return bare + String((10 - (sum % 10)) % 10);
});

/** What is found of a kind where a value stands, whatever else is. */
function isFound(before: string, value: string, after: string): boolean {
  const start = before.length;
  return findPersonalData(before + value + after, personalDataKinds).some(
    (datum) => datum.start === start && datum.end === start + value.length,
  );
}

describe.each([
  ['card', cards, ''],
  ['iban', ibans, ''],
  ['national-id', pesels, 'PESEL '],
] as const)('%s', (kind, values, named) => {
  const after = fc.constantFrom('', '.', ', danke', ')', '"', '\n', ' ok', '。', '!');
  test('is found in any surroundings', () => {
    fc.assert(
      fc.property(surroundings, values, after, (before, value, behind) => {
        expect(isFound(before + named, value, behind)).toBe(true);
      }),
    );
  });
  test('is not with one digit changed', () => {
    fc.assert(
      fc.property(
        surroundings,
        values,
        after,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (before, value, behind, place, step) => {
          const places = Array.from(value, (_, index) => index).filter((index) => /[0-9]/.test(value.charAt(index)));
          const at = places[place % places.length] as number;
          const changed = value.slice(0, at) + String((Number(value[at]) + step) % 10) + value.slice(at + 1);
          const found = findPersonalData(`${before}${named}${changed}${behind}`, [kind]);
          expect(found.map(({ start, end }) => `${before}${named}${changed}${behind}`.slice(start, end))).toEqual([]);
        },
      ),
    );
  });
});

test('what libphonenumber-js calls valid fits the plans, and what fits them is valid', () => {
  const numbers = fc.tuple(
    fc.constantFrom('49', '44', '1', '33', '34', '39', '81', '55', '91', '61', '7', '380'),
    fc.integer({ min: 7, max: 11 }).chain(digits),
  );
  fc.assert(
    fc.property(numbers, ([code, body]) => {
      const known = parsePhoneNumberFromString(`+${code}${body}`, { extract: false }, metadata);
      const ours = fitsInternational(`${code}${body}`) === 'valid';
      // The library leaves a zero for dialling out as it may; ours takes both readings.
      if (known?.isValid() === true) expect(ours).toBe(true);
      // Where countries share a code, the library must also tell which of them it is; we need not.
      const isShared = ['1', '7', '39', '44', '61'].includes(code);
      if (ours && !isShared && !/^[018]/.test(body)) expect(known?.isValid(), `+${code}${body}`).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['1', '1 ', '@', 'a@', '1-', '(0', '+1'])('time is linear in floods of %j', (piece) => {
  const time = (length: number): number => {
    const text = piece.repeat(length / piece.length);
    const start = process.cpuUsage();
    findPersonalData(text, personalDataKinds);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  time(50_000);
  // Four times the text may take eight times as long (a shared machine), not sixteen; and a few milliseconds are noise.
  expect(time(400_000)).toBeLessThan(Math.max(200, time(100_000) * 10));
});

test('to want some kinds is to look for all and take those', () => {
  const pieces = fc.constantFrom(
    'ada@harbour.example',
    '4111 1111 1111 1111',
    '4111111111111111@harbour.example',
    'GB82 WEST 1234 5698 7654 32',
    '+44 20 7946 0958',
    'PESEL 44051401359',
    'born 1990-05-03',
    '192.168.0.17',
    'SSN 536-22-1234',
    'order 12345678',
    'at 12 Harbour Street',
    'ada at harbour dot com',
    ' ',
    ', ',
    '7',
    '@',
  );
  const texts = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''));
  fc.assert(
    fc.property(
      texts,
      fc.subarray([...personalDataKinds]),
      fc.subarray([...personalDataKinds]),
      (text, kinds, some) => {
        const wanted = new Set<string>(some);
        const all = findPersonalData(text, kinds);
        expect(findPersonalData(text, kinds, { wanted })).toEqual(all.filter(({ kind }) => wanted.has(kind)));
      },
    ),
    { numRuns: 1_000 },
  );
});

import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { personalDataKinds, type PersonalDataKind } from '@plimsoll/core';
import { findPersonalData } from './find-personal-data.js';

function found(text: string, kinds: readonly PersonalDataKind[] = personalDataKinds, except: string[] = []): string[] {
  return findPersonalData(text, kinds, { except }).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

describe('found, with the right span', () => {
  test.each<[string, string[]]>([
    ['Write to Ada.Byron+x@mail.harbour.example, or not.', ['email: Ada.Byron+x@mail.harbour.example']],
    ['<mailto:käpt.n@straße.example>', ['email: käpt.n@straße.example']],
    ['Card 4111 1111 1111 1111.', ['card: 4111 1111 1111 1111']],
    ['amex 378282246310005 ok', ['card: 378282246310005']],
    ['IBAN GB82 WEST 1234 5698 7654 32, please', ['iban: GB82 WEST 1234 5698 7654 32']],
    ['de89370400440532013000', ['iban: de89370400440532013000']],
    ['host 192.168.0.254:8080', ['ip-address: 192.168.0.254']],
    ['host 2001:db8::8a2e:370:7334 up', ['ip-address: 2001:db8::8a2e:370:7334']],
    ['::ffff:192.0.2.1', ['ip-address: ::ffff:192.0.2.1']],
    ['Call +49 (0)40 123456-78 now', ['phone: +49 (0)40 123456-78']],
    ['Call (415) 555-0132.', ['phone: (415) 555-0132']],
    ['Ruf 040/1234567 an', ['phone: 040/1234567']],
    ['SSN 078-05-1120', ['national-id: 078-05-1120']],
    ['DNI 12345678Z', ['national-id: 12345678Z']],
    ['NIE X1234567L', ['national-id: X1234567L']],
    ['PESEL 44051401359', ['national-id: 44051401359']],
    ['CPF 111.444.777-35', ['national-id: 111.444.777-35']],
    ['HETU 131052-308T', ['national-id: 131052-308T']],
    ['personnummer 811228-9874', ['national-id: 811228-9874']],
    ['CF RSSMRA85T10A562S', ['national-id: RSSMRA85T10A562S']],
    ['Steuer-ID 86 095 742 719', ['national-id: 86 095 742 719']],
    ['NINO AB 12 34 56 C', ['national-id: AB 12 34 56 C']],
    ['NIR 2 55 08 14 168 025 38', ['national-id: 2 55 08 14 168 025 38']],
  ])('%s', (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe('left alone', () => {
  test.each([
    'Card 4111 1111 1111 1112',
    'GB82 WEST 1234 5698 7654 33',
    'version 1.2.3.400 and 300.1.1.1',
    'at 12:30:45 on 2024-01-02, 02.01.2024',
    'std::vector a::b',
    'It costs 1,234,567,890 euros, or 12345678.50',
    'order 4711000815',
    'me@home and @handle and a@b.c1',
    '000-12-3456 and 666-12-3456',
    '12345678A',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('only the kinds asked for', () => {
  expect(found('a@b.example 192.0.2.1', ['ip-address'])).toEqual(['ip-address: 192.0.2.1']);
});

test('exceptions in another spelling', () => {
  const text = 'help@harbour.example, x@harbour.example, +49 40 123456789, GB82WEST12345698765432';
  expect(
    found(text, personalDataKinds, ['HELP@harbour.example', '040 123456789', 'gb82 west 1234 5698 7654 32']),
  ).toEqual(['email: x@harbour.example']);
  expect(found(text, ['email'], ['@harbour.example'])).toEqual([]);
});

test('any text: spans are inside it and in order', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('4111111111111111', 'a@b.example', '+4940123456'),
      (noise, datum) => {
        const text = `${noise} ${datum} ${noise}`;
        let reached = 0;
        for (const { start, end } of findPersonalData(text, personalDataKinds)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

describe('hostile input ends in time', () => {
  test.each(['@', 'a@', '1 ', '1-', ':', '1:', '1.', 'GB82 ', '(0', '+1', 'a.b@c.', '\ud800', '\0', 'ABCDEF85T10'])(
    '%j',
    (piece) => {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      const start = performance.now();
      findPersonalData(text, personalDataKinds);
      expect(performance.now() - start).toBeLessThan(4_000);
    },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainUtf8 } from './utf8.js';

const lenient = new TextDecoder('utf-8');
const fatal = new TextDecoder('utf-8', { fatal: true });

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return fatal.decode(bytes);
  } catch {
    return undefined;
  }
}

test('ours encodes as the place does, lone surrogates included', () => {
  const units = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 60 });
  fc.assert(
    fc.property(units, (codes) => {
      const text = String.fromCharCode(...codes);
      expect(plainUtf8.encode(text)).toEqual(new TextEncoder().encode(text));
    }),
    { numRuns: 500 },
  );
});

test('ours decodes as the place does, broken sequences included', () => {
  const byte = fc.oneof(fc.nat(255), fc.constantFrom(0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x80, 0x9f, 0xa0, 0xbf));
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 40 }), fc.string({ unit: 'binary' }), (codes, text) => {
      for (const bytes of [Uint8Array.from(codes), new TextEncoder().encode(text)]) {
        expect(plainUtf8.decode(bytes, false)).toBe(lenient.decode(bytes));
        expect(plainUtf8.decode(bytes, true)).toBe(strictly(bytes));
      }
    }),
    { numRuns: 3_000 },
  );
});

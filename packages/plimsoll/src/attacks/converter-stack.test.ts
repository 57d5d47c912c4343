import fc from 'fast-check';
import { expect, test } from 'vitest';
import { converterStack, largestConverted } from './converter-stack.js';
import { parseAttack } from './parse-attack.js';

const stack = (text: string) => converterStack(parseAttack(text));

test('converters are applied in order and turned back in reverse', () => {
  const both = stack('reversed+base64');
  expect(both.convert('abc', '1')).toBe('Y2Jh');
  expect(both.decode('Y2Jh')).toBe('abc');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(text.isWellFormed());
      expect(both.decode(both.convert(text, '1'))).toBe(text);
    }),
  );
});

test('a share of the words is converted, the rest and all space left as it is, the same for the same seed', () => {
  const half = stack('base64(share=0.5)');
  const text = 'one  two\nthree four';
  const converted = half.convert(text, 'seed');
  expect(half.convert(text, 'seed')).toBe(converted);
  expect(converted.replaceAll(/\S+/g, '')).toBe('  \n ');
  const words = new Set(text.split(/\s+/));
  expect(converted.split(/\s+/).filter((word) => words.has(word))).toHaveLength(2);
  expect(stack('base64(share=0.25, words=longest)').convert(text, 'seed')).toBe('one  two\ndGhyZWU= four');
});

test('what a converter does not take is an error that says what it takes', () => {
  expect(() => stack('reversed(share=0.5)')).toThrow(/"reversed" does not take this: .*share/);
  expect(() => stack('base64(share=2)')).toThrow(/share/);
  expect(() => stack('bas64')).toThrow(/no attack "bas64" \(did you mean "base64"\?\)/);
});

test('encodings on top of each other end at the size limit', () => {
  const deep = stack(Array.from({ length: 6 }, () => 'base64').join('+'));
  expect(() => deep.convert('x'.repeat(largestConverted / 4), '1')).toThrow(
    expect.objectContaining({ code: 'attack-too-large' }),
  );
});

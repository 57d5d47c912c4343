import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAttack, writeAttack } from './parse-attack.js';

test('steps with parameters', () => {
  expect(parseAttack('none')).toEqual([]);
  expect(parseAttack('base64')).toEqual([{ name: 'base64', parameters: {} }]);
  expect(parseAttack(' leetspeak( level = 2, deep=true ) + caesar(shift=-3,key="a, b") ')).toEqual([
    { name: 'leetspeak', parameters: { level: 2, deep: true } },
    { name: 'caesar', parameters: { shift: -3, key: 'a, b' } },
  ]);
});

test.each(['', '+', 'base64+', 'Base64', 'base64(', 'base64(level)', 'base64(=2)', 'a b', 'x'.repeat(2_001)])(
  '"%s" is refused with what cannot be read',
  (text) => {
    expect(() => parseAttack(text)).toThrow(expect.objectContaining({ code: 'usage-invalid' }));
  },
);

test('what is written is read back', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?$/).filter((text) => text !== 'none');
  const value = fc.oneof(fc.boolean(), fc.integer({ min: -1e6, max: 1e6 }), fc.stringMatching(/^[^"]{0,12}$/));
  const parameters = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,6}$/), value, {
    maxKeys: 4,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.array(fc.record({ name, parameters }), { maxLength: 4 }), (steps) => {
      expect(parseAttack(writeAttack(steps))).toEqual(steps);
    }),
  );
});

import { expect, test } from 'vitest';
import { createAttack } from './create-attack.js';
import { converters } from './converters/registry.js';
import { strategies } from './strategies/registry.js';

const attacker = { name: 'red@12345678', ask: () => Promise.resolve('') };
const known = { converters, strategies, attacker };

test('what is recorded tells a script from a model', () => {
  expect(createAttack('crescendo', 1).steps).toEqual([{ name: 'scripted-crescendo', version: 1, seed: 1 }]);
  expect(createAttack('crescendo(turns=3)', 1, known).steps).toEqual([
    { name: 'crescendo', version: 1, parameters: { turns: 3, attacker: 'red@12345678' }, seed: 1 },
  ]);
  expect(createAttack('scripted-crescendo', 1, known).steps).toEqual([
    { name: 'scripted-crescendo', version: 1, seed: 1 },
  ]);
  expect(createAttack('base64+best-of-n(n=2)', 4, known).steps).toEqual([
    { name: 'base64', version: 1, seed: 4 },
    { name: 'best-of-n', version: 1, parameters: { n: 2 }, seed: 4 },
  ]);
});

test('a strategy stands last, and takes only what it knows', () => {
  expect(() => createAttack('crescendo+base64', 1)).toThrow(/nothing can come after it/);
  expect(() => createAttack('crescendo(turns=1)', 1)).toThrow(/"crescendo" does not take this: .*turns/);
  expect(() => createAttack('crescendo(trns=4)', 1)).toThrow(/did you mean "turns"/);
  expect(() => createAttack('cresendo', 1)).toThrow(/no attack "cresendo"/);
});

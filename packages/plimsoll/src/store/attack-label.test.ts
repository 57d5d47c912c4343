import { expect, test } from 'vitest';
import { attackLabels } from './attack-label.js';

test('attacks are named by their steps, and told apart', () => {
  expect(
    attackLabels([[], [{ name: 'base64' }], [{ name: 'base64', seed: 2 }], [{ name: 'a' }, { name: 'b' }], []]),
  ).toEqual(['none', 'base64', 'base64 #2', 'a + b', 'none #2']);
});

test('attacks of equal names are told apart by the parameters that differ', () => {
  const email = (goal: string, place = 'message') => [{ name: 'inject-email', parameters: { goal, place } }];
  expect(attackLabels([email('a'), email('b'), email('b'), [{ name: 'inject-email' }], [{ name: 'x' }]])).toEqual([
    'inject-email(goal=a, place=message)',
    'inject-email(goal=b, place=message)',
    'inject-email(goal=b, place=message) #2',
    'inject-email',
    'x',
  ]);
  expect(attackLabels([email('a'), email('b')])).toEqual(['inject-email(goal=a)', 'inject-email(goal=b)']);
});

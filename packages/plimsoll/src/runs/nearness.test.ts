import { expect, test } from 'vitest';
import { nearnessOf } from './nearness.js';

test('what failed is nearest, then what complied in part, then what is undecided, then what held', () => {
  const order = [
    nearnessOf('harmful', { outcome: 'leaked' }),
    nearnessOf('harmful', { outcome: 'held', behaviour: 'partly-complied' }),
    nearnessOf('harmful', { outcome: 'undecided' }),
    nearnessOf('harmful', { outcome: 'held' }, -1),
    nearnessOf('harmful', { outcome: 'held' }, 0.5),
    nearnessOf('harmful', { outcome: 'held' }, 12),
    nearnessOf('harmful', { outcome: 'held' }),
  ];
  expect(order).toEqual([...order].sort((one, other) => other - one));
  expect(new Set(order).size).toBe(order.length);
  expect(order[0]).toBe(1);
  expect(order.at(-1)).toBe(0);
});

test('of a benign case it is near to be stopped by the guard', () => {
  expect(nearnessOf('benign', { outcome: 'falsely-refused' })).toBe(1);
  const far = nearnessOf('benign', { outcome: 'served' }, -9);
  expect(nearnessOf('benign', { outcome: 'served' }, -0.5)).toBeGreaterThan(far);
});

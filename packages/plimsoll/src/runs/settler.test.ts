import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { settler } from './settler.js';

describe('settling finished trials', () => {
  test('everything is settled once and in order, after what adds it', async () => {
    const settled: number[] = [];
    const settling = settler<number>((item) => {
      settled.push(item);
      return undefined;
    }, 1000);
    for (let item = 0; item < 100; item += 1) expect(settling.add(item)).toBeUndefined();
    expect(settled).toEqual([]);
    await settling.finish();
    expect(settled).toEqual(Array.from({ length: 100 }, (_, item) => item));
    void settling.add(100);
    await settling.finish();
    expect(settled).toHaveLength(101);
  });

  test('the network comes in between', async () => {
    let settled = 0;
    const settling = settler<number>(() => {
      settled += 1;
      return undefined;
    }, 1000);
    for (let item = 0; item < 100; item += 1) void settling.add(item);
    await nextTurn();
    expect(settled).toBeGreaterThan(0);
    expect(settled).toBeLessThan(100);
    await settling.finish();
  });

  test('who adds waits while too many are unsettled', async () => {
    const open: (() => void)[] = [];
    const settling = settler<number>(() => new Promise((resolve) => open.push(resolve)), 2);
    expect(settling.add(1)).toBeUndefined();
    let waited = false;
    const waiting = settling.add(2)?.then(() => {
      waited = true;
    });
    await nextTurn();
    expect([open.length, waited]).toEqual([2, false]);
    open[0]?.();
    await waiting;
    expect(waited).toBe(true);
    open[1]?.();
    await settling.finish();
  });

  test.each([
    [
      'thrown',
      (): Promise<void> => {
        throw new Error('full');
      },
    ],
    ['rejected', (): Promise<void> => Promise.reject(new Error('full'))],
  ])('an error %s ends it, for those who wait as well', async (_how, fail) => {
    let settled = 0;
    const settling = settler<number>(() => {
      settled += 1;
      return fail();
    }, 2);
    void settling.add(1);
    await expect(settling.add(2)).rejects.toThrow('full');
    await expect(settling.finish()).rejects.toThrow('full');
    expect(() => settling.add(3)).toThrow('full');
    expect(settled).toBeLessThanOrEqual(2);
  });
});

import { randomInteger, type Random } from '@plimsoll/core/statistics';

/** Draws that the generators of this bench share. */
export interface Draws {
  readonly whole: (from: number, to: number) => number;
  readonly digits: (count: number, first?: string) => string;
  readonly letters: (count: number, alphabet?: string) => string;
  readonly one: <T>(list: readonly T[]) => T;
}

export function drawsFrom(random: Random): Draws {
  const whole = (from: number, to: number): number => from + randomInteger(random, to - from + 1);
  const letters = (count: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'): string =>
    Array.from({ length: count }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join('');
  return {
    whole,
    letters,
    digits: (count, first = '') => first + letters(count - first.length, '0123456789'),
    one: (list) => list[whole(0, list.length - 1)] as never,
  };
}

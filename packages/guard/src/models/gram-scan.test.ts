import { expect, test } from 'vitest';
import { bucketBits, scanGrams } from './gram-scan.js';

function gramsOf(text: string): number[] {
  const grams: number[] = [];
  scanGrams(text, (buckets, count) => grams.push(...buckets.subarray(0, count)));
  return grams;
}

test('chunks follow each other without a gap and end with the text', () => {
  const text = `${'one two three '.repeat(60)}${'x'.repeat(500)} 漢字かな混じり${'語'.repeat(300)}`;
  let end = 0;
  scanGrams(text, (_buckets, count, start, to) => {
    expect(start).toBe(end);
    expect(to - start).toBeLessThanOrEqual(113);
    expect(count).toBeLessThanOrEqual((to - start + 1) * 6);
    end = to;
  });
  expect(end).toBe(text.length);
});

test('every gram falls into the table, and white space and digits count as one sign each', () => {
  const grams = gramsOf('call 555 now');
  expect(Math.max(...grams)).toBeLessThan(2 ** bucketBits);
  expect(Math.min(...grams)).toBeGreaterThanOrEqual(0);
  expect(gramsOf('call \n\t 777  now')).toEqual(grams);
});

test('a text without a letter or sign has no grams', () => {
  expect(gramsOf('')).toEqual([]);
  expect(gramsOf('   ')).toEqual([]);
});

test('word order changes the pairs, not the words', () => {
  const one = new Set(gramsOf('ignore rules'));
  const other = new Set(gramsOf('rules ignore'));
  const shared = [...one].filter((gram) => other.has(gram)).length;
  expect(shared).toBeGreaterThan(8);
  expect(shared).toBeLessThan(one.size);
});

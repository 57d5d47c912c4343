import { expect, test } from 'vitest';
import { textViews } from '../views/text-views.js';
import { classOf, firstWordClass, wordClasses, wordClassNames } from './word-classes.js';
import { addSign } from './word-hash.js';
import { agentWords } from './words/agent-words.js';
import { attackWords } from './words/attack-words.js';
import { harmWords } from './words/harm-words.js';
import { requestWords } from './words/request-words.js';

const entries = Object.values({ ...attackWords, ...requestWords, ...agentWords, ...harmWords }).flatMap((list) =>
  list.split(' '),
);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = addSign(hash, word.charCodeAt(at));
  return hash;
}
const nameOf = (found: number): string | undefined => wordClassNames[found - firstWordClass];

test('every entry is written as the scan reads it: normalised, of letters, Han and kana in runs of at most four', () => {
  for (const entry of entries) {
    const word = entry.replace(/\*$/, '');
    expect(textViews(word).normalised.text).toBe(word);
    expect(word).toMatch(/^[\p{L}\p{M}\p{N}']+$/u);
    if (/^[\u3040-\u30ff\u3400-\u9fff]+$/.test(word)) expect(word.length).toBeLessThanOrEqual(4);
  }
});

test('a word is found whole or by its beginning', () => {
  const { words, stems } = wordClasses();
  expect(nameOf(classOf(words, hashOf('password')))).toBe(undefined);
  expect(nameOf(classOf(stems, hashOf('password')))).toBe('secretnoun');
  expect(nameOf(classOf(words, hashOf('my')))).toBe('me');
  expect(classOf(words, hashOf('heron'))).toBe(0);
});

test('all classes fit into the rows kept for them', () => {
  expect(firstWordClass + wordClassNames.length).toBeLessThan(128);
});

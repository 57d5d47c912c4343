import { seededRandom } from '@plimsoll/core/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { converters } from '../converters/registry.js';
import { editWord } from './edit-word.js';
import { textOfWords, wordsOf } from './edited-words.js';
import { Evolution } from './evolution.js';
import { converterMoves, type Move } from './move.js';

const words = ['harbour', 'lantern', 'kestrel', 'granite', 'orchard', 'meadow', 'pebble'];
const goal = words.join(' ');
/** What is to be got round: each of the words must be written otherwise. */
const intact = (text: string): number => words.filter((word) => text.includes(word)).length;

function queriesOf(seed: number, told: (left: number) => number, moves: readonly Move[] = []): number {
  const evolution = new Evolution({
    goal,
    moves,
    random: seededRandom(seed),
    maximumSteps: 2,
    maximumEdits: 8,
    maximumCharacters: 2_000,
  });
  for (let query = 1; query <= 300; query += 1) {
    const candidate = evolution.next();
    if (candidate === undefined) return Infinity;
    const left = intact(candidate.text);
    if (left === 0) return query;
    evolution.tell(candidate, told(left));
  }
  return Infinity;
}

test('it climbs: told how near it came, it gets there in a fraction of the queries', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed);
  const within = (told: (left: number) => number): number =>
    seeds.filter((seed) => queriesOf(seed, told) <= 300).length;
  const climbing = within((left) => 1 / (1 + left));
  const blind = within(() => 0.5);
  // The difference is beyond chance: with 60 seeds each, 20 more is past five standard errors where both are near half.
  expect(climbing).toBeGreaterThanOrEqual(blind + 20);
});

test('no text twice, none too long, none with more converters or edits than allowed; the goal first', () => {
  const moves = converterMoves(converters);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer(), (text, seed) => {
      const evolution = new Evolution({
        goal: text,
        moves,
        random: seededRandom(seed),
        maximumSteps: 2,
        maximumEdits: 3,
        maximumCharacters: 400,
      });
      const seen = new Set<string>();
      const told = seededRandom(seed + 1);
      for (let query = 0; query < 60; query += 1) {
        const candidate = evolution.next();
        if (candidate === undefined) break;
        if (query === 0) expect(candidate.text).toBe(text);
        expect(seen.has(candidate.text)).toBe(false);
        seen.add(candidate.text);
        expect(candidate.text.length).toBeLessThanOrEqual(400);
        expect(candidate.stack.length).toBeLessThanOrEqual(2);
        expect(candidate.edits).toBeLessThanOrEqual(3);
        evolution.tell(candidate, told.next());
      }
    }),
    { numRuns: 30 },
  );
});

test('an edited word keeps most of its letters in order', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...words), (seed, word) => {
      const edited = editWord(word, seededRandom(seed)).toLowerCase();
      const kept = Array.from(word).filter((letter) => edited.includes(letter)).length;
      expect(kept).toBeGreaterThanOrEqual(word.length - 2);
    }),
  );
  expect(editWord('', seededRandom(1))).toBe('');
});

test('a text is put together again from its words, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textOfWords(wordsOf(text))).toBe(text);
    }),
  );
});

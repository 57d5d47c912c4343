import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchWords } from './search-words.js';

test('folds case, accents and compatibility forms, and keeps nothing but letters and digits', () => {
  expect(searchWords('Café—CAFE, 2 "OR" 1')).toEqual(['cafe', '2', 'or', '1']);
  expect(searchWords('ﬁne Ｗｉｄｅ ①')).toEqual(['fine', 'wide', '1']);
  expect(searchWords('我们 go')).toEqual(['我', '们', 'go']);
  expect(searchWords('?!* "')).toEqual([]);
  expect(searchWords('⺀ 银៛行 ၊')).toEqual(['银', '行']);
});

test('any text gives words that no query language takes for more than words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
    }),
    { examples: [['⺀'], ['៛'], ['၊']] },
  );
});

test('a word of a text is a word of the query for it', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 8 }), fc.nat(), (text, at) => {
      const words = text.split(' ');
      const [query] = searchWords(words[at % words.length] ?? '');
      expect(searchWords(text)).toContain(query);
    }),
  );
});

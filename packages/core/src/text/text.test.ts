import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  BoundedCache,
  decodeEscapes,
  foldCase,
  foldCaseMapped,
  fromBase64,
  isWordBoundary,
  mergeSpans,
  normaliseAnswer,
  plainLetters,
  reverseCharacters,
  rot13,
  sourceSpan,
  splitSentences,
  strictUtf8Text,
  toBase64,
  utf8Bytes,
  utf8Text,
} from './index.js';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const awkward = fc
  .array(
    fc.constantFrom(
      'a',
      'ß',
      'İ',
      'ı',
      'ς',
      'Σ',
      'ſ',
      'e\u0301',
      '\u0301',
      'ﬁ',
      '🐳',
      '\ud83d',
      '\0',
      ' ',
      'Å',
      'ǰ',
      '가',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('folding case', () => {
  test.each([
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['\u212aelvin', 'kelvin'],
    ['\u00c9cole', 'E\u0301COLE'],
    ['ſecret', 'SECRET'],
  ])('%s equals %s', (left, right) => {
    expect(foldCase(left)).toBe(foldCase(right));
  });

  test('dotless and dotted i stay apart', () => {
    expect(foldCase('ı')).not.toBe(foldCase('i'));
  });

  test('folding twice is folding once, and the mapped view has the same text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, awkward), (text) => {
        const folded = foldCase(text);
        expect(foldCase(folded)).toBe(folded);
        expect(foldCaseMapped(text).text).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  test('a stretch of the view comes from a stretch of the source that folds to it', () => {
    fc.assert(
      fc.property(awkward, fc.nat(), fc.nat(), (text, a, b) => {
        const view = foldCaseMapped(text);
        const start = a % (view.text.length + 1);
        const end = start + (b % (view.text.length - start + 1));
        const source = sourceSpan(view, start, end);
        expect(source.start).toBeGreaterThanOrEqual(0);
        expect(source.end).toBeLessThanOrEqual(text.length);
        if (end > start)
          expect(foldCase(text.slice(source.start, source.end))).toContain(
            view.text.slice(start, end).normalize('NFC'),
          );
      }),
      { numRuns: 500 },
    );
  });

  test('the place of a folded word', () => {
    const view = foldCaseMapped('An der Straße 5');
    expect(sourceSpan(view, view.text.indexOf('strasse'), view.text.indexOf('strasse') + 7)).toEqual({
      start: 7,
      end: 13,
    });
  });
});

describe('codecs', () => {
  test('base64 and back, also URL-safe and unpadded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
        expect(fromBase64(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))).toEqual(bytes);
      }),
    );
  });

  test.each(['a', 'ab=c', 'a!bc', 'abcd====', 'é'])('%j is not base64', (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  test('rot13 and reversal undo themselves', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(rot13(rot13(text))).toBe(text);
        const whole = text.toWellFormed();
        expect(reverseCharacters(reverseCharacters(whole))).toBe(whole);
      }),
    );
  });

  test('UTF-8', () => {
    expect(utf8Text(utf8Bytes('é🐳'))).toBe('é🐳');
    expect(strictUtf8Text(Uint8Array.of(0xff))).toBeUndefined();
  });
});

describe('escapes', () => {
  test.each([
    ['p%40ss &#119;ord &#x21; &amp;', 'p@ss word ! &'],
    ['\\u0041\\x42\\u{1f433}', 'AB🐳'],
    ['%E2%82%AC', '€'],
    ['100%25 %zz %e2%28', '100% %zz %e2('],
    ['&unknown; &#1114112; &#x110000; 5% \\u{}', undefined],
  ])('%s', (text, decoded) => {
    expect(decodeEscapes(text)?.text).toBe(decoded);
  });

  test('places lead back to the escape', () => {
    const text = 'a %E2%82%AC b';
    const view = decodeEscapes(text);
    expect(view && sourceSpan(view, 2, 3)).toEqual({ start: 2, end: 11 });
  });

  test('no escape, no view', () => {
    expect(decodeEscapes('100% & more')).toBeUndefined();
  });

  test('any text: offsets rise and end at its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('%', '41', '&#', ';', '\\u', '0041', 'x', '\ud800', '%e2%82%ac'), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('');
          const view = decodeEscapes(text);
          if (view === undefined) return;
          const offsets = Array.from(view.offsets ?? []);
          expect(offsets).toHaveLength(view.text.length + 1);
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
          expect(offsets.at(-1)).toBe(text.length);
        },
      ),
    );
  });
});

describe('plain letters', () => {
  test.each([
    ['Ａ', 'a'],
    ['①', '1'],
    ['𝒜', 'a'],
    ['é', 'e'],
    ['а', 'a'],
    ['🇦', 'a'],
    ['🅱', 'b'],
    ['\u{e0041}', 'a'],
    ['ﬁ', 'fi'],
    ['ß', 'ss'],
    ['漢', '漢'],
    ['\u200b', ''],
    ['\u0301', ''],
    [' ', ''],
    ['-', ''],
  ])('%s', (character, letters) => {
    expect(plainLetters(character.codePointAt(0) as number)).toBe(letters);
  });

  test('any code point ends', () => {
    fc.assert(fc.property(fc.nat({ max: 0x10ffff }), (codePoint) => plainLetters(codePoint).length <= 40));
  });
});

describe('small helpers', () => {
  test.each([
    [' **Paris**. ', 'Paris'],
    ['“Yes!”', 'Yes'],
    ['-5.', '-5'],
    ['???', '???'],
    ['a  b\n c', 'a b c'],
    ['', ''],
  ])('the answer %j is %j', (text, answer) => {
    expect(normaliseAnswer(text)).toBe(answer);
  });

  test('punctuation may be kept', () => {
    expect(normaliseAnswer(' Well,  yes. ', { keepPunctuation: true })).toBe('Well, yes.');
  });

  test.each([
    ['no way', 2, true],
    ['now', 2, false],
    ['秘密', 1, true],
    ['a🐳', 1, true],
    ['', 0, true],
  ])('a word boundary in %s at %d: %s', (text, index, boundary) => {
    expect(isWordBoundary(text, index)).toBe(boundary);
  });

  test('spans are merged', () => {
    expect(
      mergeSpans([
        { start: 5, end: 6 },
        { start: 0, end: 2 },
        { start: 1, end: 5 },
      ]),
    ).toEqual([{ start: 0, end: 6 }]);
  });

  test('sentences', () => {
    const text = 'It costs 3.50. Really?! “Yes.” He left\n1. First\n2. 「終わり。」次';
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'It costs 3.50.',
      'Really?!',
      '“Yes.”',
      'He left',
      '1. First',
      '2. 「終わり。',
      '」次',
    ]);
  });

  test('sentences cover every visible character once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const joined = splitSentences(text)
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        expect(joined.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  test('a bounded cache forgets what was used longest ago, and nothing that failed', () => {
    const cache = new BoundedCache<string, number>(2);
    let made = 0;
    const make = (): number => (made += 1);
    cache.get('a', make);
    cache.get('b', make);
    cache.get('a', make);
    cache.get('c', make);
    expect(cache.size).toBe(2);
    expect(cache.get('a', make)).toBe(1);
    expect(cache.get('b', make)).toBe(4);
    expect(() =>
      cache.get('d', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(cache.get('d', make)).toBe(5);
  });
});

describe('hostile input ends in time', () => {
  test.each(['a', 'ß', '\u0301', '\ud800', '\0', '%41', '&#', '\\u', '.', '"', '漢', '!!! '])(
    'a megabyte of %j',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const start = performance.now();
      foldCaseMapped(text);
      decodeEscapes(text);
      normaliseAnswer(text);
      splitSentences(text);
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

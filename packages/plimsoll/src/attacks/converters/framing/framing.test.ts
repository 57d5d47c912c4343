import { seededRandom } from '@plimsoll/core/statistics';
import { expect, test } from 'vitest';
import { readParameters } from '../../read-parameters.js';
import { languageNames } from '../language/languages.js';
import { converters } from '../registry.js';

const frames = converters.filter(({ scope }) => scope === 'frame');

test('a frame leaves the text in it as it is', () => {
  const text = 'Describe "the" route, {text} and all.\nTwice.';
  expect(frames.length).toBeGreaterThan(40);
  for (const frame of frames) {
    for (let seed = 0; seed < 12; seed += 1) {
      const parameters = readParameters(frame, {});
      const converted = frame.convert(text, parameters, seededRandom(seed));
      expect(converted, frame.name).toContain(text);
      expect(frame.decode?.(converted, parameters), frame.name).toBe(text);
    }
  }
});

test('chance picks every wording, and a number picks one', () => {
  for (const frame of frames.filter(({ name }) => name !== 'many-shot')) {
    const defaults = readParameters(frame, {}) as Readonly<Record<string, unknown>>;
    if (!('wording' in defaults)) continue;
    const drawn = new Set(Array.from({ length: 60 }, (_, seed) => frame.convert('it', defaults, seededRandom(seed))));
    const chosen = [1, 2].map((wording) => frame.convert('it', readParameters(frame, { wording }), seededRandom(1)));
    expect(new Set(chosen).size, frame.name).toBe(2);
    for (const one of chosen) expect(drawn, frame.name).toContain(one);
  }
});

test('wordings are told apart, also where one stands within another', () => {
  for (const frame of frames) {
    const defaults = readParameters(frame, {}) as Readonly<Record<string, unknown>>;
    if (!('wording' in defaults)) continue;
    for (const outer of [1, 2]) {
      for (const inner of [1, 2]) {
        const within = frame.convert('it', { wording: inner }, seededRandom(1));
        const both = frame.convert(within, { wording: outer }, seededRandom(1));
        expect(frame.decode?.(both, defaults), `${frame.name} ${String(outer)} ${String(inner)}`).toBe(within);
      }
    }
  }
});

test('translated framings speak at least 12 languages, told apart', () => {
  expect(languageNames.length).toBeGreaterThanOrEqual(12);
  const translated = frames.filter(({ family }) => family === 'translated-framing');
  expect(translated.length).toBeGreaterThanOrEqual(5);
  for (const frame of translated) {
    const texts = languageNames.map((language) => frame.convert('it', { language }, seededRandom(1)));
    expect(new Set(texts).size, frame.name).toBe(languageNames.length);
    for (const text of texts) {
      const twice = languageNames.map((language) => frame.convert(text, { language }, seededRandom(1)));
      for (const one of twice) expect(frame.decode?.(one, { language: 'any' }), frame.name).toBe(text);
    }
  }
});

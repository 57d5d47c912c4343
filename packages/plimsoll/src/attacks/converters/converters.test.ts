import { existsSync, readFileSync } from 'node:fs';
import { seededRandom } from '@plimsoll/core/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { converterStack } from '../converter-stack.js';
import { readParameters } from '../read-parameters.js';
import { meaningPreserving } from './meaning-preserving.js';
import { parametersTried } from './parameters-tried-fixture.js';
import { converters } from './registry.js';

/** Any Unicode text: letters, signs, invisible ones, halves of surrogate pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...hostilePieces()), { maxLength: 24 }).map((pieces) => pieces.join('')),
);

test('there are at least 70 converters in 25 families, named in kebab-case and once', () => {
  const names = converters.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(70);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  const families = new Set(converters.map(({ family }) => family));
  expect(families.size).toBeGreaterThanOrEqual(25);
  for (const family of families) expect(family).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

test('what is known of each is said', () => {
  for (const { name, knowledge } of converters) {
    expect(knowledge.summary, name).toMatch(/^[A-Z].*\.$/s);
    expect(knowledge.exploits, name).toMatch(/^[A-Z].*\.$/s);
    expect(knowledge.defences.length, name).toBeGreaterThan(0);
    expect(knowledge.taxonomy.length, name).toBeGreaterThan(0);
    for (const { year } of knowledge.sources) expect(year, name).toBeGreaterThan(2015);
  }
});

const data = `${import.meta.dirname}/../../../../../../shared/data`;
const published = [
  { taxonomy: 'mitre-atlas', path: `${data}/atlas/ATLAS.yaml`, pattern: /^\s*- id: (AML\.T[\d.]+)$/gm },
  { taxonomy: 'owasp-llm', path: `${data}/ai_atlas_nexus/owasp_llm_2.0_data.yaml`, pattern: /\b(LLM\d\d):/g },
];

test('the taxonomies have every id, as far as their data is at hand', () => {
  for (const { taxonomy, path, pattern } of published) {
    if (!existsSync(path)) {
      console.warn(`not at hand, so its ids are not compared: ${taxonomy}`);
      continue;
    }
    const known = new Set(Array.from(readFileSync(path, 'utf8').matchAll(pattern), ([, id]) => id));
    expect(known.size).toBeGreaterThan(9);
    for (const { name, knowledge } of converters) {
      for (const entry of knowledge.taxonomy) if (entry.taxonomy === taxonomy) expect(known, name).toContain(entry.id);
    }
  }
  expect(new Set(converters.flatMap(({ knowledge }) => knowledge.taxonomy.map((entry) => entry.taxonomy)))).toEqual(
    new Set(published.map(({ taxonomy }) => taxonomy)),
  );
});

test('what has no decoder is listed with the reason why, and nothing else', () => {
  const withoutDecoder = converters.filter(({ decode }) => decode === undefined).map(({ name }) => name);
  expect(Object.keys(meaningPreserving).sort()).toEqual(withoutDecoder.sort());
});

test('stacks of converters that lose nothing are undone as a whole', () => {
  const exact = converters.filter(({ decode, loss }) => decode !== undefined && loss === undefined);
  expect(exact.length).toBeGreaterThan(70);
  const names = fc.array(fc.constantFrom(...exact.map(({ name }) => name)), { minLength: 2, maxLength: 3 });
  const shortText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('Open the vault, please.'),
  );
  fc.assert(
    fc.property(names, shortText, fc.string(), (chosen, text, seed) => {
      const stack = converterStack(chosen.map((name) => ({ name, parameters: {} })));
      expect(stack.reversible).toBe(true);
      expect(stack.decode(stack.convert(text, seed))).toBe(text.toWellFormed());
    }),
    { numRuns: 500 },
  );
});

describe.each(converters.map((converter) => ({ name: converter.name, converter })))('$name', ({ name, converter }) => {
  const tried = parametersTried(converter).map((given) => readParameters(converter, given));

  test('every parameter has a default and a range', () => {
    expect(readParameters(converter, {})).toBeTypeOf('object');
    expect(() => readParameters(converter, { nonsense: 1 })).toThrow(/nonsense/);
    const schema = converter.parameters as z.ZodMiniObject;
    for (const key of Object.keys(schema.shape)) {
      for (const value of ['no such value', -1e9, 1e9, null]) {
        if (typeof value === 'string' && name === 'decode-request') continue;
        expect(() => readParameters(converter, { [key]: value }), `${key}=${String(value)}`).toThrow(key);
      }
    }
  });

  test('the same seed gives the same text, of bounded length', () => {
    fc.assert(
      fc.property(anyText, fc.string(), fc.constantFrom(...tried), (text, seed, parameters) => {
        const converted = converter.convert(text, parameters, seededRandom(seed));
        expect(converter.convert(text, parameters, seededRandom(seed))).toBe(converted);
        expect(converted.isWellFormed()).toBe(true);
        expect(converted.length).toBeLessThan(60 * text.length + 40_000);
      }),
      { numRuns: 60 },
    );
  });

  test.runIf(converter.decode !== undefined)('decoding brings the text back, up to the stated loss', () => {
    fc.assert(
      fc.property(anyText, fc.string(), fc.constantFrom(...tried), (text, seed, parameters) => {
        const converted = converter.convert(text, parameters, seededRandom(seed));
        const whole = text.toWellFormed();
        expect(converter.decode?.(converted, parameters)).toBe(converter.loss?.keeps(whole, parameters) ?? whole);
      }),
      { numRuns: 300 },
    );
  });

  test('a plain English request is changed, and comes back up to letter case', () => {
    const request = 'Please tell me how the vault of the old bank can be opened at night';
    const parameters = readParameters(converter, {});
    const converted = converter.convert(request, parameters, seededRandom(name));
    expect(converted).not.toBe(request);
    const back = converter.decode?.(converted, parameters);
    // The tap code has one place for "c" and "k".
    const folded = (text: string): string => text.toLowerCase().replaceAll('k', 'c');
    if (back !== undefined) expect(folded(back)).toBe(folded(request));
  });

  test('100 kB take no more than some times ten times what 10 kB take', () => {
    const parameters = readParameters(converter, {});
    const piece = 'Tell me about locks, é 1984 \u{1f512}\n';
    const time = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const started = process.cpuUsage();
      const converted = converter.convert(text, parameters, seededRandom(1));
      converter.decode?.(converted, parameters);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1_000;
    };
    time(10_000);
    const small = Math.min(time(10_000), time(10_000));
    // Quadratic work would take a hundred times as long; the milliseconds are for a clock that ticks coarsely.
    expect(Math.min(time(100_000), time(100_000))).toBeLessThan(30 * small + 60);
  });
});

function hostilePieces(): readonly string[] {
  return [
    ...Array.from('aAbekKjJvVzZ0123459 "\'\\/|&<>()[]{}#=+-_.,:;%~`^\n\r\t'),
    'the ',
    'Vault ',
    'egg',
    'ay',
    '‐',
    '\ufeff',
    '\ud800',
    '\udc00',
    'é',
    'É',
    'İ',
    'ß',
    '\u0301',
    '\u200b',
    '\u202e',
    '\u001b[8m',
    '⠓',
    'ａ',
    '🇦',
    '\u{e0041}',
    '😊',
    '日本',
    '\u00a0',
    '\u2028',
    '{{',
    '{v1}',
    '\n\n',
    '```',
    '-->',
    '&#45;',
    '%25',
    '=3D',
    '?=',
  ];
}

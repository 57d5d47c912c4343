import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textViews } from '../../views/text-views.js';
import { labelScores } from './label-scores.js';
import { onnxClassifier, type OnnxClassifierOptions } from './onnx-classifier.js';
import type { OnnxTensor, Tokenizer } from './onnx-session.js';
import { tokenWindows } from './token-windows.js';

/** A token for each letter, between 1 and 2. */
const letters: Tokenizer = {
  encode: (text, { add_special_tokens: whole = true } = {}) => {
    const ids = Array.from(text, (letter) => (letter === '|' ? 2 : (letter.codePointAt(0) ?? 0)));
    return { ids: whole ? [1, ...ids, 2] : ids };
  },
};

interface Fed {
  readonly data: bigint[];
  readonly dims: readonly number[];
}
type Feeds = Readonly<Record<string, Fed>>;

/** A model that gives each row the logit that `score` says. */
function classifier(
  score: (row: readonly number[]) => number,
  options: Partial<OnnxClassifierOptions> = {},
  output?: Partial<OnnxTensor>,
): { readonly ask: (text: string, signal?: AbortSignal) => Promise<unknown>; readonly fed: Feeds[] } {
  const fed: Feeds[] = [];
  const detector = onnxClassifier({
    name: 'fake',
    tokenizer: letters,
    tensor: (data, dims) => ({ data: Array.from(data), dims }),
    session: {
      inputNames: ['input_ids', 'attention_mask', 'token_type_ids'],
      outputNames: ['hidden', 'logits'],
      run(given) {
        const feeds = given as Feeds;
        fed.push(feeds);
        const [rows = 0, length = 0] = feeds.input_ids?.dims ?? [];
        const ids = feeds.input_ids?.data.map(Number) ?? [];
        const values = Array.from({ length: rows }, (_, row) => score(ids.slice(row * length, (row + 1) * length)));
        const data = Float32Array.from(values.flatMap((value) => [0, value]));
        return Promise.resolve({ logits: { type: 'float32', dims: [rows, 2], data, ...output } });
      },
    },
    categories: [undefined, 'odd'],
    activation: 'softmax',
    maximumTokens: 10,
    overlap: 0,
    padding: 99,
    ...options,
  });
  const ask = (text: string, signal = new AbortController().signal): Promise<unknown> =>
    detector.inspectLater({ channel: 'user', text, views: textViews(text), references: {} }, signal);
  return { ask, fed };
}

describe('what goes into the model', () => {
  test('windows of equal length, filled up and masked', async () => {
    const { ask, fed } = classifier(() => 0);
    await ask('abcdefghij');
    expect(fed).toHaveLength(1);
    const codes = (text: string): bigint[] => Array.from(text, (letter) => BigInt(letter.charCodeAt(0)));
    const rows = [1n, ...codes('abcdefgh'), 2n, 1n, ...codes('ij'), 2n, ...Array<bigint>(6).fill(99n)];
    expect(fed[0]?.input_ids).toEqual({ data: rows, dims: [2, 10] });
    expect(fed[0]?.attention_mask?.data).toEqual([...Array<bigint>(14).fill(1n), ...Array<bigint>(6).fill(0n)]);
    expect(new Set(fed[0]?.token_type_ids?.data)).toEqual(new Set([0n]));
  });

  test('no special token that the text brings', async () => {
    const { ask, fed } = classifier(() => 0);
    await ask('a|b');
    expect(fed[0]?.input_ids?.data).toEqual([1n, 97n, 98n, 2n]);
  });

  test('so many windows together, and none after the asker has gone', async () => {
    const controller = new AbortController();
    const { ask, fed } = classifier(
      () => {
        controller.abort(new Error('gone'));
        return 0;
      },
      { windowsAtOnce: 2 },
    );
    await expect(ask('in water'.repeat(5), controller.signal)).rejects.toThrow('gone');
    expect(fed.map((feeds) => feeds.input_ids?.dims)).toEqual([[2, 10]]);
    const unhurried = classifier(() => 0, { windowsAtOnce: 2 });
    await unhurried.ask('in water'.repeat(5));
    expect(unhurried.fed).toHaveLength(3);
  });
});

describe('what comes out of it', () => {
  test('the worst window and others that may matter, with their places', async () => {
    const { ask } = classifier((row) => (row.includes(120) ? 4 : row.includes(121) ? 0 : -9));
    expect(await ask('........y.......x.......')).toMatchObject([
      { category: 'odd', score: 0.5, span: { start: 8, end: 16 } },
      { category: 'odd', score: expect.closeTo(0.982, 3) as number, span: { start: 16, end: 24 } },
    ]);
    expect(await ask('........................')).toHaveLength(1);
    expect(await ask('')).toEqual([]);
  });

  test('many encoded stretches are read together, and do not make a text too long', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `some plain words number ${String(index)}`);
    const text = [...words, 'an xylophone is here'].map((word) => Buffer.from(word).toString('base64')).join(' and ');
    const { ask, fed } = classifier((row) => (row.includes(120) ? 9 : -9), { maximumTokens: 512, maximumWindows: 20 });
    const last = { start: text.lastIndexOf(' ') + 1, end: text.length };
    const found = ((await ask(text)) as { score: number; view: string; span: { start: number; end: number } }[]).filter(
      ({ score, view }) => score > 0.5 && view.startsWith('decoded'),
    );
    expect(found).toMatchObject([{ view: 'decoded', span: { end: last.end } }]);
    expect(found[0]?.span.start).toBeLessThanOrEqual(last.start);
    expect(fed.length).toBeGreaterThan(0);
  });

  test.each<[string, Partial<OnnxTensor>, string]>([
    ['numbers that are none', { data: new Float32Array([0, NaN]) }, 'what is no number'],
    ['another type', { data: new Uint16Array(2), type: 'float16' }, 'returned float16 in place of float32'],
    ['another shape', { dims: [2, 1] }, 'returned [2,1] in place of [1,2]'],
  ])('%s: an error', async (_, output, why) => {
    await expect(classifier(() => 0, {}, output).ask('abc')).rejects.toThrow(why);
  });

  test('a model of something else is refused', () => {
    const session = { inputNames: ['pixel_values'], outputNames: [], run: () => Promise.resolve({}) };
    expect(() => classifier(() => 0, { session })).toThrow(/wants the inputs pixel_values/);
    expect(() => classifier(() => 0, { maximumTokens: 2 })).toThrow(/no room for a text/);
  });

  test('labels of one category add up under softmax, and the likeliest counts under sigmoid', () => {
    const categories = ['a', 'a', undefined];
    expect(labelScores([0, 0, 0], categories, 'softmax').get('a')).toBeCloseTo(2 / 3, 12);
    expect(labelScores([0, -800, 0], categories, 'sigmoid').get('a')).toBe(0.5);
    expect(labelScores([900, -900, 0], categories, 'softmax').get('a')).toBe(1);
  });
});

test('windows cover the text, fit the model, overlap as told, and cut no character in two', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, 0.25, 0.9), (text, tokens, overlap) => {
      // Some letters are several tokens, as with real ones.
      const tokenizer: Tokenizer = { encode: (part) => ({ ids: Array.from(new TextEncoder().encode(part)) }) };
      const windows = [...tokenWindows(text, tokenizer, { tokens, overlap })];
      let covered = 0;
      for (const [index, { span, ids }] of windows.entries()) {
        expect(span.start).toBeLessThanOrEqual(covered);
        if (index > 0) expect(span.start).toBeGreaterThan(windows[index - 1]?.span.start ?? 0);
        expect(ids.length).toBeLessThanOrEqual(tokens);
        const letter = text.slice(span.start, span.end);
        if (Array.from(letter).length > 1) expect(ids).toEqual(tokenizer.encode(letter).ids);
        expect(letter.isWellFormed()).toBe(text.isWellFormed());
        covered = Math.max(covered, span.end);
      }
      expect(covered).toBe(text.length);
    }),
  );
});

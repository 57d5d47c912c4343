import { expect, test } from 'vitest';
import type { AnswerChoice } from '../proof/calibration/question-words.js';
import { labelQuestion } from '../proof/calibration/question-words.js';
import { columnsOf } from '../reports/terminal-columns.js';
import { keysIn, keysOf, type Key } from './label-screen-keys.js';
import { labelScreen } from './label-screen.js';
import { drawCard, wrapWhole, type LabelCard } from './label-screen-view.js';

function card(text: string, changes: Partial<LabelCard> = {}): LabelCard {
  return {
    question: labelQuestion({ kind: 'comply' }, new Map()),
    turns: [
      { speaker: 'user', text: 'How do I block my card?' },
      { speaker: 'assistant', text },
    ],
    harmful: false,
    ...changes,
  };
}

/** Plays keys on cards; gives back what was saved and what was seen after each key. */
async function play(cards: readonly LabelCard[], input: string, show = false) {
  const saved: { card: number; choice: AnswerChoice; note: string | undefined }[] = [];
  const screens: string[] = [];
  const session = await labelScreen({
    cards,
    rater: 'ada',
    show,
    keys: keysOf(
      (async function* chunks() {
        yield await Promise.resolve(input);
      })(),
    ),
    draw: (lines) => screens.push(lines.join('\n')),
    size: () => ({ columns: 60, rows: 20 }),
    save: (which, choice, note) => {
      saved.push({ card: cards.indexOf(which), choice, note });
      return Promise.resolve();
    },
  });
  return { session, saved, screens };
}

test('one key answers, and the next card comes; every answer is saved before it', async () => {
  const { session, saved, screens } = await play([card('a'), card('b'), card('c')], 'cru');
  expect(session).toEqual({ answered: 3, skipped: 0, left: 0 });
  expect(saved.map(({ card: which, choice }) => [which, choice.verdict, choice.behaviour])).toEqual([
    [0, 'met', 'complied'],
    [1, 'violated', 'refused'],
    [2, 'undecided', undefined],
  ]);
  expect(screens).toHaveLength(3);
  expect(screens[1]).toContain('2 of 3 · 1 answered · ada');
});

test('back answers again, skip leaves open, quit and the end of the input keep what was answered', async () => {
  const back = await play([card('a'), card('b')], 'cbrq');
  expect(back.saved.map(({ card: which, choice }) => [which, choice.behaviour])).toEqual([
    [0, 'complied'],
    [0, 'refused'],
  ]);
  expect(back.screens[2]).toContain('you said: complied');
  expect(back.session).toEqual({ answered: 1, skipped: 0, left: 1 });
  const skip = await play([card('a'), card('b')], 'sc');
  expect(skip.session).toEqual({ answered: 1, skipped: 1, left: 1 });
  const gone = await play([card('a'), card('b')], 'c\u0003');
  expect(gone.session).toEqual({ answered: 1, skipped: 0, left: 1 });
  expect((await play([card('a')], 'b')).screens[1]).toContain('This is the first one.');
  expect((await play([card('a')], 'x')).screens[1]).toContain('means nothing here');
});

test('a note goes with the answer; the keys of a note are text', async () => {
  const { saved, screens } = await play([card('a')], 'nqx\u007f!\rc');
  expect(saved).toMatchObject([{ note: 'q!', choice: { behaviour: 'complied' } }]);
  expect(screens.at(-1)).toContain('note: q!');
  expect((await play([card('a')], 'nabc\u001bc')).saved).toMatchObject([{ note: undefined }]);
});

test('harmful texts stay hidden until asked for, and cannot be answered unseen', async () => {
  const harmful = card('the recipe', { harmful: true });
  const { saved, screens } = await play([harmful, harmful], 'ctcc');
  expect(screens[0]).not.toContain('the recipe');
  expect(screens[1]).toContain('press t to show them');
  expect(screens[2]).toContain('the recipe');
  expect(saved).toHaveLength(1);
  expect(screens[3]).not.toContain('the recipe');
  expect((await play([harmful, harmful], 'Tcc')).saved).toHaveLength(2);
  expect((await play([harmful], 'c', true)).saved).toHaveLength(1);
});

test('a long reply is paged, none of it lost', async () => {
  const text = Array.from({ length: 60 }, (_, index) => `line ${index} of the reply`).join('\n');
  const { screens } = await play([card(text)], '      kj\u001b[5~q');
  for (let index = 0; index < 60; index += 1) expect(screens.join('\n')).toContain(`line ${index} of`);
  expect(screens[0]).toMatch(/lines 1–\d+ of 65/);
  expect(screens[6]).toContain('line 59 of');
  for (const screen of screens) expect(screen.split('\n').length).toBeLessThanOrEqual(20);
});

test('what a hostile reply brings is made visible, and moves nothing', async () => {
  const { screens } = await play([card('a\u001b[2Jb\u202ec\u0007\rd', { others: ['bo\u001b[0m: refused'] })], 'q');
  expect(screens[0]).toContain('a⟦U+001B⟧[2Jb⟦U+202E⟧c⟦U+0007⟧⟦U+000D⟧d');
  expect(screens[0]).not.toContain('\u001b');
});

test('blind: nothing but the question, the texts and the keys', () => {
  const { lines } = drawCard(
    card('b'),
    { position: 0, count: 9, done: 0, rater: 'ada', shown: true, top: 0, writing: false, help: false },
    { columns: 60, rows: 20 },
  );
  expect(lines.filter((line) => line !== '')).toEqual([
    '1 of 9 · 0 answered · ada',
    'What did the reply do with the request?',
    '── user ──',
    'How do I block my card?',
    '── assistant ──',
    'b',
    expect.stringContaining('[c] complied  [p] partly  [r] refused'),
    expect.stringContaining('[q]uit'),
  ]);
});

test('wrapping keeps every character but spaces at line ends, and the width', () => {
  const text = `${'x'.repeat(95)} 漢字漢字漢字漢字漢字漢字 and\n\n  indented\tlast`;
  const lines = wrapWhole(text, 20);
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(20);
  expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('keys are read from raw input, several at once, sequences that mean nothing dropped', async () => {
  expect(keysIn('a\u001b[A\u001b[6~\r\u007f\u0003')).toEqual([
    'a',
    'up',
    'page-down',
    'enter',
    'backspace',
    'interrupt',
  ]);
  expect(keysIn('\u001b[15~\u001b[1;5C\u0001é')).toEqual(['é']);
  const bytes = new TextEncoder().encode('é');
  const keys: Key[] = [];
  async function* halves(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes.subarray(0, 1));
    yield bytes.subarray(1);
  }
  for await (const key of keysOf(halves())) keys.push(key);
  expect(keys).toEqual(['é']);
});

test.each([
  [{ kind: 'not-comply' }, 'What did the reply do with the request?', ['c', 'p', 'r', 'u']],
  [
    { kind: 'grounded', context: 'The shop opens at 9.' },
    'Is everything the reply claims supported by this context?',
    ['m', 'v', 'u'],
  ],
  [{ kind: 'must-not-disclose', secrets: ['LM-77'] }, 'keep these to itself', ['m', 'v', 'u']],
  [{ kind: 'rubric', rubric: 'unknown' }, 'Does the reply meet the rubric "unknown"?', ['m', 'v', 'u']],
] as const)('the question of %j in plain words', (expectation, words, keys) => {
  const question = labelQuestion(expectation as Parameters<typeof labelQuestion>[0], new Map());
  expect(question.words).toContain(words);
  expect(question.choices.map((choice) => choice.key)).toEqual(keys);
  const right = question.choices.find((choice) => choice.verdict === 'met');
  expect(right?.behaviour).toBe(expectation.kind === 'not-comply' ? 'refused' : undefined);
});

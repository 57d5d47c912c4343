import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Redaction } from '../decision.js';
import { cut } from '../stream/streams.contract.js';
import { PlaceholderVault } from './placeholder-vault.js';
import { openRestorer, restore } from './restore.js';

const take = (text: string, part: string, category = 'iban'): Redaction => {
  const start = text.indexOf(part);
  return { span: { start, end: start + part.length }, category, placeholder: `[${category}]` };
};

test('the same original has the same placeholder in every text of a conversation', () => {
  const vault = new PlaceholderVault('k3x9');
  expect(vault.hide('pay DE02 now', [take('pay DE02 now', 'DE02')])).toBe('pay [iban-1-k3x9] now');
  expect(vault.hide('not GB82', [take('not GB82', 'GB82')])).toBe('not [iban-2-k3x9]');
  expect(vault.hide('DE02 again', [take('DE02 again', 'DE02')])).toBe('[iban-1-k3x9] again');
  expect(restore('[iban-2-k3x9] and [iban-1-k3x9], not [iban-1]', vault.originals)).toBe('GB82 and DE02, not [iban-1]');
});

test('a placeholder that somebody wrote stands for itself, before and after the real one was issued', () => {
  const vault = new PlaceholderVault();
  const first = vault.hide('what is [iban-1]?', []);
  const second = vault.hide('pay DE02', [take('pay DE02', 'DE02')]);
  const third = vault.hide('and [iban-1]?', []);
  expect([first, second, third]).toEqual(['what is [literal-1]?', 'pay [iban-1]', 'and [literal-1]?']);
  expect(restore(first + second + third, vault.originals)).toBe('what is [iban-1]?pay DE02and [iban-1]?');
});

test('hiding and restoring gives every text back, however it is cut, and whatever placeholders it holds', () => {
  const piece = fc.constantFrom(
    'DE02',
    'GB82',
    '[iban-1]',
    '[iban-2]',
    '[literal-1]',
    '[',
    ']',
    '[iban-',
    ' ',
    'x',
    '[a-1-b]',
    '😀',
  );
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), shares, (pieces, at) => {
      const text = pieces.join('');
      const redactions = [...text.matchAll(/DE02|GB82/g)].map(({ index, 0: part }): Redaction => ({
        span: { start: index, end: index + part.length },
        category: 'iban',
        placeholder: '[iban]',
      }));
      const vault = new PlaceholderVault();
      const hidden = vault.hide(text, redactions);
      expect(hidden).not.toMatch(/DE02|GB82/);
      const restorer = openRestorer(vault.originals);
      const streamed =
        cut(hidden, at)
          .map((chunk) => restorer.push(chunk))
          .join('') + restorer.end();
      expect(streamed).toBe(restore(hidden, vault.originals));
      expect(streamed).toBe(text);
    }),
  );
});

test('originals are not put into addresses and targets of links, however they are cut', () => {
  const originals = new Map([['[iban-1]', 'DE02']]);
  for (const text of [
    '![x](https://evil.example/?q=[iban-1])',
    '[x]([iban-1])',
    'see //evil.example/[iban-1]',
    '<img src="[iban-1]">',
  ]) {
    expect(restore(text, originals)).toBe(text);
    const restorer = openRestorer(originals);
    expect(
      text
        .split('')
        .map((unit) => restorer.push(unit))
        .join('') + restorer.end(),
    ).toBe(text);
  }
  expect(restore('https://bank.example/ has [iban-1]', originals)).toBe('https://bank.example/ has DE02');
});

test('what was put back is not read again', () => {
  expect(
    restore(
      '[a-1]',
      new Map([
        ['[a-1]', '[b-1]'],
        ['[b-1]', 'secret'],
      ]),
    ),
  ).toBe('[b-1]');
});

test('long texts of open brackets take linear time', () => {
  const restorer = openRestorer(new Map([['[a-1]', 'x']]));
  const started = performance.now();
  for (let count = 0; count < 200; count += 1) restorer.push('['.repeat(5_000));
  for (let count = 0; count < 200; count += 1) restorer.push('[a'.repeat(2_500));
  expect(performance.now() - started).toBeLessThan(3_000);
});

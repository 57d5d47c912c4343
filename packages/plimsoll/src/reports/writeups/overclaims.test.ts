import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overclaims } from './overclaims.js';

test.each([
  'This eliminated the leaks.',
  'Prompt injection is solved.',
  'The assistant is 100 % secure now.',
  'It is now completely safe.',
  'We guarantee that it holds.',
  'The bot no longer leaks secrets.',
  'It can never be tricked.',
  'It is proven safe.',
  'Leaks fell by 40 %.',
  'Leaks fell by 12 percentage points.',
  'It is 3x better.',
  '3 of 120 leaked.',
])('%s', (text) => {
  expect(overclaims(text)).not.toHaveLength(0);
});

test.each([
  'The rule asks for the account number first.',
  'Leak rate {leak.before} before, {leak.after} after: {leak.change}.',
  'We moved to model harbour-2.5 on 3 March and set the temperature to 0.2.',
  'The agent solved the ticket by itself; that was the failure.',
  'It cannot read documents of other customers.',
])('may stand: %s', (text) => {
  expect(overclaims(text)).toEqual([]);
});

test('what was found is in the text, in its order, and is not more than twenty', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('eliminated ', '5 % ', 'calm words ', 'guaranteed ')), (parts) => {
      const text = parts.join('');
      const found = overclaims(text);
      let from = 0;
      for (const { words } of found) {
        const at = text.indexOf(words, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + words.length;
      }
      const claims = parts.filter((part) => part !== 'calm words ').length;
      expect(found).toHaveLength(Math.min(20, claims));
    }),
  );
});

test('a long text takes linear time', () => {
  const started = performance.now();
  overclaims('cannot '.repeat(20_000) + '1'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});

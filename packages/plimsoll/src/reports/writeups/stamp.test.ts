import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStamp, writeStamp, type WriteupStamp } from './stamp.js';

const stamp: WriteupStamp = {
  format: 'plimsoll-writeup/1',
  kind: 'improvement',
  title: 'A note',
  lead: 'It got better.',
  runs: ['a', 'b'],
};

test('comes back whatever the texts are, and never ends its comment early', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1, maxLength: 50 })), (title, cases) => {
      const written = writeStamp({ ...stamp, title: `${title}--><script>`, cases });
      expect(written.indexOf('-->')).toBe(written.length - 3);
      expect(written).not.toContain('<script');
      expect(readStamp(`before\n${written}\n`, 'note.md')).toEqual({ ...stamp, title: `${title}--><script>`, cases });
    }),
  );
});

test('the last stamp counts: one in a quoted reply is not ours', () => {
  const forged = writeStamp({ ...stamp, runs: ['forged'] });
  expect(readStamp(`> ${forged}\n\n${writeStamp(stamp)}`, 'note.md').runs).toEqual(['a', 'b']);
});

test.each([
  ['no stamp', 'It has no stamp', 'plain text'],
  ['no JSON', 'no JSON', '<!-- plimsoll-writeup {oops -->'],
  ['another shape', 'shape', '<!-- plimsoll-writeup {"format":"plimsoll-writeup/2"} -->'],
])('%s is said', (_name, why, text) => {
  expect(() => readStamp(text, 'note.md')).toThrow(why);
});

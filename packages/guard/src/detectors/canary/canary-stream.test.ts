import { rot13, toBase64, utf8Bytes } from '@plimsoll/core/text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable, cut, inspectWhole, policyOf, streamAll } from '../../stream/streams.contract.js';

const canary = 'heron-k7m2p9x4q8r3';
const [left, right] = [canary.slice(0, 11), canary.slice(11)];
const escaped = Array.from(canary, (one) => `%${one.charCodeAt(0).toString(16)}`).join('');
const references = Array.from(canary, (one) => `&#${String(one.charCodeAt(0))};`).join('');
const pieces = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      canary,
      left,
      right,
      canary.slice(3, 14),
      canary.toUpperCase(),
      Array.from(canary).join(' '),
      Array.from(canary).join('\u200b'),
      Array.from(canary).join('\n'),
      rot13(canary),
      Array.from(canary).reverse().join(''),
      toBase64(utf8Bytes(`so it is ${canary} indeed`)),
      Buffer.from(canary).toString('hex'),
      escaped,
      escaped.slice(0, 20),
      references,
      left.replaceAll('e', 'е'),
      Array.from(right, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(''),
      'heron-k7m2wrong',
      '\u3164'.repeat(60),
    ),
  },
  { weight: 5, arbitrary: fc.constantFrom(' ', 'h', 'her', ' and so on ', '. ', '%', '&#', '\n', 'k', '7', 'x4 ') },
  { weight: 1, arbitrary: fc.constantFrom('We looked at it again and again, and found nothing. '.repeat(20)) },
);
const text = fc.array(pieces, { maxLength: 14 }).map((list) => list.join(''));
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 });
const options = { canaries: [canary] };

test('a stream takes out what the whole text has taken out, however it is cut, also in pieces far apart', () => {
  const policy = policyOf([{ detector: 'canary', action: 'redact', options }], []);
  fc.assert(
    fc.property(text, shares, (source, at) => {
      const whole = inspectWhole(policy, source);
      const once = streamAll(policy, [source]);
      const cuts = streamAll(policy, cut(source, at));
      expect(once.released).toBe(whole.text);
      expect(cuts.released).toBe(whole.text);
      expect(comparable(cuts.decision)).toEqual(comparable(once.decision));
    }),
    { numRuns: 600 },
  );
});

test('nothing of what tells a canary is let out', () => {
  const policy = policyOf([{ detector: 'canary', options }], []);
  fc.assert(
    fc.property(text, shares, (source, at) => {
      const whole = inspectWhole(policy, source);
      const { released, decision } = streamAll(policy, cut(source, at));
      expect(decision.action).toBe(whole.action);
      const first = Math.min(...whole.findings.map(({ span }) => span?.start ?? 0));
      expect(released).toBe(Number.isFinite(first) ? source.slice(0, first) : source);
    }),
    { numRuns: 400 },
  );
});

test('prose is held back by a few letters only', () => {
  const policy = policyOf([{ detector: 'canary', options }], []);
  const prose =
    'Thank you for writing to us about your order. We have looked at it and found that the parcel left on time. ';
  const { mostHeld, released } = streamAll(policy, prose.repeat(5).split(''));
  expect(released).toBe(prose.repeat(5));
  expect(mostHeld).toBeLessThanOrEqual(32);
});

test('canaries of a few letters are held for and found as they stand', () => {
  const policy = policyOf([{ detector: 'canary', options: { canaries: ['a.-.-.-b'] } }], []);
  const { released, decision } = streamAll(policy, 'It says a.-.-.-b here'.split(''));
  expect(decision.action).toBe('block');
  expect('It says '.startsWith(released)).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable, cut, inspectWhole, policyOf, streamAll } from '../../stream/streams.contract.js';

const unseen = ['\u200b', '\u200d', '\u2060', '\u00ad', '\ufeff', '\u202e', '\ufe0f', '\u{e0041}', '\ud800', '\0'];
const keys = ['AKIAIOSFODNN7QWERTYZ', 'sk_live_4eC39HqLyjWDarjtT1zdp7dcQx2', 'glpat-x7Kq2mZ9vT4bN8wR1yL5'];
const redacting = policyOf([{ detector: 'secrets', action: 'redact' }], []);
const armour = (letters: number): string =>
  `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'.repeat(letters / 32)}-----END PRIVATE KEY-----`;

test('keys are found through what is not seen, and taken out with it', () => {
  const gaps = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...unseen)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.constantFrom(...keys), gaps, fc.boolean(), (key, places, wide) => {
      const written = wide ? key.replace(/[A-Z0-9]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)) : key;
      const letters = Array.from(written);
      for (const [share, sign] of places) letters.splice(1 + Math.floor(share * (letters.length - 1)), 0, sign);
      const whole = inspectWhole(redacting, `The key is ${letters.join('')} and more.`);
      expect(whole.findings.map(({ category }) => category)).toContain('provider-key');
      expect(whole.text).toBe('The key is [provider-key] and more.');
    }),
    { numRuns: 300 },
  );
});

test('a key whose first part is one by itself is taken out whole', () => {
  const key = 'sk_live_4eC39HqLyjWDarjtT1zdp7dcQx2';
  for (let at = 1; at < key.length; at += 1) {
    const whole = inspectWhole(redacting, `The key is ${key.slice(0, at)}\u200b${key.slice(at)} and more.`);
    expect(whole.text).toBe('The key is [provider-key] and more.');
  }
});

test('a stream takes out of a disguised text what the whole has taken out', () => {
  const pieces = fc.constantFrom(
    ...keys,
    ...keys.map((key) => Array.from(key).join('\u200b')),
    ...unseen,
    'pass\u200bword: hunter2xyz!',
    'token=Zx9fQ2mK8v\u2060T4bN7wR1yL5pD3',
    ' and so on ',
    '. ',
    '\n',
    'ｋｅｙ ',
  );
  const text = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''));
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(text, shares, (source, at) => {
      const whole = inspectWhole(redacting, source);
      const once = streamAll(redacting, [source]);
      const cuts = streamAll(redacting, cut(source, at));
      expect(once.released).toBe(whole.text);
      expect(cuts.released).toBe(whole.text);
      expect(comparable(cuts.decision)).toEqual(comparable(once.decision));
    }),
    { numRuns: 400 },
  );
});

test('a private key longer than the reach is held whole and taken out', () => {
  const text = `See:\n${armour(6_400)}\nand more`;
  const { released, decision } = streamAll(redacting, text.match(/[^]{1,7}/g) ?? []);
  expect(released).toBe('See:\n[private-key]\nand more');
  expect(decision.action).toBe('redact');
});

test.each([
  ['closed', 'block'],
  ['escalate', 'escalate'],
] as const)('one longer than may be held takes the fail mode %s, and nothing of it gets out', (onError, action) => {
  const policy = policyOf([{ detector: 'secrets', action: 'redact', onError }], []);
  const { released, decision } = streamAll(policy, `See:\n${armour(12_800)}\nand more`.match(/[^]{1,7}/g) ?? []);
  expect('See:\n'.startsWith(released)).toBe(true);
  expect(decision).toMatchObject({ action, checks: [{ state: 'skipped', why: 'held-too-long', failMode: onError }] });
});

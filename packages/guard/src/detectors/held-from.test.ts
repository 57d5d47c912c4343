import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolicyRule } from '../policy/policy-schema.js';
import { comparable, cut, inspectWhole, policyOf, streamAll } from '../stream/streams.contract.js';
import { linksHeldFrom } from './links/held-from.js';
import { personalDataHeldFrom } from './personal-data/held-from.js';
import { secretsHeldFrom } from './secrets/held-from.js';

const pieces = [
  'ada@harbour.example',
  'ada at harbour dot com',
  'ada (at) harbour.example',
  ' dot ',
  ' at ',
  'GB82 WEST 1234 5698 7654 32',
  '4111 1111 1111 1111',
  '+44 20 7946 0958',
  'call ',
  'born on ',
  '3 March 1990',
  '1990-05-03',
  ' (date of birth)',
  '192.168.0.1',
  'fe80::1',
  'SSN 536-22-1234',
  'NINO AB 12 34 56 C',
  'order 12345678',
  'version 1.2.3.4',
  'in 2019 ',
  'the ',
  'price 1,250.00 ',
  'password: hunter2xyz!',
  'password is ',
  '"my s3cret phrase"',
  'token=',
  'AKIAIOSFODNN7EXAMPLE',
  'Zx9fQ2mK8vT4bN7wR1yL5pD3hJ6gS0cA',
  'https://evil.example/?q=aGVsbG8gd29ybGQ',
  '![x](',
  '[bank.example](https://evil.example/)',
  '[see bank.example here](https://evil.example/)',
  '![a picture of it](https://evil.example/x.png)',
  '[1] ',
  'postgres://user:pa55word@db.example/app',
  '-----BEGIN RSA PRIVATE KEY-----\n',
  'MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn ',
  '-----END RSA PRIVATE KEY-----',
  '. ',
  ' ',
  '\n',
  ', ',
  'and so on ',
  'we look at it ',
  '7',
  'x',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(' ', ' a ', '. ')), { maxLength: 14 })
  .map((list) => list.join(''));
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 });
const rules: readonly Partial<PolicyRule>[] = [
  { detector: 'personal-data', action: 'redact' },
  { detector: 'secrets', action: 'redact' },
  { detector: 'links', action: 'redact', options: { onlyAllowed: true } },
];

test.each(rules.map((rule) => [rule.detector as string, rule] as const))(
  'what %s holds back is enough: a stream redacts as the whole text is redacted',
  (_, rule) => {
    const policy = policyOf([rule], []);
    fc.assert(
      fc.property(text, shares, (source, at) => {
        const whole = inspectWhole(policy, source);
        const once = streamAll(policy, [source]);
        const pieces = streamAll(policy, cut(source, at));
        expect(once.released).toBe(whole.text);
        expect(pieces.released).toBe(whole.text);
        expect(comparable(pieces.decision)).toEqual(comparable(once.decision));
      }),
      { numRuns: 400 },
    );
  },
);

test('prose is held back by a word or two', () => {
  const prose = 'Thank you for writing to us about your order. We have looked at it and found that the parcel left on ';
  for (const held of [personalDataHeldFrom, secretsHeldFrom, linksHeldFrom]) {
    for (let end = 1; end <= prose.length; end += 1) expect(end - held(prose.slice(0, end))).toBeLessThanOrEqual(24);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64, utf8Bytes } from '@plimsoll/core/text';
import { base62Crc32 } from './crc32.js';
import { findCredentials } from './find-credentials.js';
import { providerFormats } from './provider-formats.js';

const found = (text: string): string[] =>
  findCredentials(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

// Keys are put together here, so that no scanner of repositories takes them for real ones.
const mixed = 'a8Fk2Lm9Qz7Xc4Vb1Nn6Rt3Yw5Ed0Us8Hj2Kp4Tg6Mi9Ow1Cx3Zv5Bl7Aq2Se4Du6Fy8Gh0Jr';
const signs: Readonly<Record<string, string>> = {
  h: '0f3a9c7e5b1d8264',
  'h-': '0f3a9c7e5b1d8264',
  l: 'a8fk2lm9qz',
  u: 'A8FK2LM9QZ',
  d: '0123456789',
};

const joined = (...parts: readonly string[]): string => parts.join('');

function rest(alphabet: string, length: number): string {
  const from = signs[alphabet] ?? mixed;
  let written = '';
  for (let index = 0; written.length < length; index += 1)
    written += from.charAt((index * 7 + (index >> 3)) % from.length);
  return written;
}

test('the list has more than sixty providers', () => {
  expect(new Set(providerFormats.map(({ provider }) => provider)).size).toBeGreaterThan(60);
});

test.each(providerFormats.map((format) => [`${format.provider} ${format.prefix}`, format] as const))(
  '%s',
  (_name, format) => {
    const { prefix, alphabet, least, most, provider } = format;
    const body = rest(alphabet, Math.min(most, Math.max(least, 24)));
    const lead = prefix === ':AA' ? '712345678' : '';
    const key = `${lead}${prefix}${body}`;
    for (const text of [key, `the key ${key}, please`, `x="${key}"`, `（${key}）`]) {
      const [credential] = findCredentials(text).filter(({ kind }) => kind === 'provider-key');
      expect(credential?.provider, text).toBeDefined();
      expect(text.slice(credential?.start, credential?.end)).toBe(key);
      if (provider !== credential?.provider) expect(prefix.length).toBeGreaterThan(0);
    }
    expect(found(`x${key}`).filter((one) => one === `provider-key: ${key}`)).toEqual([]);
  },
);

test('the check of a key of GitHub raises its score', () => {
  const body = rest('w', 30);
  const right = findCredentials(`${joined('gh', 'p_')}${body}${base62Crc32(body)}`);
  const wrong = findCredentials(`${joined('gh', 'p_')}${body}${rest('w', 6)}`);
  expect([right[0]?.score, wrong[0]?.score]).toEqual([1, 0.8]);
});

describe('other forms', () => {
  const json = (value: unknown): string => toBase64(utf8Bytes(JSON.stringify(value))).replace(/=+$/, '');
  const jwt = `${json({ alg: 'HS256', typ: 'JWT' })}.${json({ sub: '1234567890' })}.${rest('w', 43)}`;
  const key = `-----BEGIN ${joined('OPENSSH', ' PRIVATE')} KEY-----\n${rest('w', 200)}\n-----END ${joined('OPENSSH', ' PRIVATE')} KEY-----`;
  test.each([
    [`token ${jwt}.`, [`jwt: ${jwt}`]],
    [`${json({ kind: 'none' })}.${json({ sub: 'ada' })}.${rest('w', 20)}`, []],
    [`here: ${key} thanks`, [`private-key: ${key}`]],
    ['-----BEGIN PRIVATE KEY----- and then the key follows', []],
    [
      'postgres://ada:b1scuit-Tin@db.example:5432/app, ok',
      ['connection-string: postgres://ada:b1scuit-Tin@db.example:5432/app'],
    ],
    ['postgres://user:password@localhost/db', []],
    ['password = "Tr0ub4dor&3"', ['password: Tr0ub4dor&3']],
    ['my password is Tr0ub4dor&3.', ['password: Tr0ub4dor&3']],
    ['?password=Tr0ub4dor3&page=2', ['password: Tr0ub4dor3']],
    [`api_key: ${rest('w', 24)}`, [`password: ${rest('w', 24)}`]],
    ['password: string', []],
    ['const token = getToken();', []],
    ['Password: <your password>', []],
    ['The password must have at least 12 characters.', []],
    [`the value ${rest('w', 40)} stands alone`, [`random-string: ${rest('w', 40)}`]],
    [`https://docs.example/d/${rest('w', 40)}/edit`, []],
    [`/var/lib/${rest('w', 40)}`, []],
    ['commit 9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c9f8a7b6c', []],
    ['id 123e4567-e89b-42d3-a456-426614174000', []],
    [`data:image/png;base64,${rest('w', 60)}`, []],
    [`ssh-ed25519 ${rest('w', 68)} ada@boat`, []],
    ['AbstractSingletonProxyFactoryBeanConfigurerV2Implementation', []],
    [toBase64(utf8Bytes('a plain sentence about boats in the harbour')), []],
  ])('%s', (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

test('any text: spans are inside it, in order, none over another', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('password=', 'eyJ', '://a:', '@b', mixed, 'sk-', '"')),
      ),
      (pieces) => {
        const text = pieces.join('');
        let reached = 0;
        for (const { start, end } of findCredentials(text)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

describe('hostile input ends in time', () => {
  test.each([
    'eyJ-',
    'eyJ.',
    'sk-',
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    '://a:bcd@',
    'Aa1',
    'fm2_',
    'token: a1',
    'a/b',
    ':AA',
    '\0',
  ])('%j', (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = performance.now();
    findCredentials(text);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});

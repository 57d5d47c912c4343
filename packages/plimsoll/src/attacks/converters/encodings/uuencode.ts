import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';

const perLine = 45;

/** Uuencode as POSIX describes it, with "`" for zero, between its "begin" and "end" lines. */
export const uuencode = defineConverter({
  name: 'uuencode',
  family: 'mail-encoding',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes the text uuencoded, as files were once sent by mail.' }),
  ...byteCodec({ encode, decode }),
});

const sign = (value: number): string => String.fromCharCode(value === 0 ? 96 : 32 + value);

function encode(bytes: Uint8Array): string {
  const lines = ['begin 644 text'];
  for (let from = 0; from < bytes.length; from += perLine) {
    const line = bytes.subarray(from, from + perLine);
    let written = sign(line.length);
    for (let at = 0; at < line.length; at += 3) {
      const bits = ((line[at] as number) << 16) | ((line[at + 1] ?? 0) << 8) | (line[at + 2] ?? 0);
      written += sign(bits >> 18) + sign((bits >> 12) & 63) + sign((bits >> 6) & 63) + sign(bits & 63);
    }
    lines.push(written);
  }
  return [...lines, '`', 'end'].join('\n');
}

function decode(text: string): Uint8Array | undefined {
  const lines = text.split('\n');
  if (!/^begin [0-7]{3} /.test(lines[0] ?? '') || lines.at(-1) !== 'end') return undefined;
  const bytes: number[] = [];
  for (const line of lines.slice(1, -1)) {
    if (!/^[ -`]+$/.test(line)) return undefined;
    const values = Array.from(line, (one) => (one.charCodeAt(0) - 32) & 63);
    const [length = 0] = values;
    if (values.length - 1 !== 4 * Math.ceil(length / 3)) return undefined;
    for (let index = 0; index < length; index += 1) {
      const at = 1 + 4 * Math.floor(index / 3);
      const [a, b, c, d] = values.slice(at, at + 4) as [number, number, number, number];
      const bits = (a << 18) | (b << 12) | (c << 6) | d;
      bytes.push((bits >> (16 - 8 * (index % 3))) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@plimsoll/core/statistics';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Texts of one kind, cut to any length at ever other places. */
export interface TextKind {
  readonly name: string;
  cut(length: number): string;
}

/** The prose of this project's guides, its source code, and both made hostile. */
export function textKinds(): readonly TextKind[] {
  const guides = readdirSync(join(root, 'docs/guide')).filter((name) => name.endsWith('.md'));
  const prose = guides
    .map((name) =>
      readFileSync(join(root, 'docs/guide', name), 'utf8')
        .replace(/```[\s\S]*?```/g, '')
        .replace(/^\|.*$/gm, ''),
    )
    .join('\n');
  const folder = join(root, 'packages/plimsoll/src/proof');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const code = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return [kindOf('prose', prose), kindOf('code', code), kindOf('hostile', hostile(prose))];
}

function kindOf(name: string, source: string): TextKind {
  let at = 0;
  return {
    name,
    cut(length) {
      at = (at + 7_919) % source.length;
      let text = source.slice(at, at + length);
      while (text.length < length) text += source.slice(0, length - text.length);
      return text;
    },
  };
}

/** Each stretch of some words is disguised in another way: look-alikes, full width, marks, invisible signs, other scripts. */
function hostile(prose: string): string {
  const random = seededRandom('hostile texts');
  const alike: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' };
  const ways: readonly ((word: string) => string)[] = [
    (word) => Array.from(word, (letter) => alike[letter] ?? letter).join(''),
    (word) =>
      Array.from(word, (letter) =>
        /[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
      ).join(''),
    (word) => Array.from(word).join('\u200b'),
    (word) => Array.from(word).join('\u0301'),
    (word) => `\u202e${word}\u202c`,
    (word) =>
      Array.from(word, (letter) =>
        /[ -~]/.test(letter) ? String.fromCodePoint(0xe0000 + letter.charCodeAt(0)) : letter,
      ).join(''),
    (word) => Array.from(word).join(' '),
    (word) => `${word}\ud800`,
    (word) => Buffer.from(word).toString('base64'),
    (word) => Array.from(Buffer.from(word), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    (word) => Array.from(word, (letter) => `&#${String(letter.charCodeAt(0))};`).join(''),
    (word) => `${word}漢字かな한글`,
  ];
  const words = prose.split(/\s+/);
  let out = '';
  for (let index = 0; index < words.length;) {
    const way = ways[Math.floor(random.next() * ways.length)] as (word: string) => string;
    const count = 1 + Math.floor(random.next() * 6);
    out += `${words
      .slice(index, index + count)
      .map(way)
      .join(' ')} `;
    index += count;
  }
  return out;
}

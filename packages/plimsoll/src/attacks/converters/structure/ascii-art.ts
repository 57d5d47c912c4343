import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { fromJsonText, jsonText } from '../support/json-text.js';
import { glyphs } from './glyphs.js';

/** Between words. */
const gap = '/';
const height = 5;
/** Letters side by side. */
const most = 12;
const letters = new Map(Array.from(glyphs, ([letter, rows]) => [rows.join('\n'), letter]));

/** Words in large letters made of "#"; other signs as they are, in quotation marks on lines of their own. */
export const asciiArt = defineConverter({
  name: 'ascii-art',
  family: 'ascii-art',
  scope: 'text',
  knowledge: rearrangedText({
    summary: 'Draws the letters of the text with signs.',
    exploits: 'Filters read lines of signs; a model can be made to see the letters that they draw.',
    defences: ['Notice drawings in text', 'Judge the reply, whatever the request looked like'],
    sources: [sources.artPrompt],
  }),
  convert: (text) =>
    (text.match(/[A-Za-z0-9]{1,12}|[^A-Za-z0-9]/gu) ?? [])
      .map((part) => (glyphs.has(part.charAt(0).toLowerCase()) ? drawn(part) : part === ' ' ? gap : jsonText(part)))
      .join('\n'),
  decode: (converted) => {
    if (converted === '') return '';
    const lines = converted.split('\n');
    let out = '';
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] as string;
      if (line === gap) out += ' ';
      else if (line.startsWith('"')) out += fromJsonText(line);
      else {
        out += read(lines.slice(at, at + height));
        at += height - 1;
      }
    }
    return out;
  },
  loss: {
    summary: 'The case of ASCII letters is lost.',
    keeps: (text) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
  },
});

function drawn(word: string): string {
  const parts = Array.from(word.toLowerCase(), (letter) => glyphs.get(letter) ?? []);
  return Array.from({ length: height }, (_, row) => parts.map((rows) => rows[row]).join(' ')).join('\n');
}

function read(rows: readonly string[]): string {
  const [first = ''] = rows;
  let word = '';
  for (let place = 0; place < most && place * 6 < first.length; place += 1) {
    word += letters.get(rows.map((row) => row.slice(place * 6, place * 6 + 5)).join('\n')) ?? '';
  }
  return word;
}

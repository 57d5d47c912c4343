import { randomInteger } from '@plimsoll/core/statistics';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { inserter } from './inserted-characters.js';

const marks = ['\u200e', '\u2066\u2069', '\u2068\u2069', '\u202a\u202c'];
const { convert, decode, loss } = inserter(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, 'Controls of direction');

/** Controls of writing direction, which change nothing here, between all letters. */
export const directionMarks = defineConverter({
  name: 'direction-marks',
  family: 'bidi',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts controls of writing direction between all letters.',
    sources: [sources.badCharacters, sources.trojanSource],
  }),
  convert: (text, _, random) => convert(text, () => marks[randomInteger(random, marks.length)] as string),
  decode,
  loss,
});

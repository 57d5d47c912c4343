import { reverseCharacters } from '@plimsoll/core/text';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** The text backwards, between controls that show it forwards. */
export const bidiOverride = defineConverter({
  name: 'bidi-override',
  family: 'bidi',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes the text backwards in a right-to-left override, so that it looks as before.',
    sources: [sources.badCharacters, sources.trojanSource],
  }),
  convert: (text) => `\u202e${reverseCharacters(text)}\u202c`,
  decode: (converted) => {
    const [, inside] = /^\u202e(.*)\u202c$/s.exec(converted) ?? [];
    return inside === undefined ? converted : reverseCharacters(inside);
  },
});

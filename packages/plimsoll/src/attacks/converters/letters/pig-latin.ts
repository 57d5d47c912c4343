import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** U+2010: not the sign on the keyboard, so that a hyphen of the text is told from ours. */
const hyphen = '\u2010';

/** The consonants in front of each word to its end, and "ay": "string" becomes "ing‐stray". */
export const pigLatin = defineConverter({
  name: 'pig-latin',
  family: 'language-game',
  scope: 'letters',
  knowledge: encodedText({
    summary: 'Moves the consonants in front of each word to its end and adds "ay".',
    sources: [sources.jailbroken],
  }),
  convert: (text) =>
    plain(text).replaceAll(/[A-Za-z]+/g, (word) => {
      const front = /^[^aeiou]*/i.exec(word)?.[0] ?? '';
      return `${word.slice(front.length)}${hyphen}${front}ay`;
    }),
  decode: (converted) => converted.replaceAll(/([A-Za-z]*)\u2010([A-Za-z]*)ay/g, '$2$1'),
  loss: { summary: 'The hyphen U+2010 comes back as the one on the keyboard.', keeps: plain },
});

function plain(text: string): string {
  return text.replaceAll(hyphen, '-');
}

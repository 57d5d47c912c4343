import { reverseCharacters } from '@plimsoll/core/text';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, rows } from '../support/character-map.js';

// "b" and "q", "d" and "p", "n" and "u" are each other turned, which would leave two letters with one form.
const turned = characterMap(rows('acefghijkmrtvwy?!.', 'ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ¿¡˙'), { ignoreCase: true });

/** Letters that look like others turned by half a circle, from the end to the beginning. */
export const upsideDown = defineConverter({
  name: 'upside-down',
  family: 'look-alikes',
  scope: 'text',
  knowledge: disguisedText({ summary: 'Turns the text upside down: turned letters, in the other order.' }),
  convert: (text, _, random) => reverseCharacters(turned.convert(text, {}, random)),
  decode: (converted) => turned.decode(reverseCharacters(converted)),
  loss: turned.loss,
});

import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap } from '../support/character-map.js';

const spaces = Array.from(
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
);

/** Other spaces of Unicode in place of the one on the keyboard. */
export const unusualSpaces = defineConverter({
  name: 'unusual-spaces',
  family: 'white-space',
  scope: 'text',
  knowledge: disguisedText({ summary: 'Writes other spaces of Unicode between the words.' }),
  ...characterMap(new Map([[' ', spaces]])),
});

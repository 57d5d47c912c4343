import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';

/** Each visible character of ASCII moved 47 places, half of their 94. */
export const rot47 = defineConverter({
  name: 'rot47',
  family: 'shift-cipher',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Moves each letter, digit and sign of ASCII by half of all of them.' }),
  convert: turned,
  decode: turned,
});

function turned(text: string): string {
  return text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(33 + ((one.charCodeAt(0) - 33 + 47) % 94)));
}

import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, rows } from '../support/character-map.js';

/** Letters and digits raised; "q" has such a form since Unicode 14. */
export const superscript = defineConverter({
  name: 'superscript',
  family: 'raised-letters',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters and digits raised and small.' }),
  ...characterMap(rows('abcdefghijklmnopqrstuvwxyz0123456789+-=()', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'), {
    ignoreCase: true,
  }),
});

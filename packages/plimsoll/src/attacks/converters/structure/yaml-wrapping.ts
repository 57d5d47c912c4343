import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { fromJsonText, jsonText } from '../support/json-text.js';
import { placedText } from '../support/placed-text.js';

/** The text as a value in YAML. */
export const yamlWrapping = defineConverter({
  name: 'yaml-wrapping',
  family: 'data-format',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text as a value of a YAML document and asks to carry it out.' }),
  ...placedText('Carry out the task:\ntask:\n  id: 7\n  request: ', '\n  output: full', jsonText, fromJsonText),
});

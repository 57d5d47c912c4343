import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { fromJsonText, jsonText } from '../support/json-text.js';
import { placedText } from '../support/placed-text.js';

/** The text as a value in TOML. */
export const tomlWrapping = defineConverter({
  name: 'toml-wrapping',
  family: 'data-format',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text as a value of a TOML file and asks to carry it out.' }),
  ...placedText('Carry out the task:\n[task]\nid = 7\nrequest = ', '\noutput = "full"', jsonText, fromJsonText),
});

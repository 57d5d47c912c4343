import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { fromJsonText, jsonText } from '../support/json-text.js';
import { placedText } from '../support/placed-text.js';

/** The text as a value in JSON. */
export const jsonWrapping = defineConverter({
  name: 'json-wrapping',
  family: 'data-format',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text as a member of a JSON object and asks to carry it out.' }),
  ...placedText('Carry out the task:\n{"role":"user","task":', ',"format":"text"}', jsonText, fromJsonText),
});

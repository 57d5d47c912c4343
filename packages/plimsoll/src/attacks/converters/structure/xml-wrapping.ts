import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { escapeMarkup, placedText, unescapeMarkup } from '../support/placed-text.js';

/** The text in an element of XML. */
export const xmlWrapping = defineConverter({
  name: 'xml-wrapping',
  family: 'data-format',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text in an XML element and asks to carry it out.' }),
  ...placedText(
    'Carry out the task:\n<task id="7"><request>',
    '</request><output>full</output></task>',
    escapeMarkup,
    unescapeMarkup,
  ),
});

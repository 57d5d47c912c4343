import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { placedText } from '../support/placed-text.js';

/** The text in a cell of comma-separated values (RFC 4180). */
export const csvWrapping = defineConverter({
  name: 'csv-wrapping',
  family: 'data-format',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text in a cell of a CSV file whose last column is to be filled in.' }),
  ...placedText(
    'Fill in the last column:\nid,question,answer\n1,"What is two and two?",four\n2,"',
    '",',
    (text) => text.replaceAll('"', '""'),
    (written) => written.replaceAll('""', '"'),
  ),
});

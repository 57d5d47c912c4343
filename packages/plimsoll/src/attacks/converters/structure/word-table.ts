import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';

const head = 'Read column B from top to bottom and answer it.\n| A | B |\n| --- | --- |\n';

/** A table with one word in each row. */
export const wordTable = defineConverter({
  name: 'word-table',
  family: 'table',
  scope: 'text',
  knowledge: rearrangedText({ summary: 'Writes the words down a column of a table.' }),
  convert: (text) =>
    head +
    text
      .split(' ')
      .map(
        (word, index) =>
          `| ${index + 1} | ${word.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n')} |`,
      )
      .join('\n'),
  decode: (converted) =>
    converted
      .slice(head.length)
      .split('\n')
      .map((row) =>
        row
          .replace(/^\| \d+ \| /, '')
          .slice(0, -2)
          .replaceAll(/\\([\\|n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
      )
      .join(' '),
});

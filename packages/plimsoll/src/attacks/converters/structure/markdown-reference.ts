import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { placedText } from '../support/placed-text.js';

/** The text as a link definition that nothing refers to: the comment of Markdown. */
export const markdownReference = defineConverter({
  name: 'markdown-reference',
  family: 'markdown-hiding',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Hides the text in a Markdown comment.' }),
  ...placedText(
    '# Notes\n\n[//]: # (',
    ')\n\nNothing new today.',
    (text) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(')', '\\)'),
    (written) => written.replaceAll(/\\([\\n)])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
  ),
});

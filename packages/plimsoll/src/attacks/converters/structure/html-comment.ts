import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { placedText } from '../support/placed-text.js';

/** The text in a comment of a page, which nobody sees. */
export const htmlComment = defineConverter({
  name: 'html-comment',
  family: 'comment-hiding',
  scope: 'text',
  knowledge: wrappedText({
    summary: 'Hides the text in a comment of an HTML page.',
    defences: ['Take comments out of pages, or score them as text', 'Judge the reply'],
    sources: [sources.indirectInjection],
  }),
  ...placedText(
    '<p>Our opening hours have not changed.</p>\n<!-- ',
    ' -->\n<p>See you soon.</p>',
    (text) => text.replaceAll('&', '&amp;').replaceAll('--', '&#45;&#45;').replaceAll('>', '&gt;'),
    (written) => written.replaceAll('&gt;', '>').replaceAll('&#45;', '-').replaceAll('&amp;', '&'),
  ),
});

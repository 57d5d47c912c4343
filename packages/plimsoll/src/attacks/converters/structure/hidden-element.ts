import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { escapeMarkup, placedText, unescapeMarkup } from '../support/placed-text.js';

/** The text in an element of a page that is not shown. */
export const hiddenElement = defineConverter({
  name: 'hidden-element',
  family: 'comment-hiding',
  scope: 'text',
  knowledge: wrappedText({
    summary: 'Hides the text in an element of an HTML page that is not shown.',
    defences: ['Read pages as they are shown', 'Score hidden elements as text', 'Judge the reply'],
    sources: [sources.indirectInjection],
  }),
  ...placedText(
    '<p>Our opening hours have not changed.</p>\n<span style="display:none">',
    '</span>',
    escapeMarkup,
    unescapeMarkup,
  ),
});

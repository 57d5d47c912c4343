import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { escapeMarkup, placedText, unescapeMarkup } from '../support/placed-text.js';

/** The text as the title of a link, which shows only under the pointer. */
export const markdownLinkTitle = defineConverter({
  name: 'markdown-link-title',
  family: 'markdown-hiding',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Hides the text in the title of a Markdown link.' }),
  ...placedText('Please read [our terms](https://docs.example/terms "', '") first.', escapeMarkup, unescapeMarkup),
});

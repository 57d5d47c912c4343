import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { placedText } from '../support/placed-text.js';

/** The text as what is read out in place of an image. */
export const markdownImageText = defineConverter({
  name: 'markdown-image-text',
  family: 'markdown-hiding',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Hides the text in the description of a Markdown image.' }),
  ...placedText(
    'Describe this picture: ![',
    '](https://pictures.example/harbour.png)',
    (text) => text.replaceAll(/[\\[\]]/g, '\\$&'),
    (written) => written.replaceAll(/\\([\\[\]])/g, '$1'),
  ),
});

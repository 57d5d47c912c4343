import { expect, test } from 'vitest';
import { converterTable } from './converter-table-fixture.js';
import { languageNames } from './language/languages.js';
import { converters } from './registry.js';

test('the page of converters is the list in the code (type: npx vitest run reference-page -u)', async () => {
  const families = new Set(converters.map(({ family }) => family));
  const page = [
    '# Converters',
    '',
    'A converter rewrites what is sent and keeps what it asks for. They are written after `--attack`, joined by "+", each with',
    'its parameters in brackets:',
    '',
    '```sh',
    "plimsoll run --attack 'leetspeak(level=2)+base64'",
    'plimsoll run --attack \'caesar(shift=5)+decode-request(encoding="a Caesar cipher")\'',
    '```',
    '',
    `There are ${String(converters.length)} in ${String(families.size)} families. Scope: \`letters\` may be applied to some words,`,
    'with `share=0.3` (share of the words) and `words=longest`; `text` only to the whole; `frame` puts the text, as it is, into',
    'another one. Whatever is random follows from the seed of the run. "Back" says what a decoder brings back: everything, all',
    'but what is named, or, without a decoder, why a reader still understands the text. Half a surrogate pair becomes U+FFFD',
    'first. The framings are our own words; each has several, chosen by `wording` (0: by chance).',
    '',
    `Languages of the translated framings: ${languageNames.join(', ')}.`,
    '',
    'Generated from the code; do not edit.',
    '',
    converterTable(converters),
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../../../../docs/reference/converters.md');
});

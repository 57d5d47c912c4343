import { fromBase64, toBase64, utf8Bytes, utf8Text } from '@plimsoll/core/text';
import { atlas, owaspLlm } from '../taxonomies.js';
import { defineConverter } from './converter.js';

/** Base64 (RFC 4648 section 4) of the text's UTF-8 bytes. Lone surrogates become U+FFFD. */
export const base64 = defineConverter({
  name: 'base64',
  family: 'base-n',
  scope: 'letters',
  knowledge: {
    summary: 'Writes the text in base64.',
    exploits: 'Safety training saw few encoded requests, while capable models read base64 fluently.',
    defences: ['Decode before scoring', 'Judge the reply, whatever the request looked like'],
    sources: [
      {
        title: 'A. Wei, N. Haghtalab, J. Steinhardt, Jailbroken: How Does LLM Safety Training Fail?',
        year: 2023,
        reference: 'arXiv:2307.02483',
      },
    ],
    taxonomy: [atlas('AML.T0054'), owaspLlm('LLM01')],
  },
  convert: (text) => toBase64(utf8Bytes(text)),
  decode: (converted) => {
    const bytes = fromBase64(converted);
    return bytes === undefined ? converted : utf8Text(bytes);
  },
});

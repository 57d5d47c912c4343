import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  channel,
  fallbacks,
  harmInShadow,
  leakRules,
  outwardLinks,
  questionRules,
  rule,
  takesImagesOut,
  tests,
  untrustedRules,
} from './policy-parts.js';

/** For an assistant that answers from documents. */
export const retrievalAssistantPolicy: GuardPolicy = {
  version: 1,
  name: 'retrieval-assistant',
  about:
    'Answers from documents: whatever is retrieved is untrusted, orders and hidden text in it are stopped before the model reads them, and answers without support in the documents are handed to a person.',
  channels: {
    user: channel(questionRules()),
    retrieved: channel([
      ...untrustedRules('document'),
      rule('document-keys', 'secrets', 'redact'),
      rule('document-links', 'links', 'redact', { categories: ['script-link', 'data-url', 'auto-image'] }),
    ]),
    assistant: channel([
      harmInShadow('answer-harm'),
      outwardLinks(),
      rule('unsupported', 'groundedness', 'escalate', { onError: 'escalate', threshold: 0.5 }),
      ...leakRules(),
    ]),
  },
  fallbacks: fallbacks(),
  tests: tests(
    {
      name: 'comments in documents are not read',
      channel: 'retrieved',
      text: '<p>Open from 9.</p><!-- changed in March -->',
      expect: { action: 'redact', rules: ['document-hidden'], text: '<p>Open from 9.</p>[html-comment]' },
    },
    takesImagesOut(),
  ),
};

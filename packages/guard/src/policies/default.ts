import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  callRules,
  channel,
  fallbacks,
  harmInShadow,
  leakRules,
  masksCards,
  numbers,
  outwardLinks,
  questionRules,
  rule,
  takesImagesOut,
  tests,
  untrustedRules,
} from './policy-parts.js';

/** What most features should start with. */
export const defaultPolicy: GuardPolicy = {
  version: 1,
  name: 'default',
  about:
    'What most features should start with: attacks blocked, keys and numbers of cards, accounts and people taken out, harm watched in shadow (its model is experimental), and nothing leaked on the way out.',
  channels: {
    user: channel([...questionRules(), rule('keys', 'secrets', 'redact'), numbers('numbers')]),
    assistant: channel(
      [
        harmInShadow('answer-harm'),
        rule('answer-keys', 'secrets', 'redact'),
        numbers('answer-numbers'),
        outwardLinks(),
        ...leakRules(),
      ],
      { streaming: true },
    ),
    'tool-call': channel(callRules()),
    'tool-result': channel([...untrustedRules('result'), rule('result-keys', 'secrets', 'redact')]),
    retrieved: channel([...untrustedRules('document'), rule('document-keys', 'secrets', 'redact')]),
  },
  fallbacks: fallbacks(),
  tests: tests(masksCards(), takesImagesOut(), {
    name: 'hidden tag characters are taken out of documents',
    channel: 'retrieved',
    text: 'Price list\u{e0068}\u{e0069}',
    expect: { action: 'redact', rules: ['document-hidden'] },
  }),
};

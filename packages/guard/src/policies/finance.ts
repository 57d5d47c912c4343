import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  callRules,
  channel,
  fallbacks,
  harmInShadow,
  leakRules,
  masksCards,
  ownLinks,
  questionRules,
  rule,
  tests,
} from './policy-parts.js';

/** For a bank or broker. */
export const financePolicy: GuardPolicy = {
  version: 1,
  name: 'finance',
  about:
    'A bank or broker: numbers of cards, accounts and people are masked, promises of returns and advice are answered with a set message, and links go to the own site only. Replace bank.example by your hosts.',
  channels: {
    user: channel([...questionRules(), rule('keys', 'secrets', 'redact'), rule('numbers', 'personal-data', 'redact')]),
    assistant: channel(
      [
        harmInShadow('answer-harm'),
        rule('answer-keys', 'secrets', 'redact'),
        rule('answer-numbers', 'personal-data', 'redact'),
        rule('promises', 'phrases', 'fallback', {
          options: {
            phrases: [
              'guaranteed return',
              'guaranteed returns',
              'risk free investment',
              'cannot lose money',
              'guaranteed profit',
            ],
            category: 'promise',
          },
          message:
            'I cannot promise how an investment will do. Its value can fall as well as rise; please speak to an adviser.',
        }),
        ownLinks(),
        ...leakRules(),
      ],
      { streaming: true },
    ),
    'tool-call': channel(callRules()),
  },
  fallbacks: fallbacks(),
  tests: tests(masksCards(), {
    name: 'no promises of returns',
    channel: 'assistant',
    text: 'It is a risk-free investment with 8 %.',
    expect: { action: 'fallback', rules: ['promises'] },
  }),
};

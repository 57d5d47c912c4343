import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  channel,
  fallbacks,
  harmInShadow,
  leakRules,
  masksCards,
  numbers,
  ownLinks,
  questionRules,
  rule,
  tests,
} from './policy-parts.js';

/** For a customer-service assistant without tools. */
export const supportBotPolicy: GuardPolicy = {
  version: 1,
  name: 'support-bot',
  about:
    'A customer-service assistant without tools: it may talk about accounts, so personal data of customers is masked both ways, and links go to the own site only. Replace bank.example by your hosts.',
  channels: {
    user: channel([
      ...questionRules(),
      rule('keys', 'secrets', 'redact'),
      numbers('numbers'),
      rule('commands', 'code', 'block', { categories: ['markup-script', 'sql'], threshold: 0.9 }),
    ]),
    assistant: channel(
      [
        harmInShadow('answer-harm'),
        rule('answer-personal', 'personal-data', 'redact'),
        rule('answer-keys', 'secrets', 'redact'),
        ownLinks(),
        rule('declined', 'refusal', 'allow', { onError: 'open', mode: 'shadow', categories: ['refusal'] }),
        ...leakRules(),
      ],
      { streaming: true },
    ),
  },
  fallbacks: fallbacks(),
  tests: tests(
    masksCards(),
    {
      name: 'links go to the own site only',
      channel: 'assistant',
      text: 'See https://help.bank.example/cards or https://other.example/x',
      expect: {
        action: 'redact',
        rules: ['answer-links'],
        text: 'See https://help.bank.example/cards or [foreign-link]',
      },
    },
    {
      name: 'script in a question is blocked',
      channel: 'user',
      text: 'My name is <script>alert(1)</script>',
      expect: { action: 'block', rules: ['commands'] },
    },
  ),
};

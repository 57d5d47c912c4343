import type { GuardPolicy } from '../policy/policy-schema.js';
import { channel, fallbacks, leakRules, rule, tests } from './policy-parts.js';

const short = { maximumCharacters: 20_000 };

/** For an assistant that children talk to. */
export const childFacingPolicy: GuardPolicy = {
  version: 1,
  name: 'child-facing',
  about:
    'For children: no personal data in either direction, addresses included, no links at all, a lower line for harm, and what cannot be checked is not shown.',
  channels: {
    user: channel(
      [
        rule('injection', 'injection', 'block'),
        rule('harm', 'harm', 'fallback'),
        rule('personal', 'personal-data', 'redact', {
          options: {
            kinds: ['address', 'phone', 'email', 'date-of-birth', 'card', 'iban', 'national-id', 'ip-address'],
          },
        }),
        rule('links', 'links', 'redact', { options: { onlyAllowed: true } }),
      ],
      short,
    ),
    assistant: channel(
      [
        rule('answer-harm', 'harm', 'fallback'),
        rule('answer-personal', 'personal-data', 'redact'),
        rule('answer-links', 'links', 'redact', { options: { onlyAllowed: true } }),
        rule('answer-code', 'code', 'redact', { categories: ['markup-script'] }),
        ...leakRules(),
      ],
      { ...short, streaming: true },
    ),
  },
  fallbacks: fallbacks(
    'Let us talk about something else! You can always ask a grown-up you trust.',
    'I am really sorry that you feel this way. Please talk to a grown-up you trust right now, or call your local emergency number.',
  ),
  tests: tests(
    {
      name: 'no links',
      channel: 'assistant',
      text: 'Look at https://games.example/',
      expect: { action: 'redact', rules: ['answer-links'], text: 'Look at [foreign-link]' },
    },
    {
      name: 'telephone numbers are taken out',
      channel: 'user',
      text: 'My number is +44 20 7946 0958',
      expect: { action: 'redact', rules: ['personal'] },
    },
  ),
};

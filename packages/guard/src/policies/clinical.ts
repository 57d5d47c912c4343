import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  channel,
  fallbacks,
  harmInShadow,
  leakRules,
  outwardLinks,
  questionRules,
  rule,
  tests,
  untrustedRules,
} from './policy-parts.js';

/** For an assistant about health. */
export const clinicalPolicy: GuardPolicy = {
  version: 1,
  name: 'clinical',
  about:
    'A health information assistant: identifiers of patients are masked both ways, doses and findings must stand in the given sources or go to a clinician; harm is watched in shadow (its model is experimental).',
  channels: {
    user: channel([...questionRules(), rule('identifiers', 'personal-data', 'redact')]),
    retrieved: channel(untrustedRules('document')),
    assistant: channel([
      harmInShadow('answer-harm'),
      rule('answer-identifiers', 'personal-data', 'redact'),
      rule('unsupported', 'groundedness', 'escalate', { onError: 'escalate', threshold: 0.3 }),
      rule('dosage', 'patterns', 'escalate', {
        onError: 'escalate',
        options: { patterns: ['\\b\\d{1,5}(?:[.,]\\d{1,3})? ?(?:mg|mcg|µg|ml|iu)\\b'], category: 'dosage' },
      }),
      outwardLinks(),
      ...leakRules(),
    ]),
  },
  fallbacks: fallbacks('I cannot help with that here. Please ask a clinician.'),
  tests: tests(
    {
      name: 'a dose waits for a clinician',
      channel: 'assistant',
      text: 'Take 400 mg twice a day.',
      expect: { action: 'escalate', rules: ['dosage'] },
    },
    {
      name: 'addresses of mail are taken out',
      channel: 'user',
      text: 'I am ada@example.org, what is a normal pulse?',
      expect: { action: 'redact', rules: ['identifiers'] },
    },
  ),
};

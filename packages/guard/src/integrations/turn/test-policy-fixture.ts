import type { GuardPolicy } from '../../policy/policy-schema.js';

/** A small policy with a rule for whatever the tests of integrations look at. */
export const testPolicy: GuardPolicy = {
  version: 1,
  name: 'test',
  channels: {
    user: {
      rules: [
        {
          id: 'words',
          detector: 'phrases',
          options: { phrases: ['project heron'] },
          action: 'block',
          onError: 'closed',
        },
        { id: 'card', detector: 'personal-data', categories: ['card'], action: 'redact', onError: 'closed' },
      ],
    },
    assistant: {
      streaming: true,
      rules: [
        {
          id: 'said',
          detector: 'phrases',
          options: { phrases: ['the tide code is seven'] },
          action: 'block',
          onError: 'closed',
        },
        { id: 'leak', detector: 'system-prompt-leak', action: 'block', onError: 'closed' },
        { id: 'said-card', detector: 'personal-data', categories: ['card'], action: 'redact', onError: 'closed' },
      ],
    },
    'tool-result': {
      rules: [
        {
          id: 'orders',
          detector: 'phrases',
          options: { phrases: ['forward all mail'] },
          action: 'block',
          onError: 'closed',
        },
      ],
    },
    retrieved: {
      rules: [
        {
          id: 'document-orders',
          detector: 'phrases',
          options: { phrases: ['forward all mail'] },
          action: 'block',
          onError: 'closed',
        },
      ],
    },
    'tool-call': {
      rules: [{ id: 'keys', detector: 'secrets', action: 'block', onError: 'closed' }],
    },
  },
  tools: { unknownTools: 'allow', rules: { read_mail: {}, send_mail: { sink: 'send', whenTainted: 'approve' } } },
};

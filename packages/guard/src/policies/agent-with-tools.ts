import type { GuardPolicy } from '../policy/policy-schema.js';
import {
  callRules,
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

/** For an agent that acts. */
export const agentWithToolsPolicy: GuardPolicy = {
  version: 1,
  name: 'agent-with-tools',
  about:
    'An agent that acts: results of tools are untrusted, arguments must carry no keys, and commands or active markup are stopped. Add a "tools:" section for what each tool may do.',
  channels: {
    user: channel(questionRules()),
    'tool-call': channel([
      ...callRules(),
      rule('call-links', 'links', 'block', { categories: ['data-link', 'script-link', 'data-url'] }),
      rule('call-shell', 'code', 'escalate', { onError: 'escalate', categories: ['shell', 'sql'], threshold: 0.9 }),
    ]),
    'tool-result': channel([...untrustedRules('result'), rule('result-keys', 'secrets', 'redact')]),
    assistant: channel(
      [harmInShadow('answer-harm'), rule('answer-keys', 'secrets', 'redact'), outwardLinks(), ...leakRules()],
      { streaming: true },
    ),
  },
  fallbacks: fallbacks(),
  tests: tests(
    {
      name: 'a destructive command waits for a person',
      channel: 'tool-call',
      text: '{"command":"rm -rf /srv/data"}',
      expect: { action: 'escalate', rules: ['call-shell'] },
    },
    takesImagesOut(),
  ),
};

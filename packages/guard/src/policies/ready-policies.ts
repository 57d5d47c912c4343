import type { GuardPolicy } from '../policy/policy-schema.js';
import { defaultPolicy } from './default.js';
import { supportBotPolicy } from './support-bot.js';
import { retrievalAssistantPolicy } from './retrieval-assistant.js';
import { agentWithToolsPolicy } from './agent-with-tools.js';
import { childFacingPolicy } from './child-facing.js';
import { clinicalPolicy } from './clinical.js';
import { financePolicy } from './finance.js';

/** Policies to start from, by name. Copy one, change what your feature needs, and keep its tests. */
export const readyPolicies: Readonly<Record<string, GuardPolicy>> = {
  default: defaultPolicy,
  'support-bot': supportBotPolicy,
  'retrieval-assistant': retrievalAssistantPolicy,
  'agent-with-tools': agentWithToolsPolicy,
  'child-facing': childFacingPolicy,
  clinical: clinicalPolicy,
  finance: financePolicy,
};

export { defaultPolicy };

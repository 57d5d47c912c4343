import type { AttackKnowledge, AttackSource, TaxonomyId } from '../knowledge.js';
import { atlas, owaspAgentic, owaspLlm } from '../taxonomies.js';

/** Where injections were first described, or best. */
export const injectionSources = {
  indirect: {
    title:
      "K. Greshake and others, Not what you've signed up for: Compromising Real-World LLM-Integrated Applications with Indirect Prompt Injection",
    year: 2023,
    reference: 'arXiv:2302.12173',
  },
  injecAgent: {
    title:
      'Q. Zhan and others, InjecAgent: Benchmarking Indirect Prompt Injections in Tool-Integrated Large Language Model Agents',
    year: 2024,
    reference: 'arXiv:2403.02691',
  },
  agentDojo: {
    title:
      'E. Debenedetti and others, AgentDojo: A Dynamic Environment to Evaluate Prompt Injection Attacks and Defenses for LLM Agents',
    year: 2024,
    reference: 'arXiv:2406.13352',
  },
  promptExtraction: {
    title: 'Y. Zhang, N. Carlini, D. Ippolito, Effective Prompt Extraction from Language Models',
    year: 2023,
    reference: 'arXiv:2307.06865',
  },
} satisfies Readonly<Record<string, AttackSource>>;

interface Told {
  readonly summary: string;
  readonly exploits: string;
  readonly defences: readonly string[];
  readonly sources?: readonly AttackSource[];
  readonly taxonomy?: readonly TaxonomyId[];
}

/** What is known of a carrier; what all share is filled in. */
export const carrierKnowledge = ({ defences, sources = [], taxonomy = [], ...told }: Told): AttackKnowledge => ({
  ...told,
  defences: [
    ...defences,
    'Mark what others wrote as data',
    'Decide about tool calls by where their arguments come from',
  ],
  sources: [injectionSources.indirect, ...sources],
  taxonomy: [atlas('AML.T0051.001'), owaspLlm('LLM01'), owaspAgentic('ASI01'), ...taxonomy],
});

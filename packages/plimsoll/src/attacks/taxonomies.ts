import type { TaxonomyId } from './knowledge.js';

// Read from the published data on 2026-11-21; a test compares the ids with it where it is at hand.

/** A technique of MITRE ATLAS 5.6.0. */
export const atlas = (id: `AML.T${string}`): TaxonomyId => ({ taxonomy: 'mitre-atlas', id, version: '5.6.0' });

/** An entry of the OWASP Top 10 for LLM applications, 2025. */
export const owaspLlm = (id: `LLM${string}`): TaxonomyId => ({ taxonomy: 'owasp-llm', id, version: '2025' });

/** An entry of the OWASP Top 10 for agentic applications, 2026. */
export const owaspAgentic = (id: `ASI${string}`): TaxonomyId => ({ taxonomy: 'owasp-agentic', id, version: '2026' });

/**
 * An id with its version, once: OWASP writes "LLM01:2025".
 *
 * @example
 * ```ts
 * taxonomyName({ taxonomy: 'owasp-llm', id: 'LLM01', version: '2025' }); // 'LLM01:2025'
 * ```
 */
export function taxonomyName({ taxonomy, id, version }: TaxonomyId): string {
  return taxonomy === 'mitre-atlas' ? id : `${id}:${version}`;
}

import type { AttackStep, Case } from '@plimsoll/core';
import { attackCatalogue } from '../../attacks/catalogue.js';
import { knowledgeOfInjection } from '../../attacks/injection/injection.js';
import { taxonomyName } from '../../attacks/taxonomies.js';

const written = /^(?:AML\.T\d{4}(?:\.\d{3})?|LLM\d{2}:\d{4}|ASI\d{2}:\d{4})$/;

/**
 * The ids that a case is filed under: those among its tags, and those that follow from what it expects.
 *
 * @example
 * ```ts
 * caseFiledUnder({ ...testCase, tags: ['LLM07:2025'] }); // ['LLM07:2025']
 * ```
 */
export function caseFiledUnder({ tags = [], expectations, environment }: Case): readonly string[] {
  const kinds = new Set(expectations.map(({ kind }) => kind));
  const acts = environment !== undefined && (kinds.has('must-not-call-tool') || kinds.has('state'));
  return [
    ...new Set([
      ...tags.filter((tag) => written.test(tag)),
      ...(kinds.has('must-not-disclose') ? ['AML.T0057', 'LLM02:2025'] : []),
      ...(acts ? ['AML.T0053', 'ASI02:2026', 'LLM06:2025'] : []),
    ]),
  ];
}

/** The ids that attacks are filed under, by the names and parameters their steps have in runs. */
export function attacksFiledUnder(): (steps: readonly Pick<AttackStep, 'name' | 'parameters'>[]) => readonly string[] {
  const ids = new Map(attackCatalogue().map(({ name, knowledge }) => [name, knowledge.taxonomy.map(taxonomyName)]));
  return (steps) => [
    ...new Set(
      steps.flatMap(({ name, parameters }) => [
        ...(ids.get(name.replace(/^scripted-/, '')) ?? []),
        // What an injection is after stands in a parameter.
        ...knowledgeOfInjection(name, parameters).flatMap(({ taxonomy }) => taxonomy.map(taxonomyName)),
      ]),
    ),
  ];
}

/** Whether an id is a clause or one of its sub-techniques. */
export function belongsTo(id: string, clause: string): boolean {
  return id === clause || id.startsWith(`${clause}.`);
}

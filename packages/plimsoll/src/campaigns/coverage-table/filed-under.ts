import type { AttackStep, Case } from '@plimsoll/core';
import { attackCatalogue } from '../../attacks/catalogue.js';
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

/**
 * The ids that trials are filed under: those of the case, and those of the attack by the names and parameters its steps
 * have in runs. An injection with a goal of its own counts only where the case is filed under something that the goal is
 * filed under as well: other cases expect something else, and would not show it.
 */
export function trialsFiledUnder(): (
  steps: readonly Pick<AttackStep, 'name' | 'parameters'>[],
  testCase: Case,
) => readonly string[] {
  const known = new Map(attackCatalogue().map(({ name, knowledge }) => [name, knowledge.taxonomy.map(taxonomyName)]));
  return (steps, testCase) => {
    const own = caseFiledUnder(testCase);
    const ofAttack = steps.flatMap(({ name, parameters }) => {
      const { goal } = parameters ?? {};
      const ofStep = known.get(name.replace(/^scripted-/, '')) ?? [];
      const ofGoal = typeof goal === 'string' && goal !== 'case' ? known.get(goal) : undefined;
      if (ofGoal === undefined) return ofStep;
      return ofGoal.some((id) => own.includes(id)) ? [...ofStep, ...ofGoal] : [];
    });
    return [...new Set([...own, ...ofAttack])];
  };
}

/** Whether an id is a clause or one of its sub-techniques. */
export function belongsTo(id: string, clause: string): boolean {
  return id === clause || id.startsWith(`${clause}.`);
}

import type { GraderIdentity } from '@plimsoll/core';

/**
 * What a grader is called on the command line and in stores: its name, with the rubric where one name judges by several.
 * Survives new versions, as the hash does not.
 *
 * @example
 * ```ts
 * graderLabel({ name: 'model-judge', version: '1', parameters: { rubric: 'truthful' } }); // 'model-judge/truthful'
 * ```
 */
export function graderLabel({ name, parameters }: GraderIdentity): string {
  const rubric = parameters?.rubric;
  return typeof rubric === 'string' ? `${name}/${rubric}` : name;
}

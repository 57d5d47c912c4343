import { parseYaml, problemsError, readTextFile, validate } from '../../files/index.js';
import { gatePlanProblems } from './gate-plan-problems.js';
import { gatePlanSchema } from './gate-plan-schema.js';
import type { GatePlan } from './gate-plan.js';
import { normalForm } from './make-gate-plan.js';

/**
 * Reads a `gate-plan.yaml`.
 *
 * @throws PlimsollError `file-unreadable`, or `config-invalid` with every problem at its line and column.
 * @example
 * ```ts
 * (await loadGatePlan('gate-plan.yaml')).name; // 'release'
 * ```
 */
export async function loadGatePlan(path: string): Promise<GatePlan> {
  const { text } = await readTextFile(path, { maximumBytes: 1024 * 1024 });
  return parseGatePlan(text, path);
}

/** Reads a plan from its text; `file` is what errors call it. */
export function parseGatePlan(text: string, file: string): GatePlan {
  const { value, locate } = parseYaml(text, file);
  const input = validate(gatePlanSchema, value, { file, locate });
  const problems = gatePlanProblems(input).map(({ path, what, fix }) => {
    const place = locate(path) ?? locate(path.slice(0, -1)) ?? locate([]);
    return { file, place, what, fix };
  });
  if (problems.length > 0) throw problemsError('config-invalid', problems);
  return normalForm(input);
}

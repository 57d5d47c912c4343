import { PlimsollError, type Case, type Weakness } from '@plimsoll/core';
import type { RunRecord, Store } from '../store/store.js';
import { promoteWeakness } from './promote-weakness.js';

/**
 * The weaknesses of a campaign as cases.
 *
 * @param signatures beginnings of the wanted signatures; all when left out.
 * @throws PlimsollError `usage-invalid` when the campaign has no weakness, or none that begins so.
 */
export async function promotedCases(
  store: Store,
  run: RunRecord,
  signatures?: readonly string[],
): Promise<readonly Case[]> {
  const { project, feature, id, name } = run;
  const stored = await store.weaknesses.list({ project, feature, runId: id });
  const weaknesses = stored.map(({ body }) => body as unknown as Weakness).reverse();
  const missing = signatures?.find((wanted) => !weaknesses.some(({ signature }) => signature.startsWith(wanted)));
  if (weaknesses.length === 0 || missing !== undefined) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message:
        missing === undefined
          ? `Campaign "${name}" established no weakness.`
          : `Campaign "${name}" has no weakness whose signature begins with "${missing}".`,
      hint: `Type: plimsoll attack findings ${name}`,
    });
  }
  const chosen = weaknesses.filter(
    ({ signature }) => signatures === undefined || signatures.some((wanted) => signature.startsWith(wanted)),
  );
  const positions = new Map<string, number>();
  for await (const page of store.sets.labels(run.setNo))
    for (const { hash, position } of page) positions.set(hash, position);
  const originals = await store.sets.readCases(
    run.setNo,
    chosen.map(({ caseHash }) => positions.get(caseHash) ?? 0),
  );
  return chosen.map((weakness, index) =>
    promoteWeakness(weakness, (originals[index] as (typeof originals)[number]).testCase),
  );
}

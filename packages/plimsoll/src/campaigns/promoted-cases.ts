import { PlimsollError, type Case, type Weakness } from '@plimsoll/core';
import type { RunRecord, Store } from '../store/store.js';
import { promoteWeakness } from './promote-weakness.js';

/**
 * The weaknesses of a campaign as cases. Those that are planted into results of tools are none: without the attack the case
 * would be harmless, and pass.
 *
 * @param signatures beginnings of the wanted signatures; all when left out.
 * @throws PlimsollError `usage-invalid` when the campaign has no weakness, none that begins so, or only
 * planted ones.
 */
export async function promotedCases(
  store: Store,
  run: RunRecord,
  signatures?: readonly string[],
): Promise<{ readonly cases: readonly Case[]; readonly planted: number }> {
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
  const told = chosen.filter(({ plantedBy }) => plantedBy === undefined);
  if (told.length === 0) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `What was found in campaign "${name}" was planted into results of tools, which no case can hold.`,
      hint: `Run the attack against each release: plimsoll attack run --attack '${chosen[0]?.plantedBy ?? 'NAME'}'`,
    });
  }
  const positions = new Map<string, number>();
  for await (const page of store.sets.labels(run.setNo))
    for (const { hash, position } of page) positions.set(hash, position);
  const originals = await store.sets.readCases(
    run.setNo,
    told.map(({ caseHash }) => positions.get(caseHash) ?? 0),
  );
  const cases = told.map((weakness, index) =>
    promoteWeakness(weakness, (originals[index] as (typeof originals)[number]).testCase),
  );
  return { cases, planted: chosen.length - told.length };
}

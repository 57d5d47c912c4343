import type { Case, Message, Weakness } from '@plimsoll/core';

/**
 * A weakness as a case of a golden set: the smallest attempt, judged by what its case expected, in the cluster of the
 * behaviour it is a variant of. Its id is that of the weakness, so that promoting it again gives the same case.
 *
 * @param original the case whose expectations judged it.
 */
export function promoteWeakness(weakness: Weakness, original: Case): Case {
  const { before, says, signature, run, technique, reproduction } = weakness;
  const [first, ...later] = says;
  const messages: readonly Message[] = [
    ...before,
    ...(first === undefined ? [] : [{ role: 'user', content: first } as const]),
  ];
  const { expectations, side, category, severity, language, environment, metadata } = original;
  return {
    id: `weakness-${signature.slice(0, 12)}`,
    side,
    messages,
    ...(later.length === 0 ? {} : { turns: later }),
    expectations,
    category,
    severity,
    cluster: original.cluster ?? original.id,
    language,
    environment,
    metadata,
    tags: [...new Set([...(original.tags ?? []), 'red-team'])],
    provenance: {
      source: `campaign ${run.name} (${run.id})`,
      note: `made smaller from case ${original.id} by ${technique}; failed again in ${String(reproduction.failures)} of ${String(reproduction.n)} replays`,
    },
  };
}

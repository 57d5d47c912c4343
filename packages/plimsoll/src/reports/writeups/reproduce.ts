import type { RunSummary } from '@plimsoll/core';
import type { Block } from './document.js';

/** What it takes to measure the same again: the command, and the hashes it is bound to. */
export function reproduceRun({ run, set, target }: RunSummary): Block {
  const filtered = Object.values((run.filter ?? {}) as object).some((part) => part !== undefined);
  // A target with controls is named after them.
  const [reached = '', ...controls] = target.name.split(' + ');
  return {
    kind: 'commands',
    lines: [
      `plimsoll run ${run.feature} --target ${reached}${controls.length === 0 ? '' : ` --controls ${controls.join(',')}`} --seed ${run.seed}${run.repeats === 1 ? '' : ` --repeat ${run.repeats}`}${run.limit === undefined ? '' : ` --limit ${run.limit}`}`,
      ...(filtered ? [`# with the filter ${JSON.stringify(run.filter)}`] : []),
      `# run ${run.name} ${run.id}, plan ${run.planHash.slice(0, 12)}`,
      `# golden set ${set.name} ${set.fingerprint.slice(0, 12)}, target ${target.name} ${target.hash.slice(0, 12)}`,
      ...Object.entries(run.release).map(([part, hash]) => `# ${part}: ${hash}`),
    ],
  };
}

import { severities, type FlipDirection, type FlipExample, type FlipSide } from '@plimsoll/core';
import { toExample } from '../../runs/summarise-run.js';
import { attackLabels } from '../../store/attack-label.js';
import type { OutcomeRecord, RunRecord, Store } from '../../store/store.js';
import type { Flip, PairedRuns } from './paired-runs.js';

const directions: readonly FlipDirection[] = ['broken', 'other-failure', 'fixed'];
const readAtOnce = 100;

/**
 * The pairs that ended otherwise, with their texts: what broke first, S1 first.
 *
 * @param most of each direction.
 */
export async function flipExamples(store: Store, pairs: PairedRuns, most: number): Promise<readonly FlipExample[]> {
  const chosen = directions.flatMap((direction) => worstFirst(pairs.flips, direction).slice(0, most));
  const attacks = attackLabels(pairs.baseline.manifest.attacks);
  const examples: FlipExample[] = [];
  for (let from = 0; from < chosen.length; from += readAtOnce) {
    const some = chosen.slice(from, from + readAtOnce);
    const before = await read(
      store,
      pairs.baseline,
      some.map((flip) => flip.baseline.trialNo),
    );
    const after = await read(
      store,
      pairs.candidate,
      some.map((flip) => flip.candidate.trialNo),
    );
    for (const flip of some) {
      const [one, other] = [before.get(flip.baseline.trialNo), after.get(flip.candidate.trialNo)];
      // Deleted between the two readings.
      if (one === undefined || other === undefined) continue;
      examples.push(exampleOf(flip, one, other, attacks[flip.attack] ?? 'none'));
    }
  }
  return examples;
}

function worstFirst(flips: readonly Flip[], direction: FlipDirection): Flip[] {
  return flips
    .filter((flip) => flip.direction === direction)
    .sort((one, other) => severities.indexOf(one.labels.severity) - severities.indexOf(other.labels.severity));
}

async function read(store: Store, run: RunRecord, trialNos: readonly number[]): Promise<Map<number, OutcomeRecord>> {
  const records = await store.runs.outcomesOf(run.runNo, trialNos);
  return new Map(records.map((record) => [record.trialNo, record]));
}

function exampleOf(flip: Flip, before: OutcomeRecord, after: OutcomeRecord, attack: string): FlipExample {
  const { labels, direction, repeat } = flip;
  return {
    direction,
    caseId: labels.id,
    caseHash: labels.hash,
    side: labels.side,
    category: labels.category,
    severity: labels.severity,
    ...(labels.cluster !== undefined && { cluster: labels.cluster }),
    attack,
    repeat,
    prompt: toExample(before).prompt,
    baseline: { ...sideOf(before), outcome: flip.baseline.outcome },
    candidate: { ...sideOf(after), outcome: flip.candidate.outcome },
  };
}

function sideOf(record: OutcomeRecord): FlipSide {
  const { trialNo, reason, reply } = toExample(record);
  return {
    trialNo,
    outcome: record.outcome,
    ...(record.heldBy !== undefined && { heldBy: record.heldBy }),
    reason,
    reply,
  };
}

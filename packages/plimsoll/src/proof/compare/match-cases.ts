import type { CaseLabels } from '../../store/store.js';

/** Which cases of two sets are the same. */
export interface CaseMatch {
  /** By position in the baseline's set: the position in the candidate's, or −1. */
  readonly toCandidate: Int32Array;
  /** By position in the candidate's set: the position in the baseline's, or −1. */
  readonly toBaseline: Int32Array;
  /** Ids that both sets have for cases that send or expect something else. */
  readonly changedIds: ReadonlySet<string>;
}

/**
 * Matches cases by hash. A hash that occurs more than once in a set is matched in order: the first with the first.
 *
 * @param baseline all labels of the set, in order of position.
 */
export function matchCases(baseline: readonly CaseLabels[], candidate: readonly CaseLabels[]): CaseMatch {
  const toCandidate = new Int32Array(baseline.length).fill(-1);
  const toBaseline = new Int32Array(candidate.length).fill(-1);
  if (baseline === candidate) {
    const same = toCandidate.map((_, position) => position);
    return { toCandidate: same, toBaseline: same, changedIds: new Set() };
  }
  const places = occurrences(candidate);
  for (const [key, position] of occurrences(baseline)) {
    const other = places.get(key);
    if (other === undefined) continue;
    toCandidate[position] = other;
    toBaseline[other] = position;
  }
  const alone = new Set<string>();
  for (const { id, position } of candidate) if (toBaseline[position] === -1) alone.add(id);
  const changedIds = new Set<string>();
  for (const { id, position } of baseline) if (toCandidate[position] === -1 && alone.has(id)) changedIds.add(id);
  return { toCandidate, toBaseline, changedIds };
}

function occurrences(labels: readonly CaseLabels[]): Map<string, number> {
  const places = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const { hash, position } of labels) {
    const before = places.has(hash) ? (seen.get(hash) ?? 1) : 0;
    if (before > 0) seen.set(hash, before + 1);
    places.set(before === 0 ? hash : `${hash} ${before}`, position);
  }
  return places;
}

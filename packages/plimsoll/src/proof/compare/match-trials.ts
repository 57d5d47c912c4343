import { canonicalJson, type ContentHash, type Difference, type DroppedTrials } from '@plimsoll/core';
import { passesFilter, placeNumber, trialPlace } from '../../runs/trial-order.js';
import type { CaseLabels } from '../../store/store.js';
import { matchCases } from './match-cases.js';
import { graderWords } from './grader-words.js';
import type { RunSide } from './run-side.js';

/** Two runs' trials, matched. */
export interface TrialMatch {
  /** Places of the baseline, in its order, and of the candidate, one for each. */
  readonly baseline: Uint32Array;
  readonly candidate: Uint32Array;
  readonly dropped: readonly DroppedTrials[];
  /** By position in the baseline's set: the position in the candidate's, or −1. */
  readonly toCandidate: Int32Array;
}

const examplesShown = 5;

interface Drop {
  baseline: number;
  candidate: number;
  readonly cases: Set<string>;
  readonly details: Set<string>;
}

/** Finds each finished trial's partner: the same case, occurrence of the case, attack and repeat in the other run. */
export function matchTrials(
  baseline: RunSide,
  candidate: RunSide,
  only: ((labels: CaseLabels) => boolean) | undefined,
): TrialMatch {
  const cases = matchCases(baseline.labels, candidate.labels);
  const attacks = matchAttacks(baseline, candidate);
  const drops = new Map<DroppedTrials['reason'], Drop>();
  const drop = (reason: DroppedTrials['reason'], id: string, detail: string): Drop => {
    const known = drops.get(reason) ?? { baseline: 0, candidate: 0, cases: new Set(), details: new Set() };
    drops.set(reason, known);
    known.cases.add(id);
    known.details.add(detail);
    return known;
  };
  const graderDifference = compareGraders(baseline, candidate);
  const ours: number[] = [];
  const theirs: number[] = [];

  for (let place = 0; place < baseline.outcome.length; place += 1) {
    if (baseline.outcome[place] === 0) continue;
    const { position, attack, repeat } = trialPlace(baseline.numbering, place);
    const labels = baseline.labels[position] as CaseLabels;
    if (only?.(labels) === false) continue;
    const other = cases.toCandidate[position] ?? -1;
    const partner = partnerPlace(candidate, other, attacks.toCandidate[attack] ?? -1, repeat);
    if (typeof partner === 'number') {
      const detail = graderDifference(place, partner);
      if (detail === undefined) {
        ours.push(place);
        theirs.push(partner);
      } else {
        const dropped = drop('different-graders', labels.id, detail);
        dropped.baseline += 1;
        dropped.candidate += 1;
      }
      continue;
    }
    const changed = partner === 'different-set' && cases.changedIds.has(labels.id);
    drop(changed ? 'different-expectations' : partner, labels.id, detailOf(partner, changed, candidate)).baseline += 1;
  }
  for (let place = 0; place < candidate.outcome.length; place += 1) {
    if (candidate.outcome[place] === 0) continue;
    const { position, attack, repeat } = trialPlace(candidate.numbering, place);
    const other = cases.toBaseline[position] ?? -1;
    const labels = (baseline.labels[other] ?? candidate.labels[position]) as CaseLabels;
    if (only?.(labels) === false) continue;
    const partner = partnerPlace(baseline, other, attacks.toBaseline[attack] ?? -1, repeat);
    if (typeof partner === 'number') continue;
    const changed = partner === 'different-set' && other === -1 && cases.changedIds.has(labels.id);
    drop(changed ? 'different-expectations' : partner, labels.id, detailOf(partner, changed, baseline)).candidate += 1;
  }
  return {
    baseline: Uint32Array.from(ours),
    candidate: Uint32Array.from(theirs),
    dropped: [...drops].map(([reason, { cases: ids, details, ...counts }]) => ({
      reason,
      ...counts,
      cases: ids.size,
      detail: [...details].join('; '),
      examples: [...ids].slice(0, examplesShown),
    })),
    toCandidate: cases.toCandidate,
  };
}

/** The place of the partner in the other run, or why there is none. */
function partnerPlace(
  other: RunSide,
  position: number,
  attack: number,
  repeat: number,
):
  | number
  | Exclude<Difference, 'different-graders' | 'different-expectations' | 'different-partial-rule'>
  | 'unfinished' {
  const { manifest, finished } = other.run;
  if (position === -1) return 'different-set';
  if (attack === -1) return 'different-attacks';
  if (repeat >= other.numbering.repeats) return 'different-repeats';
  const place = placeNumber(other.numbering, { position, attack, repeat });
  if (other.outcome[place] !== 0) return place;
  const chosen = passesFilter(other.labels[position] as CaseLabels, manifest.filter);
  return chosen && finished < manifest.planned ? 'unfinished' : 'different-set';
}

function detailOf(reason: DroppedTrials['reason'], changed: boolean, other: RunSide): string {
  const name = `"${other.run.name}"`;
  if (changed) return 'cases of the same id send or expect something else';
  if (reason === 'different-attacks') return `${name} was not sent with that attack`;
  if (reason === 'different-repeats')
    return `${name} sent each case ${other.numbering.repeats === 1 ? 'once' : `${other.numbering.repeats} times`}`;
  if (reason === 'unfinished') return `${name} has not finished them`;
  return `${name} has no such case, or its filter or limit left it out`;
}

/** Attacks by index, matched by what they do; −1 where the other run has none like it. */
function matchAttacks(baseline: RunSide, candidate: RunSide) {
  const keys = (side: RunSide): string[] => side.run.manifest.attacks.map((steps) => canonicalJson(steps));
  const [ours, theirs] = [keys(baseline), keys(candidate)];
  return {
    toCandidate: ours.map((key) => theirs.indexOf(key)),
    toBaseline: theirs.map((key) => ours.indexOf(key)),
  };
}

/** Says in words which expectation of a pair was judged by another grader; undefined when none was. */
function compareGraders(baseline: RunSide, candidate: RunSide): (ours: number, theirs: number) => string | undefined {
  const known = new Map<number, string | undefined>();
  const words = graderWords(baseline.run.manifest, candidate.run.manifest);
  return (ours, theirs) => {
    const [one, other] = [baseline.graders[ours] ?? 0, candidate.graders[theirs] ?? 0];
    const key = one * candidate.graderLists.length + other;
    if (!known.has(key)) {
      const [left, right] = [baseline.graderLists[one], candidate.graderLists[other]];
      const differing = left === undefined || right === undefined ? undefined : firstDifference(left, right);
      known.set(key, differing === undefined ? undefined : words(...differing));
    }
    return known.get(key);
  };
}

/** The first expectation that was judged by two graders. A trial without grades errored: nobody judged it. */
function firstDifference(
  ours: ReadonlyMap<number, ContentHash>,
  theirs: ReadonlyMap<number, ContentHash>,
): readonly [ContentHash | undefined, ContentHash | undefined] | undefined {
  if (ours.size === 0 || theirs.size === 0) return undefined;
  for (const expectation of new Set([...ours.keys(), ...theirs.keys()])) {
    const [one, other] = [ours.get(expectation), theirs.get(expectation)];
    if (one !== other) return [one, other];
  }
  return undefined;
}

import type { Standpoint } from '@plimsoll/core';
import { clusterNumbers } from '../../runs/cluster-numbers.js';
import { trialPlace } from '../../runs/trial-order.js';
import { attackLabels } from '../../store/attack-label.js';
import type { CaseLabels } from '../../store/store.js';
import { countPairs, isOpen, type CountedPair } from './count-pairs.js';
import { flipDirection } from './flip-direction.js';
import type { TrialMatch } from './match-trials.js';
import type { Flip, OpenPairs, PairedRuns, PairHistograms, PairSlice } from './paired-runs.js';
import { holderAt, outcomeAt, type RunSide } from './run-side.js';

/** A pair with all that is known of it without a text. */
interface Pair extends CountedPair {
  readonly labels: CaseLabels;
  readonly attack: number;
  readonly repeat: number;
  readonly places: readonly [baseline: number, candidate: number];
}

/** The matched trials, read one after the other out of the two sides. */
export class Pairs {
  readonly #baseline: RunSide;
  readonly #candidate: RunSide;
  readonly #match: TrialMatch;
  /** By position in the baseline's set. */
  readonly #clusters: Uint32Array;
  /** If not, the candidate is counted under the baseline's partial rule. */
  readonly #sameRule: boolean;

  constructor(baseline: RunSide, candidate: RunSide, match: TrialMatch) {
    this.#baseline = baseline;
    this.#candidate = candidate;
    this.#match = match;
    this.#clusters = clusterNumbers(baseline.labels);
    this.#sameRule = baseline.run.manifest.partialRule === candidate.run.manifest.partialRule;
  }

  *all(): Generator<Pair> {
    const { baseline, candidate } = this.#match;
    for (let index = 0; index < baseline.length; index += 1) {
      const ours = baseline[index] as number;
      const theirs = candidate[index] as number;
      const { position, attack, repeat } = trialPlace(this.#baseline.numbering, ours);
      const labels = this.#baseline.labels[position] as CaseLabels;
      yield {
        labels,
        attack,
        repeat,
        places: [ours, theirs],
        cluster: this.#clusters[position] as number,
        side: labels.side,
        baseline: outcomeAt(this.#baseline, ours, 'own'),
        candidate: outcomeAt(this.#candidate, theirs, this.#sameRule ? 'own' : 'other'),
      };
    }
  }

  cases(): number {
    const positions = new Set<number>();
    for (const { labels } of this.all()) positions.add(labels.position);
    return positions.size;
  }

  slice(by: PairSlice): ReadonlyMap<string, PairHistograms> {
    const attacks = attackLabels(this.#baseline.run.manifest.attacks);
    const byLabel = new Map<string, Pair[]>();
    for (const pair of this.all()) {
      const label = by === 'attack' ? (attacks[pair.attack] ?? '') : (pair.labels[by] ?? '');
      const list = byLabel.get(label);
      if (list === undefined) byLabel.set(label, [pair]);
      else list.push(pair);
    }
    return new Map([...byLabel].map(([label, pairs]) => [label, countPairs(pairs, 'leave-out')]));
  }

  open(): PairedRuns['open'] {
    const count = { harmful: nothingOpen(), benign: nothingOpen() };
    for (const { side, baseline, candidate } of this.all()) {
      const [ours, theirs] = [isOpen(baseline), isOpen(candidate)];
      if (!ours && !theirs) continue;
      count[side][ours && theirs ? 'inBoth' : ours ? 'inBaseline' : 'inCandidate'] += 1;
      if (baseline === 'errored' || candidate === 'errored') count[side].errored += 1;
    }
    return count;
  }

  flips(): Flip[] {
    const flips: Flip[] = [];
    for (const { labels, attack, repeat, places, baseline, candidate } of this.all()) {
      const direction = flipDirection(baseline, candidate);
      if (direction === undefined) continue;
      flips.push({
        direction,
        labels,
        attack,
        repeat,
        baseline: { trialNo: this.#baseline.trialNo[places[0]] as number, outcome: baseline },
        candidate: { trialNo: this.#candidate.trialNo[places[1]] as number, outcome: candidate },
      });
    }
    return flips.sort((one, other) => one.baseline.trialNo - other.baseline.trialNo);
  }

  holderMoves(): PairedRuns['holderMoves'] {
    const counts = new Map<string, { from: Standpoint; to: Standpoint; pairs: number }>();
    for (const { side, places, baseline, candidate } of this.all()) {
      if (side !== 'harmful') continue;
      const from = baseline === 'held' ? (holderAt(this.#baseline, places[0]) ?? 'model') : (baseline as Standpoint);
      const to = candidate === 'held' ? (holderAt(this.#candidate, places[1]) ?? 'model') : (candidate as Standpoint);
      const known = counts.get(`${from} ${to}`) ?? { from, to, pairs: 0 };
      counts.set(`${from} ${to}`, known);
      known.pairs += 1;
    }
    return [...counts.values()].sort((one, other) => other.pairs - one.pairs);
  }

  /** Trials of the candidate whose outcome is another one under the baseline's partial rule. */
  redecided(): number {
    if (this.#sameRule) return 0;
    let count = 0;
    for (const place of this.#match.candidate)
      if (this.#candidate.outcome[place] !== this.#candidate.otherRule[place]) count += 1;
    return count;
  }

  relabelled(): number {
    if (this.#baseline.labels === this.#candidate.labels) return 0;
    const { toCandidate } = this.#match;
    return this.#baseline.labels.filter((labels, position) => {
      const other = this.#candidate.labels[toCandidate[position] ?? -1];
      return (
        other !== undefined &&
        (other.category !== labels.category ||
          other.severity !== labels.severity ||
          other.cluster !== labels.cluster ||
          other.language !== labels.language)
      );
    }).length;
  }
}

function nothingOpen(): { -readonly [Key in keyof OpenPairs]: number } {
  return { inBaseline: 0, inCandidate: 0, inBoth: 0, errored: 0 };
}

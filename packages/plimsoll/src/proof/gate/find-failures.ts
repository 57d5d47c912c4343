import {
  contentHash,
  isFailure,
  severities,
  type ContentHash,
  type GateFinding,
  type HeldBy,
  type Outcome,
  type PartialRule,
} from '@plimsoll/core';
import { placeNumber, trialPlace } from '../../runs/trial-order.js';
import { attackLabels } from '../../store/attack-label.js';
import type { CaseLabels, RunRecord, Store, StoredCase, TrialVerdict } from '../../store/store.js';
import { holderAt, outcomeAt, type RunSide } from '../compare/run-side.js';

/** A weakness as a run shows it: all repeats of one failure of one case under one attack. */
interface Failure {
  readonly place: number;
  readonly labels: CaseLabels;
  readonly attack: number;
  readonly outcome: Outcome;
  /** Indexes of expectations. */
  readonly violated: readonly number[];
  readonly fingerprint: ContentHash;
  times: number;
}

/** The failures of a run by fingerprint, in order of its trials. */
async function failuresOf(store: Store, side: RunSide, rule: PartialRule): Promise<Map<ContentHash, Failure>> {
  const { attacks } = side.run.manifest;
  const which = rule === side.run.manifest.partialRule ? 'own' : 'other';
  const found = new Map<ContentHash, Failure>();
  for await (const page of store.runs.verdicts(side.run.runNo)) {
    for (const verdict of page) {
      const place = placeOf(side, verdict);
      const outcome = outcomeAt(side, place, which);
      if (!isFailure(outcome)) continue;
      const labels = side.labels[verdict.casePosition] as CaseLabels;
      const violated = violatedBy(verdict);
      const fingerprint = contentHash([labels.hash, outcome, violated, attacks[verdict.attack] ?? []]);
      const known = found.get(fingerprint);
      if (known === undefined)
        found.set(fingerprint, { place, labels, attack: verdict.attack, outcome, violated, fingerprint, times: 1 });
      else known.times += 1;
    }
  }
  return found;
}

/** Expectations that were violated, or, for partial compliance, that hinge on the rule. */
function violatedBy({ grades }: TrialVerdict): number[] {
  return grades
    .filter(({ verdict, behaviour }) => verdict === 'violated' || behaviour === 'partly-complied')
    .map(({ expectation }) => expectation)
    .sort((left, right) => left - right);
}

function placeOf({ numbering }: RunSide, { casePosition, attack, repeat }: TrialVerdict): number {
  return placeNumber(numbering, { position: casePosition, attack, repeat });
}

/** What a gate says of the failures of a run. */
export interface FoundFailures {
  /** New ones first, then the worst first. */
  readonly findings: readonly GateFinding[];
  /** Of all findings: not in the baseline; null without one. */
  readonly fresh: number | null;
  /** In the baseline and not in this run; null without one. */
  readonly fixed: number | null;
}

/** Reads the failures of a run, and which of them a baseline knew already. Of the cases only the failed ones are read. */
export async function findFailures(
  store: Store,
  candidate: RunSide,
  baseline: RunSide | undefined,
  rule: PartialRule,
): Promise<FoundFailures> {
  const found = await failuresOf(store, candidate, rule);
  const known = baseline === undefined ? undefined : await failuresOf(store, baseline, rule);
  const before = baseline === undefined ? () => undefined : lookUp(baseline, candidate, rule);
  const attacks = attackLabels(candidate.run.manifest.attacks);
  const cases = await readCases(store, candidate.run, [...found.values()]);
  const findings = [...found.values()].map((failure): GateFinding => {
    const { labels, fingerprint, outcome, times } = failure;
    const stored = cases.get(labels.position);
    return {
      caseId: labels.id,
      caseHash: labels.hash,
      side: labels.side,
      category: labels.category,
      severity: labels.severity,
      ...(labels.cluster !== undefined && { cluster: labels.cluster }),
      attack: attacks[failure.attack] ?? 'none',
      outcome,
      violated: failure.violated.map((index) => stored?.testCase.expectations[index]?.kind ?? String(index)),
      times,
      fresh: known === undefined ? null : !known.has(fingerprint),
      ...before(failure),
      ...(stored?.testCase.provenance && { source: stored.testCase.provenance.source }),
      fingerprint,
    };
  });
  return {
    findings: findings.sort(newAndWorstFirst),
    fresh: known === undefined ? null : findings.filter(({ fresh }) => fresh === true).length,
    fixed: known === undefined ? null : [...known.keys()].filter((fingerprint) => !found.has(fingerprint)).length,
  };
}

function newAndWorstFirst(one: GateFinding, other: GateFinding): number {
  return (
    Number(other.fresh === true) - Number(one.fresh === true) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    Number(one.side === 'benign') - Number(other.side === 'benign')
  );
}

const readAtOnce = 256;

async function readCases(
  store: Store,
  run: RunRecord,
  failures: readonly Failure[],
): Promise<ReadonlyMap<number, StoredCase>> {
  const positions = [...new Set(failures.map(({ labels }) => labels.position))].sort((one, other) => one - other);
  const cases = new Map<number, StoredCase>();
  for (let from = 0; from < positions.length; from += readAtOnce) {
    const some = await store.sets.readCases(run.setNo, positions.slice(from, from + readAtOnce));
    for (const stored of some) cases.set(stored.position, stored);
  }
  return cases;
}

/** How the same case fared in the baseline under the same attack and repeat. */
function lookUp(baseline: RunSide, candidate: RunSide, rule: PartialRule) {
  const which = rule === baseline.run.manifest.partialRule ? 'own' : 'other';
  const positions = new Map(baseline.labels.map(({ hash, position }) => [hash, position]));
  const keys = baseline.run.manifest.attacks.map((steps) => contentHash(steps));
  const attacks = candidate.run.manifest.attacks.map((steps) => keys.indexOf(contentHash(steps)));
  return ({ labels, attack, place }: Failure): { before?: Outcome; heldBefore?: HeldBy } => {
    const position = positions.get(labels.hash);
    const other = attacks[attack] ?? -1;
    const { repeat } = trialPlace(candidate.numbering, place);
    if (position === undefined || other === -1 || repeat >= baseline.numbering.repeats) return {};
    const there = placeNumber(baseline.numbering, { position, attack: other, repeat });
    if (baseline.outcome[there] === 0) return {};
    const heldBefore = holderAt(baseline, there);
    return { before: outcomeAt(baseline, there, which), ...(heldBefore !== undefined && { heldBefore }) };
  };
}

import {
  decideOutcome,
  holders,
  outcomes,
  type ContentHash,
  type HeldBy,
  type Outcome,
  type PartialRule,
} from '@plimsoll/core';
import { placeNumber, type TrialNumbering } from '../../runs/trial-order.js';
import type { CaseLabels, RunRecord, Store, TrialVerdict } from '../../store/store.js';

/** Which grader judged which expectation of a trial; the same list for most trials of a run. */
export type GraderList = ReadonlyMap<number, ContentHash>;

/** What a comparison keeps of one run: about ten bytes for each place of its plan, and the labels of its set. */
export interface RunSide {
  readonly run: RunRecord;
  /** All labels of the set, in order of position. */
  readonly labels: readonly CaseLabels[];
  readonly numbering: TrialNumbering;
  /** By place: 0 for not finished, else one more than the index into `outcomes`. */
  readonly outcome: Uint8Array;
  /** The outcome under the other partial rule, coded likewise. */
  readonly otherRule: Uint8Array;
  /** By place: 0 for nobody, else one more than the index into `holders`. */
  readonly holder: Uint8Array;
  readonly trialNo: Uint32Array;
  /** By place: index into `graderLists`. */
  readonly graders: Uint32Array;
  readonly graderLists: readonly GraderList[];
}

/** The labels of sets that were read already, by set number: two runs mostly share one. */
export type LabelCache = Map<number, readonly CaseLabels[]>;

/** Reads what a comparison needs of a run; no text is read. */
export async function readRunSide(store: Store, run: RunRecord, cache: LabelCache): Promise<RunSide> {
  const labels = cache.get(run.setNo) ?? (await readLabels(store, run.setNo));
  cache.set(run.setNo, labels);
  const { attacks, repeats, partialRule } = run.manifest;
  const numbering = { attacks: attacks.length, repeats };
  const places = labels.length * attacks.length * repeats;
  const lists = new Map<string, number>();
  const side = {
    run,
    labels,
    numbering,
    outcome: new Uint8Array(places),
    otherRule: new Uint8Array(places),
    holder: new Uint8Array(places),
    trialNo: new Uint32Array(places),
    graders: new Uint32Array(places),
    graderLists: [] as GraderList[],
  };
  const listOf = (grades: TrialVerdict['grades']): number => {
    let key = '';
    for (const grade of grades) key += `${grade.expectation} ${grade.grader} `;
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, lists.size);
    return side.graderLists.push(new Map(grades.map((grade) => [grade.expectation, grade.grader]))) - 1;
  };
  for await (const page of store.runs.verdicts(run.runNo)) {
    for (const verdict of page) {
      const place = placeNumber(numbering, {
        position: verdict.casePosition,
        attack: verdict.attack,
        repeat: verdict.repeat,
      });
      side.outcome[place] = outcomeCode(verdict.outcome);
      side.otherRule[place] = outcomeCode(underOtherRule(verdict, partialRule));
      side.holder[place] = verdict.heldBy === undefined ? 0 : 1 + holders.indexOf(verdict.heldBy);
      side.trialNo[place] = verdict.trialNo;
      side.graders[place] = listOf(verdict.grades);
    }
  }
  return side;
}

async function readLabels(store: Store, setNo: number): Promise<readonly CaseLabels[]> {
  const labels: CaseLabels[] = [];
  for await (const page of store.sets.labels(setNo)) labels.push(...page);
  return labels;
}

/** The outcome the trial would have had under the rule its run was not decided under. */
function underOtherRule({ outcome, hinges, grades }: TrialVerdict, rule: PartialRule): Outcome {
  if (!hinges || outcome === 'errored') return outcome;
  // The kinds are of no consequence on the harmful side, the only one that hinges.
  const graded = grades.map(({ verdict, behaviour }) => ({ kind: 'not-comply' as const, verdict, behaviour }));
  return decideOutcome({ side: 'harmful', grades: graded, partialRule: rule === 'leak' ? 'held' : 'leak' });
}

function outcomeCode(outcome: Outcome): number {
  return 1 + outcomes.indexOf(outcome);
}

/** The outcome at a place that is finished, under the run's own partial rule or the other one. */
export function outcomeAt(side: RunSide, place: number, rule: 'own' | 'other'): Outcome {
  const code = (rule === 'own' ? side.outcome : side.otherRule)[place] ?? 0;
  return outcomes[code - 1] as Outcome;
}

/** Who held at a place. */
export function holderAt(side: RunSide, place: number): HeldBy | undefined {
  return holders[(side.holder[place] ?? 0) - 1];
}

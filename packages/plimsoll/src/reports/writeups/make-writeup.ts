import { PlimsollError, type RunSummary } from '@plimsoll/core';
import { compareRuns } from '../../proof/compare/compare-runs.js';
import { summariseRun } from '../../runs/summarise-run.js';
import type { OutcomeRecord, RunRecord, Store } from '../../store/store.js';
import type { WriteupDocument, WriteupKind } from './document.js';
import { failureAnalysis } from './failure-analysis.js';
import { improvementNote } from './improvement-note.js';
import { redTeamSummary } from './red-team-summary.js';
import type { WriteupNotes } from './writeup-notes.js';

/** Which write-up, of what. */
export interface WriteupOrder {
  readonly kind: WriteupKind;
  /** One run, or the one before and the one after. */
  readonly runs: readonly RunRecord[];
  /** Ids of the analysed cases. */
  readonly cases?: readonly string[] | undefined;
  readonly notes: WriteupNotes;
  /** The command line that makes the same again. */
  readonly command: string;
}

const mostTrials = 50;

/**
 * Makes a write-up out of stored runs and the author's notes.
 *
 * @throws PlimsollError `not-comparable` for an improvement between runs that cannot be paired; `usage-invalid` for a
 * failure analysis without cases, or with one that the run does not have.
 */
export async function makeWriteup(store: Store, order: WriteupOrder): Promise<WriteupDocument> {
  const { kind, notes, command } = order;
  const [first, second] = order.runs;
  if (first === undefined) throw invalid('A write-up needs a run.', 'Type: plimsoll runs list');
  const summary = await summariseRun(store, first);
  switch (kind) {
    case 'red-team':
      return redTeamSummary(summary, notes, command);
    case 'improvement': {
      if (second === undefined) {
        throw invalid(
          'A measured improvement needs two runs: before and after.',
          'Type: plimsoll writeup improvement BEFORE AFTER',
        );
      }
      const comparison = await compareRuns(store, first, [second]);
      return improvementNote({
        comparison,
        baseline: summary,
        candidate: await summariseRun(store, second),
        notes,
        command,
      });
    }
    case 'failure-analysis': {
      const trials = await chosenTrials(store, first, summary, order.cases ?? []);
      const after =
        second === undefined
          ? undefined
          : { summary: await summariseRun(store, second), trials: await trialsOf(store, second, order.cases ?? []) };
      return failureAnalysis({ summary, trials, after, notes, command });
    }
  }
}

/** The trials of the cases, or an error that says which case has none. */
async function chosenTrials(
  store: Store,
  run: RunRecord,
  summary: RunSummary,
  cases: readonly string[],
): Promise<readonly OutcomeRecord[]> {
  if (cases.length === 0) {
    const worst = summary.worstLeaks[0] ?? summary.worstRefusals[0];
    throw invalid(
      'A failure analysis needs the cases that failed.',
      `Type: plimsoll writeup failure ${run.name} --case ${worst?.caseId ?? 'ID'}`,
    );
  }
  const trials = await trialsOf(store, run, cases);
  for (const id of cases) {
    if (trials.some(({ stored }) => stored.testCase.id === id)) continue;
    throw invalid(`Run "${run.name}" has no finished trial of a case "${id}".`, `Type: plimsoll report ${run.name}`);
  }
  if (trials.length > mostTrials) {
    throw invalid(
      `These cases have ${String(trials.length)} trials; an analysis takes ${String(mostTrials)}.`,
      'Name fewer cases.',
    );
  }
  return trials;
}

async function trialsOf(store: Store, run: RunRecord, cases: readonly string[]): Promise<readonly OutcomeRecord[]> {
  const trials: OutcomeRecord[] = [];
  for (const caseId of new Set(cases)) {
    const { rows } = await store.runs.page(run.runNo, { caseId }, { offset: 0, limit: mostTrials + 1 });
    trials.push(...rows);
  }
  return trials;
}

function invalid(message: string, hint: string): PlimsollError {
  return new PlimsollError({ code: 'usage-invalid', message, hint });
}

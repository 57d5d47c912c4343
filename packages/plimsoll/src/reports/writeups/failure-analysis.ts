import { isFailure, replyText, type Grade, type RunSummary, failureModes } from '@plimsoll/core';
import { exactUpperBound } from '@plimsoll/core/statistics';
import type { OutcomeRecord } from '../../store/store.js';
import { outcomeReason } from '../../runs/outcome-reason.js';
import { counted, formatShare } from '../format-rate.js';
import { trialName } from '../trial-name.js';
import { heading, list, paragraph, table, type Block, type CaseBlock, type WriteupDocument } from './document.js';
import { reproduceRun } from './reproduce.js';
import type { WriteupNotes } from './writeup-notes.js';

/** What the analysis is made of. */
export interface FailureAnalysisInput {
  readonly summary: RunSummary;
  /** The chosen trials, as they ended. */
  readonly trials: readonly OutcomeRecord[];
  /** The same cases after the fix, and the run they come from. */
  readonly after?: { readonly summary: RunSummary; readonly trials: readonly OutcomeRecord[] } | undefined;
  readonly notes: WriteupNotes;
  /** The command line that makes this document again. */
  readonly command: string;
}

/** What happened in some chosen cases, why, under which class it is filed, and what the fix did to these very cases. */
export function failureAnalysis(input: FailureAnalysisInput): WriteupDocument {
  const { summary, trials, after, notes, command } = input;
  const { run } = summary;
  const runs = [run, ...(after === undefined ? [] : [after.summary.run])];
  return {
    title: notes.title ?? `${run.feature}: failure analysis`,
    lead: `${counted(trials.length, 'trial')} of run "${run.name}"${notes.author === undefined ? '' : `, analysed by ${notes.author}`}.`,
    blocks: [
      heading('What happened'),
      paragraph(notes.whatHappened ?? 'The author has not written it down yet (notes: whatHappened).'),
      ...trials.map((trial) => caseOf(trial, run.attacks)),
      heading('Class'),
      ...classOf(notes),
      heading('Contributing factors'),
      notes.factors === undefined
        ? paragraph('Not analysed yet (notes: factors).')
        : table(
            ['factor', 'what'],
            notes.factors.map(({ kind, what }) => [kind, what]),
          ),
      heading('Fix'),
      paragraph(notes.fix ?? 'None yet (notes: fix).'),
      ...effectOf(input),
      heading('Regression cases'),
      table(
        ['case', 'side', 'severity', 'case hash'],
        trials.map(({ stored }) => [
          stored.testCase.id,
          stored.testCase.side,
          stored.testCase.severity,
          stored.hash.slice(0, 12),
        ]),
      ),
      paragraph(
        `They are part of the golden set "${summary.set.name}" (${summary.set.fingerprint.slice(0, 12)}): every further run of it sends them again.`,
      ),
      heading('What this does not say'),
      list([
        'These trials were chosen because they failed: they say nothing about how often the feature fails. The rate is in the report of the run.',
        ...(notes.notClaimed ?? []),
      ]),
      ...(notes.lessons === undefined ? [] : [heading('Lessons'), list(notes.lessons)]),
      heading('To do it again'),
      reproduceRun(summary),
    ],
    source: {
      kind: 'failure-analysis',
      runs: runs.map(({ id, name, planHash }) => ({ id, name, planHash })),
      command,
      plimsollVersion: run.plimsollVersion,
    },
  };
}

function caseOf(trial: OutcomeRecord, attacks: readonly string[]): CaseBlock {
  const { testCase } = trial.stored;
  const harmful = testCase.side === 'harmful';
  const turns = (testCase.turns ?? []).map((content) => ({ role: 'user', content }));
  const sent = [...(trial.sent ?? testCase.messages), ...turns];
  const calls = trial.reply?.messages.flatMap((message) => message.toolCalls ?? []) ?? [];
  return {
    kind: 'case',
    heading: trialName(trial, attacks),
    severity: testCase.severity,
    facts: [
      ['Side', testCase.side],
      ['Category', testCase.category],
      ['Outcome', trial.outcome],
      ...(trial.heldBy === undefined ? [] : [['Held by', trial.heldBy] as const]),
      ['Why', outcomeReason(trial) || 'no reason given'],
      ['Grades', trial.grades.map((grade) => gradeWords(trial, grade)).join('; ') || 'none'],
      ...(calls.length === 0 ? [] : [['Tools called', calls.map(({ name }) => name).join(', ')] as const]),
    ],
    texts: [
      ...sent.map(({ role, content }) => ({ label: `Sent (${role})`, text: content, harmful })),
      {
        label: 'Reply',
        text: trial.reply === undefined ? (trial.error?.message ?? '') : replyText(trial.reply),
        harmful,
      },
    ],
  };
}

function gradeWords({ stored }: OutcomeRecord, grade: Grade): string {
  const kind = stored.testCase.expectations[grade.expectation]?.kind ?? 'expectation';
  return `${kind}: ${grade.behaviour ?? grade.verdict}`;
}

function classOf({ failureMode }: WriteupNotes): Block[] {
  const mode = failureModes.find(({ id }) => id === failureMode);
  if (mode === undefined) {
    return [paragraph('Not filed yet (notes: failureMode; "plimsoll writeup modes" lists them).')];
  }
  return [
    table(
      ['class', 'family', 'what it is', 'how one knows it'],
      [[`${mode.name} (${mode.id})`, mode.family, mode.description, mode.sign]],
    ),
  ];
}

/** What the chosen cases did after the fix, and how far that carries. */
function effectOf({ summary, trials, after }: FailureAnalysisInput): Block[] {
  if (after === undefined) return [paragraph('Its effect has not been measured: no later run was named.')];
  const later = new Map(after.trials.map((trial) => [keyOf(trial), trial]));
  const rows = trials.map((trial) => [
    trialName(trial, summary.run.attacks),
    trial.outcome,
    later.get(keyOf(trial))?.outcome ?? 'not run',
  ]);
  const run = trials.flatMap((trial) => later.get(keyOf(trial)) ?? []);
  const failed = run.filter(({ outcome }) => isFailure(outcome)).length;
  const unknown = run.filter(({ outcome }) => outcome === 'undecided' || outcome === 'errored').length;
  return [
    table(['trial', 'before', `after (${after.summary.run.name})`], rows),
    paragraph(
      run.length === 0
        ? 'None of these cases was run after the fix.'
        : `After the fix ${failed} of ${counted(run.length, 'trial')} failed and ${unknown} could not be told. Failure rates up to ${formatShare(exactUpperBound(failed + unknown, run.length))} on cases like these remain possible (one-sided ${formatShare(0.95)} bound, what could not be told counted as failed, trials taken as independent).`,
    ),
  ];
}

function keyOf({ stored, attack, repeat }: OutcomeRecord): string {
  return JSON.stringify([stored.hash, attack, repeat]);
}

import { expectationKinds, PlimsollError, type GraderCalibration } from '@plimsoll/core';
import { featureOf, openGraders, openWorkspace } from '../compose.js';
import type { CalibrationGrade, CalibrationInput } from '../graders/calibration/calibrate-grader.js';
import { createGraders } from '../graders/create-graders.js';
import { graderLabel } from '../graders/calibration/grader-label.js';
import { groupBy } from '../graders/calibration/group-by.js';
import { exchangeGrades } from '../proof/calibration/exchange-grades.js';
import { labelsFromRows } from '../proof/calibration/import-labels.js';
import { readLabelRows, type LabelRow } from '../proof/calibration/label-rows.js';
import { runGrades, type FindLabels } from '../proof/calibration/run-grades.js';
import type { RunRecord, Scope, Store } from '../store/store.js';
import { oneGrader } from './find-grader.js';
import { findRun } from './find-run.js';
import { linesFrom } from './lines-from.js';
import type { Terminal } from './terminal.js';

/** Where the labels of a calibration are found. */
export interface GradesFlags {
  readonly labels: string;
  readonly run?: string;
  readonly feature?: string;
  readonly config?: string;
}

/** The grades to calibrate on, and whose they are. */
export interface GradesToCalibrate extends Pick<CalibrationInput, 'design' | 'runId'> {
  readonly grader: GraderCalibration['grader'];
  readonly grades: readonly CalibrationGrade[];
  readonly scope: Scope;
}

const longestRow = 5_000_000;

/** Finds grades and labels: those of a run, with the store's labels or a file's; or those of a file that brings its texts. */
export async function gradesToCalibrate(
  terminal: Terminal,
  store: Store,
  name: string,
  flags: GradesFlags,
  now: number,
): Promise<GradesToCalibrate> {
  if (flags.labels === 'store') {
    const run = await findRun(store, flags.run ?? 'latest');
    return ofRun(store, run, name, (items) => store.labels.of(run, items));
  }
  const file = flags.labels === '-' ? 'standard input' : flags.labels;
  const rows = await readLabelRows(linesFrom(terminal, flags.labels, longestRow), file);
  const exchanges = rows.filter((row): row is LabelRow & { readonly kind: 'exchange' } => row.kind === 'exchange');
  if (exchanges.length === rows.length && rows.length > 0) return ofExchanges(terminal, exchanges, name, flags, file);
  const run = await findRun(store, flags.run ?? 'latest');
  const found = (reference: string): Promise<RunRecord> => findRun(store, reference);
  const { labels } = await labelsFromRows(rows, { store, scope: run, file, labelledAt: now, findRun: found });
  const byItem = groupBy(labels, (label) => label.item);
  return ofRun(store, run, name, (items) => Promise.resolve(items.flatMap((item) => byItem.get(item) ?? [])));
}

async function ofRun(store: Store, run: RunRecord, name: string, findLabels: FindLabels): Promise<GradesToCalibrate> {
  const { hash, identity } = oneGrader(run.manifest.graders, name, `Run ${run.id}`);
  const grades = await runGrades(store, run, hash, findLabels);
  const { project, feature } = run;
  return {
    grader: { hash, identity, name: graderLabel(identity) },
    grades,
    design: 'by-verdict',
    runId: run.id,
    scope: { project, feature },
  };
}

async function ofExchanges(
  terminal: Terminal,
  rows: readonly (LabelRow & { readonly kind: 'exchange' })[],
  name: string,
  flags: GradesFlags,
  file: string,
): Promise<GradesToCalibrate> {
  if (flags.run !== undefined) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `${file} brings texts of its own, so --run means nothing.`,
      hint: 'Leave --run out, or give rows that name items or trials.',
    });
  }
  const workspace = await openWorkspace(terminal.folder, terminal.environment, flags.config);
  const { scope } = featureOf(workspace, flags.feature);
  const rubrics = rows
    .flatMap(({ row }) => [row.expect ?? []].flat())
    .flatMap((expect) => (expect.kind === 'rubric' ? [expect.rubric] : []));
  const opened = name.startsWith('model-judge')
    ? await openGraders(workspace, { kinds: new Set(expectationKinds), rubrics: new Set(rubrics) })
    : { graders: createGraders(expectationKinds.filter((kind) => kind !== 'rubric')), close: () => Promise.resolve() };
  try {
    const grader = oneGrader(opened.graders, name, 'This configuration');
    const grades = await exchangeGrades(rows, grader, file);
    const { hash, identity } = grader;
    return { grader: { hash, identity, name: graderLabel(identity) }, grades, design: 'simple', scope };
  } finally {
    await opened.close();
  }
}

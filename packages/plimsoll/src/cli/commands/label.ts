import { resolve } from 'node:path';
import { sides, type Side } from '@plimsoll/core';
import { Command, Option } from 'commander';
import { openRubrics } from '../../compose.js';
import { systemClock } from '../../clock.js';
import { exportLabels, exportRunLabels } from '../../proof/calibration/export-labels.js';
import { labelsFromRows } from '../../proof/calibration/import-labels.js';
import { readLabelRows } from '../../proof/calibration/label-rows.js';
import { disputedTasks, labelTasks } from '../../proof/calibration/label-tasks.js';
import type { RunRecord, Store } from '../../store/store.js';
import type { CommandMaker } from '../command-entry.js';
import { gradersNamed } from '../find-grader.js';
import { findRun } from '../find-run.js';
import { labelSession } from '../label-session.js';
import { linesFrom } from '../lines-from.js';
import { raterOf } from '../rater-of.js';
import { wholeNumber } from '../run-options.js';
import type { Terminal } from '../terminal.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { endedLines, writeWholeFile } from '../write-whole-file.js';

interface LabelFlags extends StoreFlags {
  readonly rater?: string;
  readonly sample: number;
  readonly seed: number;
  readonly grader?: string;
  readonly side?: Side;
  readonly show?: boolean;
  readonly adjudicate?: boolean;
  readonly showLabels?: boolean;
  readonly in?: string;
  readonly out?: string;
}

const longestRow = 5_000_000;

export const labelCommand: CommandMaker = (terminal, finish) =>
  new Command('label')
    .argument('[run]', 'id, beginning of an id, name, or latest', 'latest')
    .option('--rater <name>', 'who labels (default: your name on this machine)')
    .option('--sample <n>', 'how many grades to put before you, those that tell most', wholeNumber(1), 200)
    .option('--seed <n>', 'which sample; the same one is taken up again', wholeNumber(0), 1)
    .option('--grader <name>', 'only grades of this grader')
    .addOption(new Option('--side <side>', 'only cases of this side').choices(sides))
    .option('--show', 'do not hide the texts of harmful cases')
    .option('--adjudicate', 'have the final word where raters disagree')
    .option('--show-labels', 'with --adjudicate: show what the raters said')
    .option('--in <path>', 'read labels from a file of JSON lines instead; "-" for standard input')
    .option('--out <path>', 'write the run\'s labels as JSON lines instead; "-" for standard output')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--store <path>', 'the store, a path or a postgres:// address')
    .action((reference: string, flags: LabelFlags, command: Command) =>
      withStore(terminal, flags, async (store) => {
        const run = await findRun(store, reference);
        if (flags.in !== undefined) await importFile(terminal, store, run, flags.in);
        else if (flags.out !== undefined)
          await exportFile(terminal, store, command.args.length > 0 ? run : undefined, run, flags.out);
        else await labelOnScreen(terminal, store, run, flags);
        finish(0);
      }),
    );

async function labelOnScreen(terminal: Terminal, store: Store, run: RunRecord, flags: LabelFlags): Promise<void> {
  const rater = raterOf(terminal, flags.rater);
  const graders = flags.grader === undefined ? undefined : gradersNamed(run, flags.grader).map(({ hash }) => hash);
  const adjudication = flags.adjudicate === true;
  const plan = { size: flags.sample, seed: flags.seed, graders, side: flags.side };
  const tasks = adjudication ? await disputedTasks(store, run) : await labelTasks(store, run, plan);
  const labels = await store.labels.of(
    run,
    tasks.map((task) => task.item),
  );
  const done = new Set(
    labels.filter((label) => label.rater === rater && !label.adjudication).map((label) => label.item),
  );
  const open = adjudication ? tasks : tasks.filter((task) => !done.has(task.item));
  if (open.length === 0) {
    terminal.out(
      adjudication
        ? 'Raters disagree nowhere in this run.\n'
        : `Nothing is left to label: ${tasks.length} of ${tasks.length} done. More: --sample ${2 * flags.sample}\n`,
    );
    return;
  }
  const rubrics = await openRubrics(terminal.folder, terminal.environment, flags.config);
  const options = { rater, adjudication, rubrics, show: flags.show === true, showLabels: flags.showLabels === true };
  const { answered, left } = await labelSession(terminal, store, run, open, options);
  terminal.out(
    `${answered} answered as ${rater}, all kept; ${left} of ${tasks.length} left. To go on, type the same again.\nThen: plimsoll calibrate ${flags.grader ?? 'GRADER'} --run ${run.id}\n`,
  );
}

async function importFile(terminal: Terminal, store: Store, run: RunRecord, path: string): Promise<void> {
  const file = path === '-' ? 'standard input' : path;
  const rows = await readLabelRows(linesFrom(terminal, path, longestRow), file);
  const found = (reference: string): Promise<RunRecord> => findRun(store, reference);
  const options = { store, scope: run, file, labelledAt: systemClock.now(), findRun: found };
  const { labels, contradicting } = await labelsFromRows(rows, options);
  await store.labels.put(labels);
  const doubt =
    contradicting === 0
      ? ''
      : `; ${contradicting} rows contradict an earlier row of the same rater, the last one counts`;
  terminal.error(`${labels.length} labels kept for ${run.feature}${doubt}\n`);
}

async function exportFile(
  terminal: Terminal,
  store: Store,
  only: RunRecord | undefined,
  scope: RunRecord,
  path: string,
): Promise<void> {
  const rows = only === undefined ? exportLabels(store, scope) : exportRunLabels(store, only);
  let count = 0;
  async function* texts(): AsyncGenerator<string> {
    for await (const row of rows) {
      count += 1;
      yield JSON.stringify(row);
    }
  }
  if (path === '-') for await (const line of texts()) terminal.out(`${line}\n`);
  else await writeWholeFile(resolve(terminal.folder, path), endedLines(texts()), '--out');
  terminal.error(`${count} labels written\n`);
}

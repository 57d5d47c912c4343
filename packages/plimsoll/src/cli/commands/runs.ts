import { PlimsollError } from '@plimsoll/core';
import { Command } from 'commander';
import { summariseRun } from '../../runs/summarise-run.js';
import { textSummary } from '../../reports/text-summary.js';
import { visibleLine } from '../../reports/visible-text.js';
import { baselineNames } from '../../store/current-baselines.js';
import { prune } from '../../store/prune.js';
import type { RunRecord } from '../../store/store.js';
import { systemClock } from '../../clock.js';
import type { CommandMaker } from '../command-entry.js';
import { findRun } from '../find-run.js';
import { numberBetween, wholeNumber } from '../run-options.js';
import { showCase } from '../show-case.js';
import { table } from '../table.js';
import { withStore, type StoreFlags } from '../with-store.js';

const day = 86_400_000;

export const runsCommand: CommandMaker = (terminal, finish) => {
  const runs = new Command('runs');
  const add = (nameAndArguments: string, description: string): Command =>
    runs
      .command(nameAndArguments)
      .description(description)
      .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
      .option('--store <path>', 'the store, a path or a postgres:// address');

  add('list', 'stored runs, newest first')
    .option('--feature <name>', 'only of this feature')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 50)
    .option('--json', 'one JSON object per line')
    .action((flags: StoreFlags & { readonly feature?: string; readonly limit: number; readonly json?: boolean }) =>
      withStore(terminal, flags, async (store) => {
        const found = await store.runs.list({
          limit: flags.limit,
          ...(flags.feature === undefined ? {} : { feature: flags.feature }),
        });
        const baselines = await baselineNames(store);
        if (flags.json === true)
          for (const run of found) terminal.out(`${JSON.stringify(lineOf(run, baselines.get(run.id)))}\n`);
        else if (found.length === 0) terminal.out('No runs are stored yet. Type: plimsoll run\n');
        else terminal.out(table([heading, ...found.map((run) => rowOf(run, baselines.get(run.id)))]));
        finish(0);
      }),
    );

  add('show <run>', 'the summary of a run, or one of its cases with the whole conversation')
    .option('--case <id>', 'this case, its texts as they are')
    .option('--json', 'as JSON')
    .action((reference: string, flags: StoreFlags & { readonly json?: boolean; readonly case?: string }) =>
      withStore(terminal, flags, async (store) => {
        const run = await findRun(store, reference);
        if (flags.case !== undefined) {
          finish(await showCase(terminal, store, run, flags.case, flags.json === true));
          return;
        }
        const summary = await summariseRun(store, run);
        if (flags.json === true) terminal.out(`${JSON.stringify(summary)}\n`);
        else terminal.out(textSummary(summary, { columns: terminal.columns, colour: terminal.colour }));
        finish(0);
      }),
    );

  add('search <run> <words...>', 'trials whose case or reply has all these words')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 20)
    .option('--json', 'one JSON object per trial, texts as they are')
    .action(
      (
        reference: string,
        words: readonly string[],
        flags: StoreFlags & { readonly limit: number; readonly json?: boolean },
      ) =>
        withStore(terminal, flags, async (store) => {
          const run = await findRun(store, reference);
          const filter = { search: words.join(' '), order: 'severity' } as const;
          const { rows, total } = await store.runs.page(run.runNo, filter, { offset: 0, limit: flags.limit });
          for (const record of rows) {
            const { id, side, severity, category } = record.stored.testCase;
            terminal.out(
              flags.json === true
                ? `${JSON.stringify(record)}\n`
                : `${severity}  ${record.outcome}  ${visibleLine(id)}  ${side}  ${visibleLine(category)}\n`,
            );
          }
          terminal.error(`${rows.length} of ${total} trials; type: plimsoll runs show ${run.id} --case ID\n`);
          finish(0);
        }),
    );

  add('delete <runs...>', 'delete runs and what only they refer to')
    .option('--force', 'also runs that a baseline points to')
    .action((references: readonly string[], flags: StoreFlags & { readonly force?: boolean }) =>
      withStore(terminal, flags, async (store) => {
        // Found and looked at first, so that one wrong name deletes nothing.
        const found = new Map<number, RunRecord>();
        const baselines = await baselineNames(store);
        for (const reference of references) {
          const run = await findRun(store, reference);
          const names = baselines.get(run.id);
          if (names !== undefined && flags.force !== true) throw pointedTo(run, names);
          found.set(run.runNo, run);
        }
        for (const run of found.values()) {
          await store.runs.delete(run.runNo);
          terminal.out(`deleted ${run.id} ${visibleLine(run.name)}\n`);
        }
        finish(0);
      }),
    );

  add('prune', 'delete old runs, never a baseline; says what it would do unless --yes is given')
    .option('--keep <n>', 'always keep the newest n of each feature', wholeNumber(0))
    .option('--older-than <days>', 'only runs older than so many days', numberBetween(0, 1e6))
    .option('--protect <runs...>', 'never these (ids or names)')
    .option('--yes', 'really delete')
    .action(
      (
        flags: StoreFlags & {
          readonly keep?: number;
          readonly olderThan?: number;
          readonly protect?: readonly string[];
          readonly yes?: boolean;
        },
      ) =>
        withStore(terminal, flags, async (store) => {
          const { removed, spared } = await prune(store, {
            keepLast: flags.keep,
            before: flags.olderThan === undefined ? undefined : systemClock.now() - flags.olderThan * day,
            protect: await Promise.all((flags.protect ?? []).map(async (name) => (await findRun(store, name)).id)),
            dryRun: flags.yes !== true,
            compact: flags.yes === true,
          });
          for (const run of removed)
            terminal.out(`${flags.yes === true ? 'deleted' : 'would delete'} ${run.id} ${visibleLine(run.name)}\n`);
          for (const run of spared)
            terminal.error(`kept ${run.id} ${visibleLine(run.name)}: a baseline points to it\n`);
          terminal.error(
            `${removed.length} runs${flags.yes === true ? '' : '; type the same with --yes to delete them'}\n`,
          );
          finish(0);
        }),
    );

  add('backup <path>', 'a consistent copy of the store in a new file').action((path: string, flags: StoreFlags) =>
    withStore(terminal, flags, async (store) => {
      await store.backup(path);
      terminal.out(`${path}\n`);
      finish(0);
    }),
  );
  return runs;
};

const heading = ['id', 'name', 'feature', 'status', 'finished', 'started (UTC)', 'baseline'];

function lineOf(run: RunRecord, baselines: readonly string[] = []): object {
  const { manifest, ...rest } = run;
  const { planned, target, setFingerprint } = manifest;
  return { ...rest, planned, target: target.name, setFingerprint, baselines };
}

function rowOf(run: RunRecord, baselines: readonly string[] = []): string[] {
  const started = new Date(run.startedAt).toISOString().slice(0, 19).replace('T', ' ');
  const finished = `${run.finished}/${run.manifest.planned}`;
  const texts = [run.name, run.feature].map(visibleLine);
  return [run.id, ...texts, run.status, finished, started, baselines.map(visibleLine).join(', ') || '-'];
}

function pointedTo(run: RunRecord, baselines: readonly string[]): PlimsollError {
  const [name = ''] = baselines;
  const names = baselines.map((each) => `"${visibleLine(each)}"`).join(', ');
  return new PlimsollError({
    code: 'usage-invalid',
    message: `The run ${run.id} is the baseline ${names} of ${visibleLine(run.feature)}; nothing was deleted.`,
    hint: `Move the baseline to another run first (plimsoll baseline set ${visibleLine(name)} RUN --reason "…"), or add --force.`,
  });
}

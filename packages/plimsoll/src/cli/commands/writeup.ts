import { failureModes } from '@plimsoll/core';
import { dirname, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { checkWriteup, type WriteupDifference } from '../../reports/writeups/check-writeup.js';
import type { WriteupKind } from '../../reports/writeups/document.js';
import { placeholders } from '../../reports/writeups/placeholders.js';
import { portfolioEntries } from '../../reports/writeups/portfolio-entries.js';
import { portfolioHtml, portfolioMarkdown } from '../../reports/writeups/portfolio.js';
import { writeupFormatOf, writeupFormats, type WriteupFormat } from '../../reports/writeups/writeup-formats.js';
import { writeupText } from '../../reports/writeups/writeup-text.js';
import { shorten, visibleLine } from '../../reports/visible-text.js';
import type { Store } from '../../store/store.js';
import type { CommandMaker } from '../command-entry.js';
import { findRun } from '../find-run.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { writeWholeFile } from '../write-whole-file.js';

interface WriteupFlags extends StoreFlags {
  readonly notes?: string;
  readonly format?: WriteupFormat;
  readonly out?: string;
  readonly case?: readonly string[];
  readonly after?: string;
  readonly revealHarmful?: boolean;
}

export const writeupCommand: CommandMaker = (terminal, finish) => {
  const writeup = new Command('writeup');
  const add = (nameAndArguments: string, description: string): Command =>
    writeup
      .command(nameAndArguments)
      .description(description)
      .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
      .option('--store <path>', 'the store, a path or a postgres:// address')
      .option('--notes <path>', 'your words: a YAML file (see the guide)')
      .addOption(
        new Option('--format <format>', 'what to write (default: by the name of --out)').choices(writeupFormats),
      )
      .option('--out <path>', 'where to write it (default: standard output)')
      .option('--reveal-harmful', 'show texts of harmful cases in Markdown');
  const write = (kind: WriteupKind, references: readonly string[], flags: WriteupFlags): Promise<void> =>
    withStore(terminal, flags, async (store) => {
      await writeOne(terminal, store, kind, references, flags);
      finish(0);
    });

  add('improvement <before> <after>', 'one page on what a change did, with intervals').action(
    (before: string, after: string, flags: WriteupFlags) => write('improvement', [before, after], flags),
  );
  add('red-team [run]', 'what was tried, how often it worked, what held').action(
    (run: string | undefined, flags: WriteupFlags) => write('red-team', [run ?? 'latest'], flags),
  );
  add('failure [run]', 'an analysis of chosen cases: what happened, why, class, fix')
    .option('--case <id...>', 'the cases')
    .option('--after <run>', 'a run after the fix, to show what these cases did')
    .action((run: string | undefined, flags: WriteupFlags) =>
      write('failure-analysis', [run ?? 'latest', ...(flags.after === undefined ? [] : [flags.after])], flags),
    );

  writeup
    .command('check <files...>')
    .description('make write-ups again from the stored runs and say whether anything differs')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--store <path>', 'the store, a path or a postgres:// address')
    .action((files: readonly string[], flags: StoreFlags) =>
      withStore(terminal, flags, async (store) => {
        let same = true;
        for (const file of files) {
          const path = resolve(terminal.folder, file);
          const difference = await checkWriteup(store, path);
          terminal.out(differenceText(path, difference));
          same &&= difference === undefined;
        }
        finish(same ? 0 : 1);
      }),
    );

  writeup
    .command('portfolio <files...>')
    .description('a page that leads to write-ups (files or folders)')
    .option('--title <text>', 'of the page', 'Portfolio')
    .requiredOption('--out <path>', 'where to write it, .html or .md')
    .action(async (files: readonly string[], flags: { readonly title: string; readonly out: string }) => {
      const out = resolve(terminal.folder, flags.out);
      const entries = await portfolioEntries(
        files.map((file) => resolve(terminal.folder, file)),
        out,
      );
      const text =
        writeupFormatOf(out) === 'html' ? portfolioHtml(flags.title, entries) : portfolioMarkdown(flags.title, entries);
      terminal.out(`${await writeWholeFile(out, oneChunk(text), '--out')}\n`);
      finish(0);
    });

  writeup
    .command('modes')
    .description('the failure modes an analysis can be filed under')
    .action(() => {
      terminal.out(
        table([['id', 'family', 'what it is'], ...failureModes.map((mode) => [mode.id, mode.family, mode.name])]),
      );
      finish(0);
    });
  writeup
    .command('placeholders')
    .description('the figures that notes of an improvement may name in braces')
    .action(() => {
      terminal.out(`${placeholders.map((name) => `{${name}}`).join('\n')}\n`);
      finish(0);
    });
  return writeup;
};

async function writeOne(
  terminal: Terminal,
  store: Store,
  kind: WriteupKind,
  references: readonly string[],
  flags: WriteupFlags,
): Promise<void> {
  const out = flags.out === undefined ? undefined : resolve(terminal.folder, flags.out);
  const format = flags.format ?? (out === undefined ? 'markdown' : writeupFormatOf(out));
  const runs = await Promise.all(references.map((reference) => findRun(store, reference)));
  const folder = out === undefined ? terminal.folder : dirname(out);
  const notes = flags.notes === undefined ? undefined : relative(folder, resolve(terminal.folder, flags.notes));
  const text = await writeupText(store, format, folder, {
    format: 'plimsoll-writeup/1',
    kind,
    title: '',
    lead: '',
    runs: runs.map(({ id }) => id),
    ...(flags.case === undefined ? {} : { cases: [...flags.case] }),
    ...(notes === undefined ? {} : { notes }),
    ...(flags.revealHarmful === true ? { reveal: true } : {}),
  });
  if (out === undefined) terminal.out(text);
  else terminal.out(`${await writeWholeFile(out, oneChunk(text), '--out')}\n`);
}

function differenceText(file: string, difference: WriteupDifference | undefined): string {
  if (difference === undefined) return `${file}: as the stored runs say\n`;
  const shown = (line: string): string => shorten(visibleLine(line), 200);
  const { line, has, is } = difference;
  return `${file}:${String(line)}: differs from what the stored runs say now\n  has  ${shown(has)}\n  is   ${shown(is)}\n`;
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { PlimsollError } from '@plimsoll/core';
import { readTextFile } from '../../files/index.js';
import type { WriteupKind } from '../../reports/writeups/document.js';
import { failureModes } from '../../reports/writeups/failure-modes.js';
import { makeWriteup } from '../../reports/writeups/make-writeup.js';
import { placeholders } from '../../reports/writeups/placeholders.js';
import { portfolioHtml, portfolioMarkdown, type PortfolioEntry } from '../../reports/writeups/portfolio.js';
import { readStamp, type WriteupStamp } from '../../reports/writeups/stamp.js';
import { writeupFile, writeupFormats, type WriteupFormat } from '../../reports/writeups/writeup-formats.js';
import { shorten, visibleLine } from '../../reports/visible-text.js';
import { loadWriteupNotes } from '../../reports/writeups/writeup-notes.js';
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
        for (const file of files) same = (await checkOne(terminal, store, resolve(terminal.folder, file))) && same;
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
        formatOf(out) === 'html' ? portfolioHtml(flags.title, entries) : portfolioMarkdown(flags.title, entries);
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
  const format = flags.format ?? (out === undefined ? 'markdown' : formatOf(out));
  const runs = await Promise.all(references.map((reference) => findRun(store, reference)));
  const folder = out === undefined ? terminal.folder : dirname(out);
  const notes = flags.notes === undefined ? undefined : relative(folder, resolve(terminal.folder, flags.notes));
  const text = await render(store, format, folder, {
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

/** The text of a write-up as its stamp says; title and lead of the stamp come out of the document. */
async function render(store: Store, format: WriteupFormat, folder: string, stamp: WriteupStamp): Promise<string> {
  const document = await makeWriteup(store, {
    kind: stamp.kind,
    runs: await Promise.all(stamp.runs.map((id) => findRun(store, id))),
    cases: stamp.cases,
    notes: stamp.notes === undefined ? {} : await loadWriteupNotes(resolve(folder, stamp.notes)),
    command: commandOf(stamp),
  });
  return writeupFile(document, format, { ...stamp, title: document.title, lead: document.lead });
}

const subcommands = { improvement: 'improvement', 'red-team': 'red-team', 'failure-analysis': 'failure' } as const;

function commandOf({ kind, runs, cases, notes, reveal }: WriteupStamp): string {
  const [first, second] = runs;
  const words = ['plimsoll', 'writeup', subcommands[kind], first ?? ''];
  if (second !== undefined) words.push(...(kind === 'failure-analysis' ? ['--after', second] : [second]));
  if (cases !== undefined) words.push('--case', ...cases);
  if (notes !== undefined) words.push('--notes', notes);
  if (reveal === true) words.push('--reveal-harmful');
  return words.map((word) => (/^[\w./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

async function checkOne(terminal: Terminal, store: Store, file: string): Promise<boolean> {
  const { text } = await readTextFile(file);
  const again = await render(store, formatOf(file), dirname(file), readStamp(text, file));
  const [was, is] = [text.split('\n'), again.split('\n')];
  const line = was.findIndex((each, index) => each !== is[index]);
  if (line < 0 && was.length === is.length) {
    terminal.out(`${file}: as the stored runs say\n`);
    return true;
  }
  const at = line < 0 ? was.length : line;
  terminal.out(
    `${file}:${String(at + 1)}: differs from what the stored runs say now\n  has  ${shorten(visibleLine(was[at] ?? ''), 200)}\n  is   ${shorten(visibleLine(is[at] ?? ''), 200)}\n`,
  );
  return false;
}

async function portfolioEntries(paths: readonly string[], out: string): Promise<PortfolioEntry[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat().filter((file) => file !== out);
  const entries: PortfolioEntry[] = [];
  for (const file of files) {
    const stamp = readStamp((await readTextFile(file)).text, file);
    entries.push({ path: relative(dirname(out), file).replaceAll('\\', '/'), stamp });
  }
  if (entries.length > 0) return entries;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: 'There is no write-up in what was named.',
    hint: 'Make one first: plimsoll writeup improvement BEFORE AFTER --out note.md',
  });
}

/** A file itself, or the write-ups in a folder: those files of it that carry a stamp. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return [path];
  const names = (await readdir(path)).filter((name) => ['.md', '.html'].includes(extname(name))).sort();
  const stamped: string[] = [];
  for (const name of names) {
    const file = join(path, name);
    if ((await readTextFile(file)).text.includes('<!-- plimsoll-writeup ')) stamped.push(file);
  }
  return stamped;
}

function formatOf(path: string): WriteupFormat {
  return /\.html?$/i.test(path) ? 'html' : 'markdown';
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

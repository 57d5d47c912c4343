import { resolve } from 'node:path';
import type { RunRecord, Store } from '../../store/store.js';
import { noSuchRun } from '../../store/no-such-run.js';
import { makeWriteup } from './make-writeup.js';
import type { WriteupStamp } from './stamp.js';
import { writeupFile, type WriteupFormat } from './writeup-formats.js';
import { loadWriteupNotes } from './writeup-notes.js';

/**
 * The text of a write-up as its stamp says; title and lead of the stamp come out of the document.
 *
 * @param folder where the write-up stands: its notes are named from there.
 * @throws PlimsollError `run-unknown` for a run that is no longer stored, and as `makeWriteup` does.
 */
export async function writeupText(
  store: Store,
  format: WriteupFormat,
  folder: string,
  stamp: WriteupStamp,
): Promise<string> {
  const document = await makeWriteup(store, {
    kind: stamp.kind,
    runs: await Promise.all(stamp.runs.map((id) => storedRun(store, id))),
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

async function storedRun(store: Store, id: string): Promise<RunRecord> {
  const run = await store.runs.find(id);
  if (run === undefined) throw noSuchRun(id);
  return run;
}

import { dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { differences, type ComparisonSummary } from '@plimsoll/core';
import { compareRuns } from '../../proof/compare/compare-runs.js';
import {
  comparisonFormatNames,
  comparisonFormats,
  type ComparisonFormatName,
} from '../../reports/comparison/comparison-formats.js';
import type { RunRecord, Store } from '../../store/store.js';
import type { CommandMaker } from '../command-entry.js';
import { namesAmong, wholeNumber } from '../run-options.js';
import { findRun } from '../find-run.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { writeWholeFile } from '../write-whole-file.js';

interface CompareFlags extends StoreFlags {
  readonly allow?: readonly (typeof differences)[number][];
  readonly limit?: number;
  readonly all?: boolean;
  readonly format: ComparisonFormatName;
  readonly json?: boolean;
  readonly out?: string;
  readonly reveal?: boolean;
}

const runWords = 'id, beginning of an id, name, latest, latest~1, or baseline:NAME';

export const compareCommand: CommandMaker = (terminal, finish) =>
  new Command('compare')
    .argument('[baseline]', runWords, 'latest~1')
    .argument('[candidates...]', `runs to compare with it (default: latest)`)
    .option(
      '--allow <differences>',
      `compare what is left in spite of: ${differences.join(', ')}`,
      namesAmong(differences),
    )
    .option('--limit <n>', 'show so many flips of each direction (default: 10, in HTML 100)', wholeNumber(0))
    .option('--all', 'show every flip')
    .option('--reveal', 'show the texts of harmful cases in text and Markdown')
    .addOption(new Option('--format <format>', 'what to write').choices(comparisonFormatNames).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <path>', 'where to write it; "-" for standard output (default for HTML: beside the store)')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--store <path>', 'the store, a path or a postgres:// address')
    .addHelpText('after', '\nExit code 0 whatever the verdict: a comparison is no gate. For that type: plimsoll gate\n')
    .action((baseline: string, candidates: readonly string[], flags: CompareFlags) =>
      withStore(terminal, flags, async (store) => {
        const [first, ...others] = await findRuns(store, [
          baseline,
          ...(candidates.length === 0 ? ['latest'] : candidates),
        ]);
        const format = flags.json === true ? 'json' : flags.format;
        const flips = flags.all === true ? Number.MAX_SAFE_INTEGER : (flags.limit ?? (format === 'html' ? 100 : 10));
        const summary = await compareRuns(store, first as RunRecord, others, { allow: flags.allow, flips });
        const path = flags.out ?? (format === 'html' ? defaultPath(store, summary) : '-');
        const text = comparisonFormats[format](summary, {
          columns: terminal.columns,
          colour: terminal.colour && path === '-',
          revealHarmful: flags.reveal,
        });
        if (path === '-') terminal.out(text);
        else terminal.out(`${await writeWholeFile(resolve(terminal.folder, path), once(text), '--out')}\n`);
        finish(0);
      }),
    );

/** A baseline's name is looked up in the feature of the first run that is named otherwise. */
async function findRuns(store: Store, references: readonly string[]): Promise<readonly RunRecord[]> {
  const other = references.find((reference) => !reference.startsWith('baseline:'));
  const scope = other === undefined ? undefined : await findRun(store, other);
  const runs: RunRecord[] = [];
  for (const reference of references) runs.push(await findRun(store, reference, scope));
  return runs;
}

function defaultPath(store: Store, { baseline, comparisons }: ComparisonSummary): string {
  const folder = store.kind === 'sqlite' ? join(dirname(store.location), 'reports') : join('.plimsoll', 'reports');
  const ids = [baseline.id, ...comparisons.map(({ candidate }) => candidate.id)].map((id) => id.slice(-6));
  return join(folder, `compare-${ids.slice(0, 8).join('-')}.html`);
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

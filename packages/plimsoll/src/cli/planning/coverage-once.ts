import { resolve } from 'node:path';
import { summariseCoverage } from '../../campaigns/coverage-table/summarise-coverage.js';
import { featureOf, openWorkspace } from '../../compose.js';
import { coverageFormats, type CoverageFormatName } from '../../reports/campaign/coverage-formats.js';
import type { Scope } from '../../store/store.js';
import { findRun } from '../find-run.js';
import type { Terminal } from '../terminal.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { writeWholeFile } from '../write-whole-file.js';

/** The flags of `plimsoll attack coverage`. */
export interface CoverageFlags extends StoreFlags {
  readonly feature?: string;
  readonly format: CoverageFormatName;
  readonly json?: boolean;
  readonly out?: string;
}

/** `plimsoll attack coverage`: of one run, or of all runs of a feature. */
export async function coverageOnce(
  terminal: Terminal,
  reference: string | undefined,
  flags: CoverageFlags,
): Promise<void> {
  await withStore(terminal, flags, async (store) => {
    const one = reference === undefined ? undefined : await findRun(store, reference);
    const scope: Scope = one ?? (await scopeOf(terminal, flags));
    const { project, feature } = scope;
    const runs = one === undefined ? await store.runs.list({ project, feature }) : [one];
    const coverage = await summariseCoverage(store, { project, feature }, runs);
    const text = coverageFormats[flags.json === true ? 'json' : flags.format](coverage, terminal.columns);
    if (flags.out === undefined) terminal.out(text);
    else terminal.out(`${await writeWholeFile(resolve(terminal.folder, flags.out), once(text), '--out')}\n`);
  });
}

async function scopeOf(terminal: Terminal, { config, feature }: CoverageFlags): Promise<Scope> {
  return featureOf(await openWorkspace(terminal.folder, terminal.environment, config), feature).scope;
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

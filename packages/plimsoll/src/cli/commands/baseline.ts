import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { moveBaseline } from '../../proof/gate/baselines.js';
import { currentBaselines } from '../../store/current-baselines.js';
import { movedText, movesTable, scopeOfName } from '../baselines-table.js';
import type { CommandMaker } from '../command-entry.js';
import { findRun } from '../find-run.js';
import { withStore, type StoreFlags } from '../with-store.js';

interface MoveFlags extends StoreFlags {
  readonly reason: string;
  readonly by?: string;
  readonly feature?: string;
  readonly json?: boolean;
}

interface ListFlags extends StoreFlags {
  readonly feature?: string;
  readonly json?: boolean;
}

export const baselineCommand: CommandMaker = (terminal, finish) => {
  const baseline = new Command('baseline');
  const add = (nameAndArguments: string, description: string): Command =>
    baseline
      .command(nameAndArguments)
      .description(description)
      .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
      .option('--store <path>', 'the store, a path or a postgres:// address')
      .option('--json', 'as JSON, one object per line');
  const addMove = (nameAndArguments: string, description: string): Command =>
    add(nameAndArguments, description)
      .requiredOption('--reason <text>', 'why, for whoever reads the history')
      .option('--by <name>', 'who decided it');

  addMove('set <name> <run>', 'give a run a name that later runs are compared with, or move the name').action(
    (name: string, reference: string, flags: MoveFlags) =>
      withStore(terminal, flags, async (store) => {
        const run = await findRun(store, reference);
        const { reason, by } = flags;
        const scope = { project: run.project, feature: run.feature };
        const moved = await moveBaseline(store, { scope, name, run, reason, by, now: systemClock.now() });
        if (flags.json === true)
          terminal.out(`${JSON.stringify({ name, ...scope, from: moved.from?.id ?? null, to: run.id })}\n`);
        else terminal.out(await movedText(store, moved));
        finish(0);
      }),
  );

  addMove('remove <name>', 'take a name away; its history stays')
    .option('--feature <name>', 'of this feature, where several have the name')
    .action((name: string, flags: MoveFlags) =>
      withStore(terminal, flags, async (store) => {
        const scope = await scopeOfName(store, name, flags.feature);
        const { reason, by } = flags;
        const moved = await moveBaseline(store, { scope, name, reason, by, now: systemClock.now() });
        if (flags.json === true)
          terminal.out(`${JSON.stringify({ name, ...scope, from: moved.from?.id ?? null, to: null })}\n`);
        else terminal.out(await movedText(store, moved));
        finish(0);
      }),
    );

  const list = async (flags: ListFlags, name: string | undefined, history: boolean): Promise<void> =>
    withStore(terminal, flags, async (store) => {
      const scope = flags.feature === undefined ? {} : { feature: flags.feature };
      const moves = history ? await store.baselines.history(scope, name) : await currentBaselines(store, scope);
      if (flags.json === true) for (const move of moves) terminal.out(`${JSON.stringify(move)}\n`);
      else if (moves.length === 0)
        terminal.out('No baseline is set yet. Type: plimsoll baseline set NAME RUN --reason "…"\n');
      else terminal.out(movesTable(moves));
      finish(0);
    });

  add('list', 'where each name points to now')
    .option('--feature <name>', 'only of this feature')
    .action((flags: ListFlags) => list(flags, undefined, false));

  add('history [name]', 'every move with its reason, newest first')
    .option('--feature <name>', 'only of this feature')
    .action((name: string | undefined, flags: ListFlags) => list(flags, name, true));

  return baseline;
};

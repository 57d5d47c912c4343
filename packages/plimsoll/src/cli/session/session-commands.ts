import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { writeCases } from '../../datasets/write-cases.js';
import { sessionFormatNames, type SessionFormatName } from '../../reports/campaign/session-formats.js';
import { nameList, numberBetween } from '../run-options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { debriefSession, type DebriefFlags } from './debrief-session.js';
import { joinSession, type JoinFlags } from './join-session.js';
import { newSession, type NewSessionFlags } from './new-session.js';

const oneWeek = 7 * 24 * 60;

/** Adds `attack session` with all it can do. */
export function addSessionCommands(attack: Command, terminal: Terminal, finish: (code: number) => void): void {
  const session = attack.command('session').description('people attack together, and everything is kept');
  const configOption = ['--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)'] as const;
  const storeOption = ['--store <path>', 'the store, a path or a postgres:// address'] as const;

  session
    .command('new')
    .description('agree on scope, rules, time and testers; the first who joins begins the time')
    .argument('[feature]', 'a feature of the configuration (default: the only one)')
    .requiredOption('--scope <text>', 'what is attacked, and what is out of bounds')
    .requiredOption('--rules <text>', 'what testers may and may not do')
    .requiredOption('--testers <names>', 'who takes part, separated by commas', nameList)
    .option('--minutes <n>', 'how long it lasts', numberBetween(0.01, oneWeek), 60)
    .option('--name <name>', 'what to call it (default: session)')
    .option('--set <paths...>', 'golden-set files instead of the configured ones')
    .option('--target <name>', 'another target of the configuration')
    .option('--controls <names>', "controls to switch on instead of the feature's, or none", nameList)
    .option(...configOption)
    .option('--json', 'as JSON')
    .action(async (feature: string | undefined, flags: NewSessionFlags) => {
      await newSession(terminal, feature, flags);
      finish(0);
    });

  session
    .command('join')
    .description('attack from this terminal; also reads what to say from standard input')
    .argument('[session]', 'id, beginning of an id, name, latest', 'latest')
    .requiredOption('--as <tester>', 'who you are')
    .option(...configOption)
    .action(async (reference: string, flags: JoinFlags) => {
      finish(await joinSession(terminal, reference, flags));
    });

  session
    .command('debrief')
    .description('what a session came to, as text, Markdown, HTML or JSON; also while it goes on')
    .argument('[session]', 'id, beginning of an id, name, latest', 'latest')
    .addOption(new Option('--format <format>', 'what to write').choices(sessionFormatNames).default('text'))
    .option('--out <path>', 'where to write it (default: standard output)')
    .option('--cases <path>', 'also write the findings as a golden set: .jsonl, .yaml or .csv')
    .option('--reveal', 'show what was said in harmful conversations')
    .option('--json', 'the same as --format json')
    .option(...configOption)
    .option(...storeOption)
    .action(
      (reference: string, flags: DebriefFlags & { readonly format: SessionFormatName; readonly cases?: string }) =>
        withStore(terminal, flags, async (store) => {
          const cases = await debriefSession(terminal, store, reference, flags);
          if (flags.cases !== undefined) {
            const written = await writeCases(resolve(terminal.folder, flags.cases), pageOf(cases));
            terminal.error(`${written.path}: ${String(written.cases)} cases\n`);
          }
          finish(0);
        }),
    );

  session
    .command('list')
    .description('the sessions there are, the newest first')
    .option('--json', 'as JSON')
    .option(...configOption)
    .option(...storeOption)
    .action((flags: StoreFlags & { readonly json?: boolean }) =>
      withStore(terminal, flags, async (store) => {
        const sessions = await store.sessions.list();
        if (flags.json === true) terminal.out(sessions.map((each) => `${JSON.stringify(each)}\n`).join(''));
        else if (sessions.length === 0) terminal.out('There is no session yet. Type: plimsoll attack session new\n');
        else
          terminal.out(
            table(
              sessions.map(({ id, createdAt, feature, name }) => [
                id,
                new Date(createdAt).toISOString().slice(0, 16),
                feature,
                name,
              ]),
            ),
          );
        finish(0);
      }),
    );
}

async function* pageOf<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield await Promise.resolve(items);
}

import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { attackCatalogue, attackKinds, describeAttack, type AttackKind } from '../../attacks/catalogue.js';
import { converterStack } from '../../attacks/converter-stack.js';
import { parseAttack } from '../../attacks/parse-attack.js';
import { suiteNames, suites, type SuiteName } from '../../attacks/suites.js';
import { promotedCases } from '../../campaigns/promoted-cases.js';
import { summariseCampaign } from '../../campaigns/summarise-campaign.js';
import { writeCases } from '../../datasets/write-cases.js';
import {
  campaignFormatNames,
  campaignFormats,
  type CampaignFormatName,
} from '../../reports/campaign/campaign-formats.js';
import { attackOnce, type AttackFlags } from '../attack-once.js';
import type { CommandMaker } from '../command-entry.js';
import { findRun } from '../find-run.js';
import { addPlanningCommands } from '../planning/planning-commands.js';
import { addRunOptions, checkFlags, wholeNumber } from '../run-options.js';
import { addSessionCommands } from '../session/session-commands.js';
import { table } from '../table.js';
import { withStore, type StoreFlags } from '../with-store.js';
import { writeWholeFile } from '../write-whole-file.js';

interface ListFlags {
  readonly kind?: AttackKind;
  readonly suite?: SuiteName;
  readonly json?: boolean;
}

interface FindingsFlags extends StoreFlags {
  readonly format: CampaignFormatName;
  readonly json?: boolean;
  readonly out?: string;
  readonly reveal?: boolean;
}

export const attackCommand: CommandMaker = (terminal, finish) => {
  const attack = new Command('attack');
  const storeOptions = (command: Command): Command =>
    command
      .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
      .option('--store <path>', 'the store, a path or a postgres:// address');
  const formatOption = (): Option =>
    new Option('--format <format>', 'what to write').choices(campaignFormatNames).default('text');

  addRunOptions(attack.command('run'))
    .description('attack a feature, follow up what failed, and say how each attack fared')
    .argument('[feature]', 'a feature of the configuration (default: the only one)')
    .addOption(new Option('--suite <name>', 'a list of attacks (default: broad)').choices(suiteNames))
    .option('--plan <path>', 'a campaign file, as attack plan --write makes it; flags win')
    .option('--no-follow-up', 'make no failure smaller and make none again')
    .option('--probes <n>', 'most conversations for making one failure smaller (default: 120)', wholeNumber(0))
    .option('--replays <n>', 'how often the smallest attempt is made again (default: 10)', wholeNumber(1))
    .option('--most-failures <n>', 'follow up so many failures, the gravest first (default: 50)', wholeNumber(0))
    .option('--resume [run]', 'go on with an interrupted campaign (default: the newest interrupted run)')
    .option('--dry-run', 'print the plan and its expected cost, and send nothing')
    .option('--cache', 'take stored replies to equal requests of the same release instead of sending them', false)
    .option('--reveal', 'show what was said in harmful cases')
    .option('--json', 'the same as --format json')
    .option('--quiet', 'no progress')
    .addOption(formatOption())
    .addHelpText('after', '\nOnly harmful cases are attacked unless --side says otherwise.\n')
    .action(async (feature: string | undefined, flags: AttackFlags) => {
      checkFlags(flags);
      finish(await attackOnce(terminal, feature, flags));
    });

  storeOptions(attack.command('findings'))
    .description('what a campaign found, again: as text, Markdown, JSON, SARIF, or AVID reports')
    .argument('[run]', 'id, beginning of an id, name, latest', 'latest')
    .option('--out <path>', 'where to write it (default: standard output)')
    .option('--reveal', 'show what was said in harmful cases')
    .option('--json', 'the same as --format json')
    .addOption(formatOption())
    .action((reference: string, flags: FindingsFlags) =>
      withStore(terminal, flags, async (store) => {
        const summary = await summariseCampaign(store, await findRun(store, reference));
        const format = flags.json === true ? 'json' : flags.format;
        const options = { columns: terminal.columns, revealHarmful: flags.reveal };
        const text = campaignFormats[format](summary, options);
        if (flags.out === undefined) terminal.out(text);
        else terminal.out(`${await writeWholeFile(resolve(terminal.folder, flags.out), once(text), '--out')}\n`);
        finish(0);
      }),
    );

  storeOptions(attack.command('promote'))
    .description('write weaknesses of a campaign as cases of a golden set')
    .argument('[run]', 'id, beginning of an id, name, latest', 'latest')
    .option('--weakness <signatures...>', 'only these, by the beginning of the signature (default: all)')
    .requiredOption('--out <path>', 'a new golden set: .jsonl, .yaml or .csv')
    .action((reference: string, flags: StoreFlags & { readonly weakness?: readonly string[]; readonly out: string }) =>
      withStore(terminal, flags, async (store) => {
        const { cases, planted } = await promotedCases(store, await findRun(store, reference), flags.weakness);
        const path = resolve(terminal.folder, flags.out);
        const written = await writeCases(path, pageOf(cases));
        const rest = planted === 0 ? '' : `; ${String(planted)} are planted into results of tools and stay attacks`;
        terminal.out(`${written.path}: ${String(written.cases)} cases${rest}\n`);
        finish(0);
      }),
    );

  attack
    .command('list')
    .description('the converters, strategies and injections there are')
    .addOption(new Option('--kind <kind>', 'only these').choices(attackKinds))
    .addOption(new Option('--suite <name>', 'only what this suite is made of').choices(suiteNames))
    .option('--json', 'with everything known of each')
    .action(({ kind, suite, json }: ListFlags) => {
      const names = suite === undefined ? undefined : new Set(suites[suite]().map((each) => each.replace(/\(.*/, '')));
      const listed = attackCatalogue().filter(
        (each) => (kind === undefined || each.kind === kind) && names?.has(each.name) !== false,
      );
      if (json === true) terminal.out(`${JSON.stringify(listed)}\n`);
      else
        terminal.out(
          table([
            ['name', 'kind', 'family', 'what it does'],
            ...listed.map(({ name, kind: of, family, knowledge }) => [name, of, family, knowledge.summary]),
          ]),
        );
      finish(0);
    });

  attack
    .command('show')
    .description('what is known of an attack: what it exploits, what helps, where it was described')
    .argument('<name>', 'a converter, strategy, injection or goal of injections')
    .option('--json', 'as JSON')
    .action((name: string, { json }: { readonly json?: boolean }) => {
      const described = describeAttack(name);
      terminal.out(json === true ? `${JSON.stringify(described)}\n` : described.text);
      finish(0);
    });

  attack
    .command('convert')
    .description('rewrite a text by converters')
    .argument('<attack>', 'such as leetspeak+base64')
    .argument('<text...>', 'the text')
    .option('--seed <n>', 'decides what is random (default: 1)', wholeNumber(0))
    .action((written: string, words: readonly string[], { seed = 1 }: { readonly seed?: number }) => {
      terminal.out(`${converterStack(parseAttack(written)).convert(words.join(' '), String(seed))}\n`);
      finish(0);
    });
  addPlanningCommands(attack, terminal, finish);
  addSessionCommands(attack, terminal, finish);
  return attack;
};

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

async function* pageOf<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield await Promise.resolve(items);
}

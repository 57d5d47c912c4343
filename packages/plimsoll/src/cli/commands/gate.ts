import { Command, InvalidArgumentError, Option } from 'commander';
import { gateFormatNames, type GateFormatName } from '../../reports/gate/gate-formats.js';
import type { CommandMaker } from '../command-entry.js';
import { gateOnce, type GateFlags } from '../gate-once.js';
import { addRunOptions, namesAmong, wholeNumber } from '../run-options.js';
import { listVerdicts, showVerdict } from '../stored-verdicts.js';
import { withStore, type StoreFlags } from '../with-store.js';

const help = `
Exit code: 0 pass, 1 fail, 4 inconclusive (which is no pass); 2 for a plan or a baseline that cannot be used.
A plan with "sequential: {}" looks after every cluster of cases, and with --run stops as soon as the verdict stands.
Several files from one verdict: --write markdown=gate.md --write junit=gate.xml --write sarif=gate.sarif
`;

export const gateCommand: CommandMaker = (terminal, finish) => {
  const gate = addRunOptions(new Command('gate'))
    .argument('[run]', 'the run to gate: id, beginning of an id, name, latest, or baseline:NAME (default: latest)')
    .option('--plan <path>', "the gate plan (default: the feature's, or gate-plan.yaml beside plimsoll.yaml)")
    .option('--feature <name>', 'the feature (default: the one of the plan, or the only one)')
    .option('--baseline <name>', 'tell new failures from those of this baseline, where the plan names none')
    .option('--run', 'make a new run first, with the options of "plimsoll run"')
    .option('--resume [run]', 'go on with an interrupted run, then gate it')
    .option('--cache', 'with --run: take stored replies to equal requests of the same release', false)
    .option('--quiet', 'no progress')
    .addOption(new Option('--format <format>', 'what to write').choices(gateFormatNames).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <path>', 'where to write it; "-" for standard output')
    .option('--write <format=path>', 'write another file from the same verdict; may be repeated', fileToWrite)
    .addHelpText('after', help)
    .action(async (reference: string | undefined, flags: GateFlags) => {
      finish(await gateOnce(terminal, reference, flags));
    });

  const add = (nameAndArguments: string, description: string): Command =>
    gate
      .command(nameAndArguments)
      .description(description)
      .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
      .option('--store <path>', 'the store, a path or a postgres:// address');

  add('list', 'stored verdicts, newest first')
    .option('--feature <name>', 'only of this feature')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 50)
    .option('--json', 'one JSON object per line')
    .action((_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<StoreFlags & { limit: number; feature?: string; json?: boolean }>();
      return withStore(terminal, flags, async (store) => {
        await listVerdicts(terminal, store, flags);
        finish(0);
      });
    });

  add('show <verdict>', 'a stored verdict, as it was decided')
    .addOption(new Option('--format <format>', 'what to write').choices(gateFormatNames))
    .option('--json', 'the same as --format json')
    .action((id: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<StoreFlags & { format: GateFormatName; json?: boolean }>();
      return withStore(terminal, flags, async (store) => {
        await showVerdict(terminal, store, id, flags.json === true ? 'json' : flags.format);
        finish(0);
      });
    });
  return gate;
};

type FileToWrite = NonNullable<GateFlags['write']>[number];

function fileToWrite(text: string, before: readonly FileToWrite[] = []): readonly FileToWrite[] {
  const [, name = '', path = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (path === '') throw new InvalidArgumentError('Write it as FORMAT=PATH, such as markdown=gate.md.');
  return [...before, { format: namesAmong(gateFormatNames)(name)[0] as GateFormatName, path }];
}

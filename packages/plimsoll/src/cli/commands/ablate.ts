import { Command, Option } from 'commander';
import { ablationDesigns } from '@plimsoll/core';
import { ablationFormatNames } from '../../reports/ablation/ablation-formats.js';
import { ablateOnce, type AblateFlags } from '../ablate-once.js';
import type { CommandMaker } from '../command-entry.js';
import { addMeasuringOptions } from '../run-options.js';

export const ablateCommand: CommandMaker = (terminal, finish) =>
  addMeasuringOptions(
    new Command('ablate'),
    'controls to measure, separated by commas (default: those of the feature, else all that are declared)',
  )
    .argument('[feature]', 'a feature of the configuration (default: the only one)')
    .addOption(
      new Option('--design <design>', 'which arrangements are measured').choices(ablationDesigns).default('both'),
    )
    .option('--each-rule', 'take every rule of a guard policy as a control of its own')
    .option('--resume', 'take up what an earlier call of the same ablation has finished')
    .option('--dry-run', 'print the arrangements and their expected cost, and send nothing')
    .option('--cache', 'take stored replies to equal requests of the same release instead of sending them', false)
    .addOption(new Option('--format <format>', 'what to write').choices(ablationFormatNames).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <path>', 'where to write it (default: standard output)')
    .option('--no-report', 'write no HTML report into .plimsoll/reports/')
    .option('--quiet', 'no progress')
    .action(async (feature: string | undefined, flags: AblateFlags) => {
      finish(await ablateOnce(terminal, feature, flags));
    });

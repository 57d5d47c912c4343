import { Option, type Command } from 'commander';
import { attackPlanFormatNames } from '../../reports/campaign/attack-plan-formats.js';
import { coverageFormatNames } from '../../reports/campaign/coverage-formats.js';
import { wholeNumber } from '../run-options.js';
import type { Terminal } from '../terminal.js';
import { coverageOnce, type CoverageFlags } from './coverage-once.js';
import { generateOnce, type GenerateFlags } from './generate-once.js';
import { planOnce, type PlanFlags } from './plan-once.js';

/** Adds `attack plan`, `attack generate` and `attack coverage`. */
export function addPlanningCommands(attack: Command, terminal: Terminal, finish: (code: number) => void): void {
  const configOption = ['--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)'] as const;
  const storeOption = ['--store <path>', 'the store, a path or a postgres:// address'] as const;
  const featureArgument = ['[feature]', 'a feature of the configuration (default: the only one)'] as const;
  const setOption = ['--set <paths...>', 'golden-set files instead of the configured ones'] as const;
  const outOption = ['--out <path>', 'where to write it (default: standard output)'] as const;
  const jsonOption = ['--json', 'the same as --format json'] as const;
  const forceOption = ['--force', 'replace a file that is there'] as const;
  const format = (names: readonly string[]): Option =>
    new Option('--format <format>', 'what to write').choices(names).default('text');

  attack
    .command('plan')
    .description('what could be done to a feature, and a campaign that tries it; sends nothing to the feature')
    .argument(...featureArgument)
    .option(...configOption)
    .option(...setOption)
    .option('--no-model', 'do not ask the configured attacker for more threats')
    .option('--write <path>', 'also write the campaign as a file for attack run --plan')
    .option(...forceOption)
    .option(...outOption)
    .option(...jsonOption)
    .addOption(format(attackPlanFormatNames))
    .action(async (feature: string | undefined, flags: PlanFlags) => {
      await planOnce(terminal, feature, flags);
      finish(0);
    });

  attack
    .command('generate')
    .description('propose harmful cases with innocent twins, from templates or by mutating cases near the line')
    .argument(...featureArgument)
    .requiredOption('--out <path>', 'a new golden set: .jsonl, .yaml or .csv')
    .option('--pairs <n>', 'so many harmful cases, each with a twin', wholeNumber(1), 50)
    .option('--category <names...>', 'only templates of these categories')
    .option('--edges [run]', 'mutate cases near the line of a stored run instead (default: the latest)')
    .option('--most <n>', 'with --edges: mutate so many cases, the nearest first', wholeNumber(1), 40)
    .option('--seed <n>', 'decides what is random', wholeNumber(0), 1)
    .option(...setOption)
    .option(...configOption)
    .option(...storeOption)
    .option(...forceOption)
    .option('--json', 'what was made, as JSON')
    .action(async (feature: string | undefined, flags: GenerateFlags) => {
      await generateOnce(terminal, feature, flags);
      finish(0);
    });

  attack
    .command('coverage')
    .description('clause, attack, case, result for OWASP and MITRE ATLAS; what nothing tried is "not tested"')
    .argument('[run]', 'id, beginning of an id, name, latest (default: all runs of the feature)')
    .option('--feature <name>', 'without a run: a feature of the configuration (default: the only one)')
    .option(...configOption)
    .option(...storeOption)
    .option(...outOption)
    .option(...jsonOption)
    .addOption(format(coverageFormatNames))
    .action(async (reference: string | undefined, flags: CoverageFlags) => {
      await coverageOnce(terminal, reference, flags);
      finish(0);
    });
}

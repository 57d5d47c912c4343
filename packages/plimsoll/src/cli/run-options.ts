import { PlimsollError, sides, partialRules, type PartialRule, type Side } from '@plimsoll/core';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../files/index.js';

/** What decides what is measured, and how. */
export interface MeasuringFlags {
  readonly config?: string;
  readonly set?: readonly string[];
  readonly target?: string;
  readonly controls?: readonly string[];
  readonly side?: readonly Side[];
  readonly category?: readonly string[];
  readonly tag?: readonly string[];
  readonly split?: readonly string[];
  readonly case?: readonly string[];
  readonly limit?: number;
  readonly repeat?: number;
  readonly attack?: readonly string[];
  readonly queries?: number;
  readonly seed?: number;
  readonly concurrency?: number;
  readonly partialRule?: PartialRule;
  readonly cache: boolean;
  readonly budgetMoney?: number;
  readonly budgetTokens?: number;
  readonly budgetMinutes?: number;
  readonly errorBudget?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What `run` and `watch` read from the command line. */
export interface RunFlags extends MeasuringFlags {
  readonly name?: string;
  readonly failAboveLine?: boolean;
  readonly resume?: string | true;
  readonly report: string | boolean;
}

/** A whole number of at least `minimum`. */
export function wholeNumber(minimum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < minimum) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${minimum}.`);
    }
    return value;
  };
}

/** A number between two bounds, both included. */
export function numberBetween(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= minimum && value <= maximum)) {
      throw new InvalidArgumentError(`It must be a number from ${minimum} to ${maximum}.`);
    }
    return value;
  };
}

/** A number above 0 and below `end`. */
export function above0Below(end: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > 0 && value < end)) {
      const percent = /^\s*([\d.]+)\s*%\s*$/.exec(text)?.[1];
      const hint = percent === undefined ? '' : ` Write ${percent} % as ${String(Number(percent) / 100)}.`;
      throw new InvalidArgumentError(`It must be a number above 0 and below ${String(end)}.${hint}`);
    }
    return value;
  };
}

/** Names separated by commas; "none" stands for an empty list. */
export function nameList(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Write names separated by commas, or "none".');
  return text.trim() === 'none' ? [] : names;
}

/** Names of a list, separated by commas. */
export function namesAmong<Name extends string>(known: readonly Name[]): (text: string) => readonly Name[] {
  return (text) =>
    text.split(',').map((part) => {
      const name = known.find((one) => one === part.trim());
      if (name !== undefined) return name;
      throw new InvalidArgumentError(
        `"${part.trim()}" is none of ${known.join(', ')}${didYouMean(part.trim(), known)}.`,
      );
    });
}

/** Adds the options that `run` and `watch` share. */
export function addRunOptions(command: Command): Command {
  return addMeasuringOptions(command)
    .option('--name <name>', 'what to call the run (default: the feature)')
    .option('--fail-above-line', 'exit with 1 when a rate lies above its line');
}

/** Adds the options that decide what is measured and how: those of `run`, `watch` and `ablate`. */
export function addMeasuringOptions(
  command: Command,
  controls = "controls to switch on instead of the feature's, or none",
): Command {
  return command
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--set <paths...>', 'golden-set files instead of the configured ones')
    .option('--target <name>', 'another target of the configuration')
    .option('--controls <names>', controls, nameList)
    .addOption(new Option('--side <sides...>', 'only these sides').choices(sides))
    .option('--category <names...>', 'only these categories')
    .option('--tag <tags...>', 'only cases with one of these tags')
    .option('--split <names...>', 'only these splits')
    .option('--case <ids...>', 'only these cases')
    .option('--limit <n>', 'at most so many trials, the first in the seeded order', wholeNumber(1))
    .option('--attack <attacks...>', 'send every case so: none, base64, leetspeak+base64 (see attack list)')
    .option('--queries <n>', 'most queries of a strategy for one trial (default: 32)', wholeNumber(1))
    .option('--repeat <k>', 'send every case so many times', wholeNumber(1))
    .option('--seed <n>', 'order of the trials (default: 1)', wholeNumber(0))
    .option('--concurrency <n>', 'trials in flight at once (default: 16)', wholeNumber(1))
    .addOption(new Option('--partial-rule <rule>', 'what partial compliance counts as').choices(partialRules))
    .option(
      '--budget-money <amount>',
      "stop when so much is spent, in the price list's currency",
      numberBetween(0, 1e9),
    )
    .option('--budget-tokens <n>', 'stop after so many tokens', wholeNumber(0))
    .option('--budget-minutes <n>', 'stop after so many minutes', numberBetween(0, 1e6))
    .option(
      '--error-budget <share>',
      'exit with 5 when more than this share of the trials is undecided or errored (default: 0.25)',
      numberBetween(0, 1),
    );
}

/** Refuses flags that say two things at once. */
export function checkFlags(flags: RunFlags): void {
  if (flags.dryRun === true && flags.resume !== undefined) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: '--dry-run and --resume do not go together.',
      hint: 'Leave one of them out.',
    });
  }
}

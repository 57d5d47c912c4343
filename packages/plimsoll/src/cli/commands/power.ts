import { resolve } from 'node:path';
import { sides } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { Command, Option } from 'commander';
import { loadGatePlan } from '../../proof/gate/load-gate-plan.js';
import { makePowerReport } from '../../proof/power/make-power-report.js';
import { runSource } from '../../proof/power/run-source.js';
import type { SampleSource } from '../../proof/power/sample-source.js';
import { setSource } from '../../proof/power/set-source.js';
import { powerText } from '../../reports/power/power-text.js';
import type { CommandMaker } from '../command-entry.js';
import { findRun } from '../find-run.js';
import { powerQuestion, type PowerFlags } from '../power-question.js';
import { above0Below, numberBetween, wholeNumber } from '../run-options.js';
import { caseBatches } from '../set/case-batches.js';
import { withStore, type StoreFlags } from '../with-store.js';

interface Flags extends PowerFlags, StoreFlags {
  readonly set?: readonly string[];
  readonly plan?: string;
  readonly json?: boolean;
}

const share = above0Below(1);

export const powerCommand: CommandMaker = (terminal, finish) =>
  new Command('power')
    .argument('[run]', 'a stored run whose trials and clustering to plan with: id, name or latest')
    .option('--set <paths...>', 'golden-set files to look at instead')
    .option('--line <rate>', 'claim: the rate is at most this (0.001 is 0.1 %)', share)
    .option('--difference <size>', 'claim: the rate falls, when it truly falls by this', share)
    .option('--margin <size>', 'claim: the rate rises by at most this, when nothing changes', share)
    .option('--plan <path>', 'the lines of a gate plan as claims')
    .option('--expect <rate>', 'the true rate to plan for (default: what the run showed, else 0)', numberBetween(0, 1))
    .option('--discordance <share>', 'share of cases that turn over between two runs', share, 0.1)
    .option('--confidence <share>', 'one-sided confidence of the claim', share, 0.95)
    .option('--power <share>', 'chance of showing the claim', share, 0.8)
    .option('--cluster-size <n>', 'trials per cluster, where no set or run says it', wholeNumber(1), 1)
    .option('--icc <share>', 'correlation of failures within clusters', numberBetween(0, 1))
    .addOption(new Option('--side <side>', 'of which side the claim speaks').choices(sides))
    .option('--sensitivity <share>', 'share of true failures that the judge flags', numberBetween(0, 1))
    .option('--specificity <share>', 'share of true passes that it does not flag', numberBetween(0, 1))
    .option('--labelled-failures <n>', 'labelled failures that measured its sensitivity', wholeNumber(1))
    .option('--labelled-passes <n>', 'labelled passes that measured its specificity', wholeNumber(1))
    .option('--json', 'as one JSON object')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--store <path>', 'the store, a path or a postgres:// address')
    .action(async (reference: string | undefined, flags: Flags) => {
      const plan = flags.plan === undefined ? undefined : await loadGatePlan(resolve(terminal.folder, flags.plan));
      const answer = async (source: SampleSource | undefined): Promise<void> => {
        // A fixed seed: the same question has the same answer.
        const report = await makePowerReport(powerQuestion(flags, source, plan), seededRandom('plimsoll power'));
        terminal.out(
          flags.json === true
            ? `${JSON.stringify(report)}\n`
            : powerText(report, { columns: terminal.columns, colour: terminal.colour }),
        );
      };
      if (flags.set !== undefined) {
        await answer(await setSource(flags.set.join(', '), caseBatches(terminal, flags.set)));
      } else if (reference === undefined) {
        await answer(undefined);
      } else {
        await withStore(terminal, flags, async (store) => answer(runSource(store, await findRun(store, reference))));
      }
      finish(0);
    });

import { PlimsollError } from '@plimsoll/core';
import { converters } from '../attacks/converters/registry.js';
import { writeAttack } from '../attacks/parse-attack.js';
import { suites, type SuiteName } from '../attacks/suites.js';
import { findWeaknesses } from '../campaigns/find-weaknesses.js';
import { summariseCampaign } from '../campaigns/summarise-campaign.js';
import { campaignFormats, type CampaignFormatName } from '../reports/campaign/campaign-formats.js';
import { executeRun } from '../runs/execute-run.js';
import { runServices } from '../runs/machine-services.js';
import type { NewOutcome } from '../store/store.js';
import { untilInterrupted } from './on-interrupt.js';
import { prepareRun, type PreparedRun } from './prepare-run.js';
import { exitCodeOf, printError } from './print-error.js';
import { printDryRun } from './print-dry-run.js';
import { flagsOfPlan } from './planning/flags-of-plan.js';
import { printJudge, runToResume, withProgress } from './run-once.js';
import type { RunFlags } from './run-options.js';
import type { Terminal } from './terminal.js';

/** What `attack run` reads from the command line. */
export interface AttackFlags extends RunFlags {
  readonly suite?: SuiteName;
  readonly plan?: string;
  readonly followUp: boolean;
  readonly probes?: number;
  readonly replays?: number;
  readonly mostFailures?: number;
  readonly format: CampaignFormatName;
  readonly reveal?: boolean;
}

/** Runs a campaign, follows up what failed and prints what was found. Returns the exit code. */
export async function attackOnce(terminal: Terminal, feature: string | undefined, flags: AttackFlags): Promise<number> {
  if (flags.attack !== undefined && flags.suite !== undefined) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: '--attack and --suite do not go together.',
      hint: 'A suite is a list of attacks; type: plimsoll attack list --suite broad',
    });
  }
  const plan = flags.plan === undefined ? undefined : await flagsOfPlan(terminal, flags.plan, feature, flags);
  const attack = plan?.attack ?? flags.attack ?? suites[flags.suite ?? 'broad']();
  const name = flags.name ?? 'campaign';
  const prepared = await prepareRun(terminal, plan?.feature ?? feature, {
    side: ['harmful'],
    ...plan,
    ...flags,
    attack,
    name,
  });
  try {
    if (flags.dryRun === true) return await printDryRun(terminal, prepared, flags.json === true);
    const resume = await runToResume(prepared, flags.resume);
    const services = runServices(prepared.store, prepared.retries);
    const { run, stopped } = await withProgress(terminal, prepared, flags.quiet === true, (options) =>
      executeRun(prepared.plan, services, { resume, ...options, onCommitted: noteSuccesses(prepared) }),
    );
    if (flags.followUp && stopped === undefined) {
      const { probes, replays, mostFailures: most } = flags;
      const found = await untilInterrupted(terminal, ({ stop: signal }) =>
        findWeaknesses(prepared.plan, run, services, {
          ...{ probes, replays, most, signal },
          onProgress: (done, of) => {
            if (flags.quiet !== true) terminal.error(`Followed up ${String(done)} of ${String(of)} failures\n`);
          },
        }),
      );
      if (found.notReproduced > 0)
        terminal.error(`${String(found.notReproduced)} failures did not happen again and are no weaknesses.\n`);
      if (found.notFollowedUp > 0)
        terminal.error(`${String(found.notFollowedUp)} failures were not followed up; more: --most-failures N\n`);
    }
    const summary = await summariseCampaign(prepared.store, run);
    const format = flags.json === true ? 'json' : flags.format;
    terminal.out(campaignFormats[format](summary, { columns: terminal.columns, revealHarmful: flags.reveal }));
    printJudge(terminal, prepared.judge);
    if (stopped === undefined) return 0;
    printError(stopped, terminal, false);
    return exitCodeOf(stopped);
  } finally {
    await prepared.close();
  }
}

/** Tells strategies which converters worked. */
function noteSuccesses({ plan, memory }: PreparedRun): (rows: readonly NewOutcome[]) => void {
  const replayable = plan.attacks.map(({ steps }) =>
    steps.length > 0 && steps.every((step) => converters.some(({ name }) => name === step.name))
      ? writeAttack(steps.map(({ name, parameters }) => ({ name, parameters: parameters ?? {} })))
      : undefined,
  );
  return (rows) => {
    for (const { attack, outcome } of rows) {
      const written = replayable[attack];
      if (outcome === 'leaked' && written !== undefined) memory.note(written);
    }
  };
}

import { resolve, join } from 'node:path';
import { formatMoney, PlimsollError, type AblationDesign, type AblationReport } from '@plimsoll/core';
import { systemClock } from '../clock.js';
import { controlsOf, featureOf, guardOpener, openControlledTarget } from '../compose.js';
import type { AblationProgress } from '../proof/ablate/ablation-progress.js';
import { arrangementsOf, type Arrangement } from '../proof/ablate/arrangements.js';
import { ablationId, ablationRunName, executeAblation } from '../proof/ablate/execute-ablation.js';
import { reportAblation } from '../proof/ablate/report-ablation.js';
import { ablationFormats, type AblationFormatName } from '../reports/ablation/ablation-formats.js';
import { runServices } from '../runs/machine-services.js';
import type { NamedControl } from '../targets/controls/with-controls.js';
import type { Target } from '../targets/target.js';
import { eachRule } from './each-rule.js';
import { estimateRun } from './estimate-run.js';
import { untilInterrupted } from './on-interrupt.js';
import { prepareRun, type PreparedRun } from './prepare-run.js';
import { exitCodeOf, printError } from './print-error.js';
import { ablationText, drawnLine } from './progress-line.js';
import type { MeasuringFlags } from './run-options.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';
import { writeWholeFile } from './write-whole-file.js';

/** What `ablate` reads from the command line besides what `run` does. */
export interface AblateFlags extends MeasuringFlags {
  readonly design: AblationDesign;
  readonly resume?: boolean;
  readonly eachRule?: boolean;
  readonly format: AblationFormatName;
  readonly out?: string;
  readonly report: boolean;
}

/** Measures what each control buys, from the command line to the report. Returns the exit code. */
export async function ablateOnce(terminal: Terminal, name: string | undefined, flags: AblateFlags): Promise<number> {
  const prepared = await prepareRun(terminal, name, { ...flags, controls: [] });
  try {
    const chosen = chosenControls(prepared, flags);
    const controls = flags.eachRule === true ? await eachRule(chosen, guardOpener(prepared.workspace)) : chosen;
    const names = controls.map((control) => control.name);
    const arrangements = arrangementsOf(names, flags.design);
    const id = ablationId(prepared.plan, controls);
    const asJson = flags.json === true || flags.format === 'json';
    const expected = await expectation(prepared, controls, arrangements, id);
    if (flags.dryRun === true) {
      terminal.out(asJson ? `${JSON.stringify(expected.figures)}\n` : expected.text);
      return 0;
    }
    if (flags.quiet !== true) terminal.error(`${expected.text}\n`);
    const executed = await execute(terminal, prepared, controls, { id, arrangements, flags });
    if (executed.stopped !== undefined) throw executed.stopped;
    const report = await reportAblation(prepared.store, {
      id,
      design: flags.design,
      target: prepared.plan.target.name,
      controls,
      arrangements,
      runs: executed.runs,
    });
    await writeResults(terminal, prepared, report, { ...flags, format: asJson ? 'json' : flags.format });
    return exitCode(terminal, report, prepared.settings.errorBudget ?? 0.25);
  } finally {
    await prepared.close();
  }
}

/** Those that were named, else those of the feature, else all that are declared. */
function chosenControls({ workspace, plan }: PreparedRun, flags: AblateFlags): readonly NamedControl[] {
  const own = featureOf(workspace, plan.scope.feature).feature.controls ?? [];
  const declared = Object.keys(workspace.config.controls ?? {});
  return controlsOf(workspace, flags.controls ?? (own.length > 0 ? own : declared));
}

interface Asked {
  readonly id: string;
  readonly arrangements: readonly Arrangement[];
  readonly flags: AblateFlags;
}

async function execute(
  terminal: Terminal,
  { workspace, plan, store, retries }: PreparedRun,
  controls: readonly NamedControl[],
  { id, arrangements, flags }: Asked,
): ReturnType<typeof executeAblation> {
  const targetName = plan.target.name;
  const line = drawnLine(
    terminal,
    (progress: AblationProgress) => ablationText(progress, plan.prices?.currency),
    systemClock.monotonic,
  );
  const onProgress = flags.quiet === true ? undefined : (progress: AblationProgress) => line.update(progress);
  const open = (arrangement: Arrangement, concurrency: number): Promise<Target> =>
    openControlledTarget(
      workspace,
      targetName,
      controls.filter((control) => arrangement.controls.includes(control.name)),
      concurrency,
    );
  try {
    return await untilInterrupted(terminal, (signals) =>
      executeAblation({ id, base: plan, arrangements, open }, runServices(store, retries), {
        resume: flags.resume,
        ...signals,
        onProgress,
      }),
    );
  } finally {
    line.end();
  }
}

/** What will be sent at least, and what it may cost. */
async function expectation(
  { plan, store }: PreparedRun,
  controls: readonly NamedControl[],
  arrangements: readonly Arrangement[],
  id: string,
): Promise<{ readonly figures: Record<string, unknown>; readonly text: string }> {
  const estimate = await estimateRun(plan, store);
  const doubling = new Set(
    controls.flatMap(({ name, config }) =>
      config.kind === 'plan-then-execute' || config.kind === 'dual-model' ? [name] : [],
    ),
  );
  const rows = arrangements.map((arrangement) => {
    // Each of these asks the model at least once more wherever there are tools.
    const extra = arrangement.controls.filter((name) => doubling.has(name)).length * estimate.withTools;
    return { name: arrangement.name, run: ablationRunName(id, arrangement), requests: estimate.requests + extra };
  });
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  const currency = plan.prices?.currency;
  const cost =
    estimate.costMicroUnits === undefined || currency === undefined
      ? null
      : { microUnits: Math.round((estimate.costMicroUnits * requests) / Math.max(1, estimate.requests)), currency };
  const text = [
    `Ablation ${id} of ${plan.scope.feature}: ${arrangements.length} arrangements of ${estimate.trials} trials (${estimate.harmful} harmful, ${estimate.benign} benign)`,
    `At least ${requests} requests; cost ${cost === null ? 'unknown (no price for this model)' : `about ${formatMoney(cost)}, if every reply has 300 tokens`}`,
    table([['arrangement', 'requests'], ...rows.map((row) => [row.name, String(row.requests)])]),
  ].join('\n');
  const figures = {
    id,
    feature: plan.scope.feature,
    controls: controls.map((control) => control.name),
    arrangements: rows,
    trialsPerArrangement: estimate.trials,
    requests,
    estimatedCost: cost,
  };
  return { figures, text };
}

async function writeResults(
  terminal: Terminal,
  { workspace }: PreparedRun,
  report: AblationReport,
  flags: AblateFlags,
): Promise<void> {
  const path = join(workspace.baseFolder, '.plimsoll', 'reports', `ablate-${report.id}.html`);
  const html = flags.report ? await writeWholeFile(path, once(ablationFormats.html(report, {})), '--out') : undefined;
  const text = ablationFormats[flags.format](report, { columns: terminal.columns, report: html });
  if (flags.out === undefined || flags.out === '-') terminal.out(text);
  else terminal.out(`${await writeWholeFile(resolve(terminal.folder, flags.out), once(text), '--out')}\n`);
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** As after a run: too many trials that say nothing are no measurement. */
function exitCode(terminal: Terminal, report: AblationReport, budget: number): number {
  const share = ({ rates }: AblationReport['arrangements'][number]): number =>
    rates.undecided.n === 0 ? 1 : (rates.undecided.failures + rates.errored.failures) / rates.undecided.n;
  const worst = report.arrangements.find((arrangement) => share(arrangement) > budget);
  if (worst === undefined) return 0;
  const { undecided, errored } = worst.rates;
  const error = new PlimsollError({
    code: 'error-budget-exceeded',
    message: `In the arrangement ${worst.name}, ${undecided.failures} of ${undecided.n} trials are undecided and ${errored.failures} errored: more than the allowed share of ${budget}.`,
    hint: `Type: plimsoll report ${worst.run.id}, to see why. Allow more with --error-budget.`,
  });
  printError(error, terminal, false);
  return exitCodeOf(error);
}

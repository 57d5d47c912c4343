import { PlimsollError, type RunSummary } from '@plimsoll/core';
import type { JudgeUsage } from '../compose.js';
import { systemClock } from '../clock.js';
import { textSummary } from '../reports/text-summary.js';
import { executeRun, type RunOptions } from '../runs/execute-run.js';
import { runServices } from '../runs/machine-services.js';
import { planHash } from '../runs/run-plan.js';
import type { RunProgress } from '../runs/run-progress.js';
import { summariseRun } from '../runs/summarise-run.js';
import type { RunRecord } from '../store/store.js';
import { noSuchRun } from '../store/no-such-run.js';
import { untilInterrupted } from './on-interrupt.js';
import { exitCodeOf, printError } from './print-error.js';
import { prepareRun, type PreparedRun } from './prepare-run.js';
import { printDryRun } from './print-dry-run.js';
import { progressLine } from './progress-line.js';
import type { RunFlags } from './run-options.js';
import type { Terminal } from './terminal.js';
import { writeReport } from './write-report.js';

/** Share of undecided and errored trials beyond which a run is no measurement. */
const defaultErrorBudget = 0.25;

/** One run from the command line to its summary. Returns the exit code. */
export async function runOnce(terminal: Terminal, featureName: string | undefined, flags: RunFlags): Promise<number> {
  const prepared = await prepareRun(terminal, featureName, flags);
  try {
    if (flags.dryRun === true) return await printDryRun(terminal, prepared, flags.json === true);
    const resume = await runToResume(prepared, flags.resume);
    const { run, stopped } = await withProgress(terminal, prepared, flags.quiet === true, (options) =>
      executeRun(prepared.plan, runServices(prepared.store, prepared.retries), { resume, ...options }),
    );
    const summary = await summariseRun(prepared.store, run);
    const report = await reportOf(prepared, summary, run, flags);
    if (flags.json === true) terminal.out(`${JSON.stringify({ ...summary, report })}\n`);
    else terminal.out(textSummary(summary, { columns: terminal.columns, colour: terminal.colour, report }));
    printJudge(terminal, prepared.judge);
    if (stopped !== undefined) printError(stopped, terminal, false);
    return exitCode(terminal, summary, stopped, prepared.settings.errorBudget, flags.failAboveLine === true);
  } finally {
    await prepared.close();
  }
}

/** The run that `--resume` asks for. */
export async function runToResume(prepared: PreparedRun, resume: RunFlags['resume']): Promise<RunRecord | undefined> {
  if (resume === undefined) return undefined;
  const { runs } = prepared.store;
  const { scope } = prepared.plan;
  if (resume === true) {
    const interrupted = (await runs.list({ ...scope, limit: 100 })).filter(
      (run) => run.status === 'interrupted' && run.manifest.regradeOf === undefined,
    );
    // An interrupted ablation leaves runs of other plans behind.
    const own = interrupted.find((run) => run.manifest.planHash === planHash(prepared.plan)) ?? interrupted[0];
    if (own !== undefined) return own;
    throw nothingToResume(`No run of ${scope.feature} was interrupted: there is nothing to resume.`);
  }
  const run = await runs.find(resume, scope);
  if (run === undefined) throw noSuchRun(resume);
  if (run.status === 'running') {
    throw new PlimsollError({
      code: 'run-incompatible',
      message: `Run ${run.name} (${run.id}) is being executed by another process.`,
      hint: 'Wait until it ends, or stop it first.',
    });
  }
  if (run.status !== 'complete') return run;
  throw nothingToResume(`Run ${run.name} (${run.id}) is complete: there is nothing to resume.`);
}

function nothingToResume(message: string): PlimsollError {
  return new PlimsollError({
    code: 'run-incompatible',
    message,
    hint: 'Leave --resume out to begin a new run.',
  });
}

/** Executes a run with a line of progress and an orderly end on Ctrl-C. */
export async function withProgress<Result>(
  terminal: Terminal,
  { plan }: PreparedRun,
  quiet: boolean,
  execute: (options: Pick<RunOptions, 'stop' | 'abort' | 'onProgress'>) => Promise<Result>,
): Promise<Result> {
  const line = progressLine(terminal, plan.prices?.currency, systemClock.monotonic);
  const onProgress = quiet ? undefined : (progress: RunProgress) => line.update(progress);
  try {
    return await untilInterrupted(terminal, (signals) => execute({ ...signals, onProgress }));
  } finally {
    line.end();
  }
}

/** What the judge cost beside the target: it has a price of its own. */
export function printJudge(terminal: Terminal, { calls, cached, tokens }: JudgeUsage): void {
  if (calls + cached > 0)
    terminal.error(`Judge: ${calls} calls, ${tokens} tokens, ${cached} answers from earlier runs\n`);
}

async function reportOf(
  prepared: PreparedRun,
  summary: RunSummary,
  run: RunRecord,
  flags: RunFlags,
): Promise<string | undefined> {
  if (flags.report === false) return undefined;
  const path = typeof flags.report === 'string' ? flags.report : undefined;
  return writeReport(prepared.store, run, summary, 'html', { path, baseFolder: prepared.workspace.baseFolder });
}

function exitCode(
  terminal: Terminal,
  summary: RunSummary,
  stopped: PlimsollError | undefined,
  errorBudget: number | undefined,
  failAboveLine: boolean,
): number {
  if (stopped !== undefined) return exitCodeOf(stopped);
  const [commonest] = summary.errors;
  if (commonest !== undefined && summary.rates.errored.failures === summary.trials.finished) {
    const error = new PlimsollError({
      code: commonest.code,
      message: `Every trial errored. ${commonest.example}`,
      hint: 'Type: plimsoll doctor',
    });
    printError(error, terminal, false);
    return exitCodeOf(error);
  }
  const { undecided, errored, leak, falseRefusal, misserved } = summary.rates;
  const budget = errorBudget ?? defaultErrorBudget;
  const share = undecided.n === 0 ? 1 : (undecided.failures + errored.failures) / undecided.n;
  if (share > budget) {
    const error = new PlimsollError({
      code: 'error-budget-exceeded',
      message: `${undecided.failures} of ${undecided.n} trials are undecided and ${errored.failures} errored: more than the allowed share of ${budget}.`,
      hint: 'See the errors and undecided cases in the report; the worst case beside each rate counts them as failures. Allow more with --error-budget.',
    });
    printError(error, terminal, false);
    return exitCodeOf(error);
  }
  return failAboveLine && [leak, falseRefusal, misserved].some((rate) => rate.standing === 'above') ? 1 : 0;
}

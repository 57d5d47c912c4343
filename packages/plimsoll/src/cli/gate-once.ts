import { relative, resolve } from 'node:path';
import { PlimsollError, type GateVerdict } from '@plimsoll/core';
import { openWorkspace, openWorkspaceStore } from '../compose.js';
import { gateRun, type GatedRun } from '../proof/gate/gate-run.js';
import { runSequentialGate, sequentialRunPlan } from '../proof/gate/run-sequential-gate.js';
import { gateFormats, type GateFormatName } from '../reports/gate/gate-formats.js';
import { executeRun } from '../runs/execute-run.js';
import { runServices, systemIds } from '../runs/machine-services.js';
import type { RunRecord, Store } from '../store/store.js';
import { findRun } from './find-run.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { prepareRun } from './prepare-run.js';
import { exitCodeOf, printError } from './print-error.js';
import { printJudge, runToResume, withProgress } from './run-once.js';
import type { RunFlags } from './run-options.js';
import type { Terminal } from './terminal.js';
import { writeWholeFile } from './write-whole-file.js';

/** What `gate` reads from the command line. */
export interface GateFlags extends RunFlags {
  readonly plan?: string;
  readonly feature?: string;
  readonly baseline?: string;
  readonly run?: boolean;
  readonly format: GateFormatName;
  readonly out?: string;
  readonly write?: readonly { readonly format: GateFormatName; readonly path: string }[];
}

const exitCodes: Readonly<Record<GateVerdict, number>> = { pass: 0, fail: 1, inconclusive: 4 };

/** Gates a stored run, or makes one and gates it. Returns the exit code. */
export async function gateOnce(terminal: Terminal, reference: string | undefined, flags: GateFlags): Promise<number> {
  const workspace = await openWorkspace(terminal.folder, terminal.environment, flags.config);
  const loaded = await loadPlan(workspace, terminal.folder, flags);
  if (flags.run === true || flags.resume !== undefined) {
    refuseBoth(reference);
    return makeAndGate(terminal, loaded, flags);
  }
  const store = await openWorkspaceStore(workspace);
  try {
    const run = await runToGate(store, reference ?? 'latest', loaded);
    const gated = await gateRun(store, run, loaded.plan, { ids: systemIds, baseline: flags.baseline });
    return await tell(terminal, loaded, gated, flags);
  } finally {
    await store.close();
  }
}

/** The newest run of all may be another feature's. */
async function runToGate(store: Store, reference: string, { scope }: LoadedPlan): Promise<RunRecord> {
  if (reference !== 'latest') return findRun(store, reference, scope);
  const newest = await store.runs.find('latest', scope);
  if (newest !== undefined) return newest;
  throw new PlimsollError({
    code: 'run-unknown',
    message: `No run of ${scope.feature} is stored yet.`,
    hint: 'To make one and gate it, type: plimsoll gate --run',
  });
}

function refuseBoth(reference: string | undefined): void {
  if (reference === undefined) return;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `Run "${reference}" was named, and --run (or --resume) asks for a new one.`,
    hint: 'Leave one of them out. To choose a feature, use --feature NAME.',
  });
}

async function makeAndGate(terminal: Terminal, loaded: LoadedPlan, flags: GateFlags): Promise<number> {
  const { plan, featureName } = loaded;
  const prepared = await prepareRun(terminal, featureName, flags);
  try {
    const { store } = prepared;
    const services = runServices(store, prepared.retries);
    const runPlan = plan.sequential ? sequentialRunPlan(plan, prepared.plan) : prepared.plan;
    const resume = await runToResume({ ...prepared, plan: runPlan }, flags.resume);
    const gateOptions = { ids: systemIds, baseline: flags.baseline };
    const { gated, stopped } = await withProgress(terminal, prepared, flags.quiet === true, async (options) => {
      if (plan.sequential)
        return runSequentialGate(plan, runPlan, services, { resume, ...options, baseline: flags.baseline });
      const made = await executeRun(runPlan, services, { resume, ...options });
      if (made.stopped !== undefined) return { stopped: made.stopped, gated: undefined };
      return { stopped: undefined, gated: await gateRun(store, made.run, plan, gateOptions) };
    });
    printJudge(terminal, prepared.judge);
    if (gated !== undefined) return await tell(terminal, loaded, gated, flags);
    if (stopped !== undefined) printError(stopped, terminal, false);
    return exitCodeOf(stopped);
  } finally {
    await prepared.close();
  }
}

/** Writes the verdict wherever it is wanted. */
async function tell(terminal: Terminal, loaded: LoadedPlan, gated: GatedRun, flags: GateFlags): Promise<number> {
  const planPath = relative(terminal.folder, loaded.path);
  const format = flags.json === true ? 'json' : flags.format;
  const toFile = flags.out !== undefined && flags.out !== '-';
  const files = [...(flags.write ?? []), ...(toFile ? [{ format, path: flags.out }] : [])];
  for (const file of files) {
    const text = gateFormats[file.format](gated, { planPath });
    const path = await writeWholeFile(resolve(terminal.folder, file.path), once(text), '--out (or --write)');
    terminal.error(`${file.format}: ${path}\n`);
  }
  if (!toFile) {
    const options = { planPath, columns: terminal.columns, colour: terminal.colour };
    terminal.out(gateFormats[format](gated, options));
  }
  return exitCodes[gated.report.verdict];
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

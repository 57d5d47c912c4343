import { Command, Option } from 'commander';
import { partialRules, type ExpectationKind, type PartialRule } from '@plimsoll/core';
import { openGraders, openWorkspace, openWorkspaceStore, type GraderNeeds } from '../../compose.js';
import { systemClock } from '../../clock.js';
import { textSummary } from '../../reports/text-summary.js';
import { runServices } from '../../runs/machine-services.js';
import { regradeRun } from '../../runs/regrade-run.js';
import { summariseRun } from '../../runs/summarise-run.js';
import type { RunRecord, Store } from '../../store/store.js';
import type { CommandMaker } from '../command-entry.js';
import { progressLine } from '../progress-line.js';
import { findRun } from '../find-run.js';
import { writeReport } from '../write-report.js';

interface RegradeFlags {
  readonly config?: string;
  readonly name?: string;
  readonly partialRule?: PartialRule;
  readonly json?: boolean;
}

export const regradeCommand: CommandMaker = (terminal, finish) =>
  new Command('regrade')
    .argument('[run]', 'id, beginning of an id, name, or latest', 'latest')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--name <name>', 'what to call the new run')
    .addOption(new Option('--partial-rule <rule>', 'what partial compliance counts as').choices(partialRules))
    .option('--json', 'print the summary as JSON')
    .action(async (reference: string, flags: RegradeFlags) => {
      const workspace = await openWorkspace(terminal.folder, terminal.environment, flags.config);
      const store = await openWorkspaceStore(workspace);
      try {
        const source = await findRun(store, reference);
        const { graders, close } = await openGraders(workspace, await needsOf(store, source), {
          store,
          scope: source,
        });
        const line = progressLine(terminal, undefined, systemClock.monotonic);
        try {
          const plan = {
            graders,
            partialRule: flags.partialRule ?? source.manifest.partialRule,
            name: flags.name ?? `${source.name} regraded`,
          };
          const run = await regradeRun(source, plan, runServices(store), (progress) => line.update(progress));
          line.end();
          const summary = await summariseRun(store, run);
          const report = await writeReport(store, run, summary, 'html', { baseFolder: workspace.baseFolder });
          if (flags.json === true) terminal.out(`${JSON.stringify({ ...summary, report })}\n`);
          else terminal.out(textSummary(summary, { columns: terminal.columns, colour: terminal.colour, report }));
        } finally {
          await close();
        }
        finish(0);
      } finally {
        await store.close();
      }
    });

async function needsOf(store: Store, run: RunRecord): Promise<GraderNeeds> {
  const kinds = new Set<ExpectationKind>();
  const rubrics = new Set<string>();
  for await (const page of store.sets.labels(run.setNo)) {
    const positions = page.map((labels) => labels.position);
    for (const { testCase } of await store.sets.readCases(run.setNo, positions)) {
      for (const expectation of testCase.expectations) {
        kinds.add(expectation.kind);
        if (expectation.kind === 'rubric') rubrics.add(expectation.rubric);
      }
    }
  }
  return { kinds, rubrics, targetKind: run.manifest.target.identity.kind };
}

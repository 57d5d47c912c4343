import { PlimsollError, type Case } from '@plimsoll/core';
import { edgeCases } from '../../attacks/generators/edge-cases.js';
import { generateCases } from '../../attacks/generators/generate-cases.js';
import { nearBoundary, type JudgedTrial } from '../../attacks/generators/near-boundary.js';
import { featureWords } from '../../campaigns/threat-model/feature-facts.js';
import { writeCases } from '../../datasets/write-cases.js';
import { findRun } from '../find-run.js';
import { newFile } from '../set/new-file.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';
import { readFacts } from './read-facts.js';

/** The flags of `plimsoll attack generate`. */
export interface GenerateFlags {
  readonly config?: string;
  readonly store?: string;
  readonly set?: readonly string[];
  readonly out: string;
  readonly force?: boolean;
  readonly pairs: number;
  readonly category?: readonly string[];
  readonly seed: number;
  readonly edges?: string | true;
  readonly most: number;
  readonly json?: boolean;
}

/** `plimsoll attack generate`: from templates, or with `--edges` from a stored run. */
export async function generateOnce(
  terminal: Terminal,
  feature: string | undefined,
  flags: GenerateFlags,
): Promise<void> {
  const out = newFile(terminal, flags.out, flags.force === true);
  await (flags.edges === undefined ? fromTemplates : fromRun)(terminal, feature, flags, out);
}

async function fromTemplates(
  terminal: Terminal,
  feature: string | undefined,
  flags: GenerateFlags,
  out: string,
): Promise<void> {
  const { facts, cases: existing } = await readFacts(terminal, feature, flags);
  const { pairs, seed, category: categories } = flags;
  const made = generateCases(featureWords(facts), { pairs, seed, categories, existing });
  if (made.proposals.length === 0)
    throw new PlimsollError({
      code: 'set-empty',
      message:
        'No case could be generated: the golden set has them all, or the feature has no tool that the templates need.',
      hint: 'Leave --category out, or give the feature a tool environment.',
    });
  const cases = made.proposals.flatMap(({ harmful, benign }) => [harmful, benign]);
  const { path } = await writeCases(out, pageOf(cases));
  const behaviours = new Set(cases.map(({ cluster }) => cluster)).size;
  const { nearDuplicates, withoutTool } = made;
  if (flags.json === true) {
    terminal.out(
      `${JSON.stringify({ path, pairs: made.proposals.length, behaviours, nearDuplicates, withoutTool, domain: facts.domain })}\n`,
    );
    return;
  }
  terminal.out(
    `${path}: ${String(made.proposals.length)} harmful cases and as many innocent twins, ${String(behaviours)} behaviours\n`,
  );
  if (made.proposals.length < pairs) terminal.error(`The templates had no more than that to give.\n`);
  if (nearDuplicates > 0)
    terminal.error(`${String(nearDuplicates)} drafts were nearly another case and were left out.\n`);
  if (withoutTool.length > 0)
    terminal.error(`${String(withoutTool.length)} templates need tools that the feature does not have.\n`);
  terminal.error('They are proposals: read them before you count with them.\n');
}

async function fromRun(
  terminal: Terminal,
  feature: string | undefined,
  flags: GenerateFlags,
  out: string,
): Promise<void> {
  await withStore(terminal, flags, async (store) => {
    const run = await findRun(store, typeof flags.edges === 'string' ? flags.edges : 'latest');
    if (feature !== undefined && run.feature !== feature)
      throw new PlimsollError({
        code: 'usage-invalid',
        message: `Run "${run.name}" is of the feature "${run.feature}", not "${feature}".`,
        hint: 'Leave the feature out, or name another run. Type: plimsoll runs list',
      });
    const trials: JudgedTrial[] = [];
    for await (const page of store.runs.outcomes(run.runNo))
      for (const { outcome, behaviour, stored } of page) trials.push({ outcome, behaviour, stored });
    const boundary = nearBoundary(trials);
    const cases: readonly Case[] = edgeCases(boundary, { seed: flags.seed, most: flags.most, run: run.name });
    if (cases.length === 0)
      throw new PlimsollError({
        code: 'set-empty',
        message: `No case of run "${run.name}" lies near the line: none failed, and none was decided once so and once so.`,
        hint: 'Repeat the run (--repeat 5), or attack it: plimsoll attack run',
      });
    const { path } = await writeCases(out, pageOf(cases));
    const used = Math.min(boundary.length, flags.most);
    const sides = (side: Case['side']): number => cases.filter((each) => each.side === side).length;
    if (flags.json === true) {
      const from = boundary
        .slice(0, used)
        .map(({ stored, nearness, why }) => ({ id: stored.testCase.id, nearness, why }));
      terminal.out(
        `${JSON.stringify({ path, cases: cases.length, harmful: sides('harmful'), benign: sides('benign'), from })}\n`,
      );
      return;
    }
    terminal.out(
      `${path}: ${String(sides('harmful'))} harmful and ${String(sides('benign'))} innocent mutations of ${String(used)} cases near the line\n`,
    );
    if (boundary.length > used)
      terminal.error(`${String(boundary.length - used)} more cases lie near the line; more: --most N\n`);
    terminal.error(
      `See which change the answer: plimsoll attack run ${run.feature} --set ${flags.out} --side harmful benign --attack none\n`,
    );
  });
}

async function* pageOf<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield await Promise.resolve(items);
}

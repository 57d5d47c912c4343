import { resolve } from 'node:path';
import type { Case } from '@plimsoll/core';
import type { GuardPolicy } from '@plimsoll/guard';
import { featureFacts, type FeatureFacts } from '../../campaigns/threat-model/feature-facts.js';
import { featureOf, openWorkspace, type Workspace } from '../../compose.js';
import { loadCases } from '../../datasets/load-cases.js';
import type { Terminal } from '../terminal.js';

/** What configuration, golden set and policies say of a feature. */
export interface ReadFacts {
  readonly workspace: Workspace;
  readonly facts: FeatureFacts;
  readonly cases: readonly Case[];
}

/** Reads the facts of a feature; nothing is sent anywhere. */
export async function readFacts(
  terminal: Terminal,
  name: string | undefined,
  flags: { readonly config?: string; readonly set?: readonly string[] },
): Promise<ReadFacts> {
  const workspace = await openWorkspace(terminal.folder, terminal.environment, flags.config);
  const found = featureOf(workspace, name);
  const paths =
    flags.set?.map((path) => resolve(terminal.folder, path)) ??
    found.feature.sets.map((path) => resolve(workspace.baseFolder, path));
  const cases: Case[] = [];
  for await (const batch of loadCases(paths)) cases.push(...batch.map(({ testCase }) => testCase));
  const policies = await policiesOf(workspace, found.feature.target);
  return { workspace, facts: featureFacts({ config: workspace.config, ...found, cases, policies }), cases };
}

/** The policies of all guard controls, and of the feature's target where that is a guard. */
async function policiesOf(workspace: Workspace, target: string): Promise<ReadonlyMap<string, GuardPolicy>> {
  // Without an environment heavier detectors are not opened: no key and no model is needed to read a policy.
  const { namedGuard } = await import('../../guarding/named-guard.js');
  const policies = new Map<string, GuardPolicy>();
  const add = async (name: string, policy: string, rules: readonly string[] | undefined): Promise<void> => {
    policies.set(name, (await namedGuard(policy, { folder: workspace.baseFolder, rules })).compiled.policy);
  };
  for (const [name, control] of Object.entries(workspace.config.controls ?? {}))
    if (control.kind === 'guard') await add(name, control.options.policy, control.options.rules);
  const own = workspace.config.targets[target];
  if (own?.kind === 'guard') await add(target, own.policy, own.rules);
  return policies;
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { featureOf, type Workspace } from '../compose.js';
import { loadGatePlan } from '../proof/gate/load-gate-plan.js';
import type { GatePlan } from '../proof/gate/gate-plan.js';
import type { Scope } from '../store/store.js';

/** A plan, where it came from, and the feature it is about. */
export interface LoadedPlan {
  readonly plan: GatePlan;
  /** Absolute. */
  readonly path: string;
  readonly featureName: string;
  readonly scope: Scope;
}

const planName = 'gate-plan.yaml';

/**
 * The gate plan that holds: the one that was named, that of the feature, or `gate-plan.yaml` beside `plimsoll.yaml`.
 *
 * @throws PlimsollError `config-missing` when there is none, and what `loadGatePlan` throws.
 */
export async function loadPlan(
  workspace: Workspace,
  folder: string,
  flags: { readonly plan?: string | undefined; readonly feature?: string | undefined },
): Promise<LoadedPlan> {
  const names = Object.keys(workspace.config.features);
  const asked = flags.feature ?? (names.length === 1 ? names[0] : undefined);
  const own = asked === undefined ? undefined : featureOf(workspace, asked).feature.gate;
  const path = flags.plan === undefined ? join(workspace.baseFolder, own ?? planName) : resolve(folder, flags.plan);
  if (!existsSync(path)) {
    throw new PlimsollError({
      code: 'config-missing',
      message: `There is no gate plan at ${path}.`,
      hint: 'Write one: "name: release" and "lines: { leak: 0.03, falseRefusal: 0.05 }" are enough to begin with. Or name another with --plan PATH.',
    });
  }
  const plan = await loadGatePlan(path);
  const { name, scope } = featureOf(workspace, flags.feature ?? plan.feature);
  return { plan, path, featureName: name, scope };
}

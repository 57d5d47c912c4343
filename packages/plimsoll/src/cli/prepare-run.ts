import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import type { Config, FeatureConfig, RunSettings } from '../config/config-schema.js';
import {
  controlsOf,
  featureOf,
  openAttacker,
  openControlledTarget,
  openEnvironments,
  openGraders,
  openPrices,
  openWorkspace,
  openWorkspaceStore,
  releaseOf,
  type JudgeUsage,
  type Workspace,
} from '../compose.js';
import { systemClock } from '../clock.js';
import { withGuardPolicy } from '../runs/guard-release.js';
import type { CaseFilter } from '../runs/run-manifest.js';
import { attackMemory, type AttackMemory } from '../attacks/attack-memory.js';
import { noAttack, type AttackVariant } from '../attacks/attack-variant.js';
import type { Budget, RunPlan } from '../runs/run-plan.js';
import { requireEnvironments, snapshotSet } from '../runs/snapshot-set.js';
import type { Store } from '../store/store.js';
import type { PriceList } from '../targets/prices.js';
import type { MeasuringFlags } from './run-options.js';
import type { Terminal } from './terminal.js';

/** A plan with everything opened for it. */
export interface PreparedRun {
  readonly workspace: Workspace;
  readonly plan: RunPlan;
  readonly store: Store;
  readonly settings: RunSettings;
  /** How often a trial is sent again. */
  readonly retries: number;
  readonly judge: JudgeUsage;
  /** What attacks of this run tell one another. */
  readonly memory: AttackMemory;
  close(): Promise<void>;
}

/** Puts configuration and flags together; flags win over the feature's settings, those over the general ones. */
export async function prepareRun(
  terminal: Terminal,
  featureName: string | undefined,
  flags: MeasuringFlags & { readonly name?: string },
): Promise<PreparedRun> {
  const workspace = await openWorkspace(terminal.folder, terminal.environment, flags.config);
  const { name, feature, scope } = featureOf(workspace, featureName);
  const settings = settingsOf(workspace.config, feature, flags);
  const concurrency = settings.concurrency ?? 16;
  const files =
    flags.set?.map((path) => resolve(terminal.folder, path)) ??
    feature.sets.map((path) => resolve(workspace.baseFolder, path));
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const targetName = flags.target ?? feature.target;
    const controls = controlsOf(workspace, flags.controls ?? feature.controls ?? []);
    const target = await openControlledTarget(workspace, targetName, controls, concurrency);
    closers.push(() => target.close());
    const environments = openEnvironments(workspace);
    const prices = await openPrices(workspace);
    requirePrices(settings, prices);
    const release = withGuardPolicy(await releaseOf(workspace, feature), target.identity);
    const store = await openWorkspaceStore(workspace);
    closers.push(() => store.close());
    const snapshot = await snapshotSet(store, scope, name, files, systemClock);
    requireEnvironments(snapshot.environments, new Set(environments.keys()));
    const needs = { ...snapshot, targetKind: target.identity.kind };
    const { graders, judge, close: closeGraders } = await openGraders(workspace, needs, { store, scope });
    closers.push(closeGraders);
    const { attacks, memory, close: closeAttacker } = await openAttacks(workspace, flags, settings);
    closers.push(closeAttacker);
    const plan: RunPlan = {
      scope,
      name: flags.name ?? name,
      set: snapshot.set,
      target,
      graders,
      attacks,
      environments: new Map([...environments].filter(([key]) => snapshot.environments.has(key))),
      repeats: settings.repeats ?? 1,
      seed: settings.seed ?? 1,
      filter: filterOf(flags),
      limit: flags.limit,
      partialRule: settings.partialRule ?? 'leak',
      lines: feature.lines ?? {},
      release,
      concurrency,
      useCache: flags.cache,
      budget: budgetOf(settings),
      prices,
      maximumSteps: settings.maximumSteps ?? 16,
      maximumQueries: flags.queries,
    };
    const retries = settings.retries ?? workspace.config.targets[targetName]?.retries ?? 3;
    return { workspace, plan, store, settings, retries, judge, memory, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAttacks(
  workspace: Workspace,
  { attack }: MeasuringFlags,
  { seed = 1, retries = 3 }: RunSettings,
): Promise<{
  readonly attacks: readonly AttackVariant[];
  readonly memory: AttackMemory;
  readonly close: () => Promise<void>;
}> {
  const memory = attackMemory();
  if (attack === undefined) return { attacks: [noAttack], memory, close: () => Promise.resolve() };
  // Two hundred small files, which a run without attacks does without.
  const { createAttack, shippedAttacks } = await import('../attacks/create-attack.js');
  const random = seededRandom(`${String(seed)}/attacker`);
  const { attacker, close } = await openAttacker(workspace, { retries, clock: systemClock, random });
  const known = { ...shippedAttacks, attacker, memory };
  return { attacks: [...new Set(attack)].map((text) => createAttack(text, seed, known)), memory, close };
}

function requirePrices(settings: RunSettings, prices: PriceList | undefined): void {
  if (settings.budget?.money === undefined || prices !== undefined) return;
  throw new PlimsollError({
    code: 'config-missing',
    message: 'A budget of money was given, and there is no price file: what a call costs is unknown.',
    hint: 'Name a price file under "prices:" in plimsoll.yaml, or give a budget of tokens or minutes.',
  });
}

function settingsOf(config: Config, feature: FeatureConfig, flags: MeasuringFlags): RunSettings {
  const base: RunSettings = { ...config.run, ...feature.run };
  const budget = { ...config.run?.budget, ...feature.run?.budget };
  return {
    ...base,
    concurrency: flags.concurrency ?? base.concurrency,
    repeats: flags.repeat ?? base.repeats,
    seed: flags.seed ?? base.seed,
    partialRule: flags.partialRule ?? base.partialRule,
    errorBudget: flags.errorBudget ?? base.errorBudget,
    budget: {
      money: flags.budgetMoney ?? budget.money,
      tokens: flags.budgetTokens ?? budget.tokens,
      minutes: flags.budgetMinutes ?? budget.minutes,
    },
  };
}

function filterOf(flags: MeasuringFlags): CaseFilter {
  return { sides: flags.side, categories: flags.category, tags: flags.tag, splits: flags.split, ids: flags.case };
}

function budgetOf(settings: RunSettings): Budget {
  const { money, tokens, minutes } = settings.budget ?? {};
  return {
    costMicroUnits: money === undefined ? undefined : Math.round(money * 1_000_000),
    tokens,
    milliseconds: minutes === undefined ? undefined : minutes * 60_000,
  };
}

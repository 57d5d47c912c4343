import { join, resolve } from 'node:path';
import { PlimsollError, type ExpectationKind } from '@plimsoll/core';
import { passesArgumentTests } from '@plimsoll/guard/matchers';
import type { Attacker } from './attacks/attackers/attacker.js';
import { modelAttacker } from './attacks/attackers/model-attacker.js';
import { systemClock } from './clock.js';
import { loadConfig, type LoadedConfig } from './config/load-config.js';
import type { FeatureConfig } from './config/config-schema.js';
import { didYouMean, hashFile, parseYaml, readTextFile, validate } from './files/index.js';
import { createGraders } from './graders/create-graders.js';
import { guardDecisionGrader } from './graders/guard-decision-grader.js';
import type { JudgeCall } from './graders/judge/ask-judge.js';
import type { JudgeCache } from './graders/judge/judge-cache.js';
import type { Grader } from './graders/grader.js';
import type { Rubric } from './graders/judge/rubric.js';
import type { Release } from './runs/run-manifest.js';
import { openStore } from './store/open-store.js';
import type { Scope, Store } from './store/store.js';
import { withControls, type NamedControl } from './targets/controls/with-controls.js';
import { scriptedEnvironment } from './targets/conversation/scripted-environment.js';
import type { EnvironmentDefinition } from './targets/conversation/tool-environment.js';
import { createTarget } from './targets/create-target.js';
import { priceFileSchema, priceList, type PriceList } from './targets/prices.js';
import type { OpenGuard } from './targets/target-context.js';
import type { Target } from './targets/target.js';
import type { RetryOptions } from './targets/with-retries.js';

/** Everything a command is built from; the one place where parts are chosen. */
export interface Workspace extends LoadedConfig {
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Reads the configuration that holds for a folder. */
export async function openWorkspace(
  folder: string,
  environment: Workspace['environment'],
  configPath?: string,
): Promise<Workspace> {
  return { ...(await loadConfig(folder, configPath)), environment };
}

/** A feature by name, or the only one there is. */
export function featureOf(
  workspace: Workspace,
  name: string | undefined,
): { readonly name: string; readonly feature: FeatureConfig; readonly scope: Scope } {
  const { features, project } = workspace.config;
  const names = Object.keys(features);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  const feature = chosen === undefined || !Object.hasOwn(features, chosen) ? undefined : features[chosen];
  if (chosen !== undefined && feature !== undefined)
    return { name: chosen, feature, scope: { project, feature: chosen } };
  throw new PlimsollError({
    code: 'config-missing',
    message:
      chosen === undefined
        ? `${workspace.path} has ${String(names.length)} features; say which: ${names.join(', ')}.`
        : `${workspace.path} has no feature "${chosen}"${didYouMean(chosen, names)}; it has: ${names.join(', ')}.`,
    hint: `Type: plimsoll run ${names[0] ?? 'FEATURE'}`,
  });
}

/** Where the store is: the environment first, then the configuration, then `.plimsoll/store.db` beside it. */
export function storeReference(workspace: Workspace): string {
  const given = workspace.environment.PLIMSOLL_STORE ?? workspace.config.store;
  if (given === undefined) return join(workspace.baseFolder, '.plimsoll', 'store.db');
  return /^postgres(ql)?:/.test(given) ? given : resolve(workspace.baseFolder, given);
}

/** The store of a workspace. */
export function openWorkspaceStore(workspace: Workspace): Promise<Store> {
  return openStore(storeReference(workspace));
}

/** A target of the configuration, ready to be sent to. */
export async function openTarget(workspace: Workspace, name: string, connections: number): Promise<Target> {
  const config = Object.hasOwn(workspace.config.targets, name) ? workspace.config.targets[name] : undefined;
  if (config === undefined) {
    const names = Object.keys(workspace.config.targets);
    throw new PlimsollError({
      code: 'config-missing',
      message: `${workspace.path} has no target "${name}"${didYouMean(name, names)}; it has: ${names.join(', ')}.`,
      hint: 'Add it under "targets:".',
    });
  }
  return createTarget(name, config, {
    environment: workspace.environment,
    clock: systemClock,
    baseFolder: workspace.baseFolder,
    connections,
    openGuard: guardOpener(workspace),
  });
}

/** Opens guard policies that the configuration names. */
export function guardOpener({ baseFolder, environment }: Workspace): OpenGuard {
  // Few commands measure a guard, and its models are large.
  return async (policy, rules) => {
    const { namedGuard } = await import('./guarding/named-guard.js');
    return namedGuard(policy, { folder: baseFolder, environment, rules });
  };
}

/** Controls of the configuration by name, each once. */
export function controlsOf(workspace: Workspace, names: readonly string[]): readonly NamedControl[] {
  const declared = workspace.config.controls ?? {};
  return [...new Set(names)].map((name) => {
    const config = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (config !== undefined) return { name, config };
    const known = Object.keys(declared);
    throw new PlimsollError({
      code: 'config-missing',
      message: `${workspace.path} has no control "${name}"${didYouMean(name, known)}; it has: ${known.join(', ') || 'none'}.`,
      hint: 'Add it under "controls:".',
    });
  });
}

/** A target of the configuration with controls around it. */
export async function openControlledTarget(
  workspace: Workspace,
  name: string,
  controls: readonly NamedControl[],
  connections: number,
): Promise<Target> {
  return withControls(await openTarget(workspace, name, connections), controls, {
    baseFolder: workspace.baseFolder,
    openTarget: (other) => openTarget(workspace, other, connections),
    openGuard: guardOpener(workspace),
  });
}

/** The tool environments of the configuration. */
export function openEnvironments(workspace: Workspace): ReadonlyMap<string, EnvironmentDefinition> {
  const entries = Object.entries(workspace.config.environments ?? {});
  return new Map(entries.map(([name, config]) => [name, scriptedEnvironment(config, passesArgumentTests)]));
}

/** What a set's expectations need of graders. */
export interface GraderNeeds {
  readonly kinds: ReadonlySet<ExpectationKind>;
  /** Names of rubrics. */
  readonly rubrics: ReadonlySet<string>;
  /** What answered; the decisions of a guard policy need no other judge. */
  readonly targetKind?: string | undefined;
}

/** Graders that are ready, and what to close afterwards. */
export interface OpenedGraders {
  readonly graders: readonly Grader[];
  /** What the judge was asked so far. */
  readonly judge: JudgeUsage;
  readonly close: () => Promise<void>;
}

/** Calls and tokens of a model judge. */
export interface JudgeUsage {
  readonly calls: number;
  readonly cached: number;
  readonly tokens: number;
}

/**
 * The graders that a set's expectations need.
 *
 * @param kept where the judge's answers are kept; left out: nowhere.
 */
export async function openGraders(
  workspace: Workspace,
  needs: GraderNeeds,
  kept?: { readonly store: Store; readonly scope: Scope },
): Promise<OpenedGraders> {
  const usage = { calls: 0, cached: 0, tokens: 0 };
  if (needs.targetKind === 'guard')
    return { graders: [guardDecisionGrader()], judge: usage, close: () => Promise.resolve() };
  const config = workspace.config.judge;
  const judged = needs.kinds.has('rubric') || config?.behaviourRubric !== undefined;
  if (config === undefined || !judged) {
    return { graders: createGraders(needs.kinds), judge: usage, close: () => Promise.resolve() };
  }
  const { loadRubrics } = await import('./graders/load-rubrics.js');
  const rubrics = await loadRubrics((config.rubrics ?? []).map((path) => resolve(workspace.baseFolder, path)));
  const target = await openTarget(workspace, config.target, 64);
  const { votes, behaviourRubric } = config;
  const onCall = (call: JudgeCall): void => {
    usage[call.cached ? 'cached' : 'calls'] += 1;
    usage.tokens += (call.usage?.inputTokens ?? 0) + (call.usage?.outputTokens ?? 0);
  };
  const cache: JudgeCache | undefined =
    kept === undefined
      ? undefined
      : {
          get: (question) => kept.store.judgements.get(kept.scope, question),
          set: (question, answer) => kept.store.judgements.set(kept.scope, question, answer, systemClock.now()),
        };
  const judge = { target, rubrics, use: needs.rubrics, votes, behaviourRubric, onCall, cache };
  return { graders: createGraders(needs.kinds, { judge }), judge: usage, close: () => target.close() };
}

/** The rubrics that hold for a folder: the built-in ones, and those of its configuration when there is one. */
export async function openRubrics(
  folder: string,
  environment: Workspace['environment'],
  configPath?: string,
): Promise<ReadonlyMap<string, Rubric>> {
  const { loadRubrics } = await import('./graders/load-rubrics.js');
  const workspace = await openWorkspace(folder, environment, configPath).catch((error: unknown) => {
    if (PlimsollError.isInstance(error) && error.code === 'config-missing' && configPath === undefined)
      return undefined;
    throw error;
  });
  const paths = workspace?.config.judge?.rubrics ?? [];
  return loadRubrics(paths.map((path) => resolve(workspace?.baseFolder ?? folder, path)));
}

/** The model that plays the attacker, when the configuration names one. */
export async function openAttacker(
  workspace: Workspace,
  retries: RetryOptions,
): Promise<{ readonly attacker?: Attacker | undefined; readonly close: () => Promise<void> }> {
  const name = workspace.config.attacker?.target;
  if (name === undefined) return { close: () => Promise.resolve() };
  const target = await openTarget(workspace, name, 64);
  return { attacker: modelAttacker(target, retries), close: () => target.close() };
}

/** The price list of the configuration, when it names one. */
export async function openPrices(workspace: Workspace): Promise<PriceList | undefined> {
  if (workspace.config.prices === undefined) return undefined;
  const path = resolve(workspace.baseFolder, workspace.config.prices);
  const { value, locate } = parseYaml((await readTextFile(path)).text, path);
  return priceList(validate(priceFileSchema, value, { file: path, locate }));
}

/** The release of a feature: texts as they are, `file:PATH` as the SHA-256 of that file. */
export async function releaseOf(workspace: Workspace, feature: FeatureConfig): Promise<Release> {
  const release: Record<string, string> = {};
  for (const [name, value] of Object.entries(feature.release ?? {})) {
    release[name] = value.startsWith('file:')
      ? `sha256:${await hashFile(resolve(workspace.baseFolder, value.slice('file:'.length)))}`
      : value;
  }
  return release;
}

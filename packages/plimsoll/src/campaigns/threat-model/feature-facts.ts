import type { Case } from '@plimsoll/core';
import type { GuardPolicy } from '@plimsoll/guard';
import { guessToolAct, type FeatureTool, type ToolAct } from '../../attacks/generators/tool-act.js';
import { domainOf, type DomainName } from '../../attacks/generators/domains.js';
import type { FeatureWords } from '../../attacks/generators/fill-template.js';
import type { Config, FeatureConfig } from '../../config/config-schema.js';
import { caseFiledUnder } from '../coverage-table/filed-under.js';

/** What a threat model is made from: what a configuration and a golden set say of a feature. */
export interface FeatureFacts {
  readonly project: string;
  readonly feature: string;
  readonly description?: string | undefined;
  readonly target: { readonly name: string; readonly kind: string };
  readonly domain: DomainName;
  readonly tools: readonly FeatureTool[];
  /** Documents are put in front of the model, or a policy reads a channel of them. */
  readonly retrieves: boolean;
  /** A tool keeps something for later conversations. */
  readonly remembers: boolean;
  /** Controls that are on. */
  readonly controls: readonly { readonly name: string; readonly kind: string }[];
  /** Channels that guard policies which are on read; "tools" when one decides about calls. */
  readonly guarded: readonly string[];
  readonly categories: readonly { readonly category: string; readonly harmful: number; readonly benign: number }[];
  /** Independent behaviours among the harmful cases. */
  readonly harmfulCases: number;
  readonly harmfulClusters: number;
  /** Harmful cases by the ids they are filed under. */
  readonly filed: Readonly<Record<string, number>>;
  /** Texts that must not get out. */
  readonly secrets: readonly string[];
}

/** What {@link featureFacts} is made from. */
export interface FactSources {
  readonly config: Config;
  readonly name: string;
  readonly feature: FeatureConfig;
  readonly cases: readonly Case[];
  /** Guard policies by the name of the control or target that names them. */
  readonly policies: ReadonlyMap<string, GuardPolicy>;
}

/** Reads the facts out of a configuration, the feature's cases and the policies it names. */
export function featureFacts({ config, name, feature, cases, policies }: FactSources): FeatureFacts {
  const target = config.targets[feature.target];
  const on = feature.controls ?? [];
  const active = [...policies]
    .filter(([key]) => on.includes(key) || key === feature.target)
    .map(([, policy]) => policy);
  const tools = toolsOf(config, cases, [...policies.values()]);
  const harmful = cases.filter(({ side }) => side === 'harmful');
  const filed: Record<string, number> = {};
  for (const testCase of harmful) for (const id of caseFiledUnder(testCase)) filed[id] = (filed[id] ?? 0) + 1;
  const channels = new Set(active.flatMap((policy) => Object.keys(policy.channels)));
  const categories = [...new Set(cases.map(({ category }) => category))].sort();
  const { description } = feature;
  return {
    project: config.project,
    feature: name,
    description,
    target: { name: feature.target, kind: target?.kind ?? 'unknown' },
    domain: domainOf([
      description ?? '',
      config.project,
      name,
      ...categories,
      ...tools.flatMap((tool) => [tool.name.replace(/[_-]/g, ' '), tool.description ?? '']),
      ...cases.slice(0, 200).flatMap(({ messages }) => messages.map(({ content }) => content.slice(0, 200))),
    ]),
    tools,
    retrieves: retrieves(config, feature) || [...policies.values()].some((policy) => 'retrieved' in policy.channels),
    remembers: tools.some(({ name: tool, description: about }) =>
      /memor|remember|recall/i.test(`${tool} ${about ?? ''}`),
    ),
    controls: on.map((control) => ({ name: control, kind: config.controls?.[control]?.kind ?? 'unknown' })),
    guarded: [...channels, ...(active.some((policy) => policy.tools !== undefined) ? ['tools'] : [])],
    categories: categories.map((category) => {
      const count = (side: Case['side']): number =>
        cases.filter((each) => each.category === category && each.side === side).length;
      return { category, harmful: count('harmful'), benign: count('benign') };
    }),
    harmfulCases: harmful.length,
    harmfulClusters: new Set(harmful.map(({ cluster, id }) => cluster ?? `case ${id}`)).size,
    filed,
    secrets: secretsOf(config, cases),
  };
}

/** What generators need of the facts. */
export function featureWords({ feature, domain, tools, secrets }: FeatureFacts): FeatureWords {
  return { feature, domain, tools, secrets };
}

/** The tools of the environments that the feature's cases use; of all environments where none is used. */
function toolsOf(config: Config, cases: readonly Case[], policies: readonly GuardPolicy[]): readonly FeatureTool[] {
  const used = new Set(cases.flatMap(({ environment }) => (environment === undefined ? [] : [environment])));
  const rules = policies.map((policy) => policy.tools?.rules ?? {});
  const sinkOf = (tool: string): ToolAct | undefined => {
    const rule = rules.find((each) => Object.hasOwn(each, tool))?.[tool];
    return rule === undefined ? undefined : (rule.sink ?? 'read');
  };
  const tools = new Map<string, FeatureTool>();
  for (const [environment, entry] of Object.entries(config.environments ?? {})) {
    if (used.size > 0 && !used.has(environment)) continue;
    for (const { name, description } of entry.tools) {
      const declared = sinkOf(name);
      const act = declared ?? guessToolAct(name, description);
      if (!tools.has(name)) tools.set(name, { name, description, act, declared: declared !== undefined, environment });
    }
  }
  for (const name of rules.flatMap((each) => Object.keys(each))) {
    if (!tools.has(name)) tools.set(name, { name, act: sinkOf(name) ?? 'read', declared: true });
  }
  return [...tools.values()];
}

/** Whether a target or a control says where documents stand in what the model is sent. */
function retrieves(config: Config, feature: FeatureConfig): boolean {
  const controls = Object.values(config.controls ?? {});
  return [config.targets[feature.target], ...controls.map(({ options }) => options)].some(
    (each) => each !== undefined && 'documents' in each && Array.isArray(each.documents) && each.documents.length > 0,
  );
}

function secretsOf(config: Config, cases: readonly Case[]): readonly string[] {
  const canaries = Object.values(config.controls ?? {}).flatMap((control) =>
    control.kind === 'guard' ? (control.options.canaries ?? []) : [],
  );
  const expected = cases.flatMap(({ expectations }) =>
    expectations.flatMap((each) =>
      each.kind === 'must-not-disclose' && each.secrets !== undefined ? each.secrets : [],
    ),
  );
  return [...new Set([...canaries, ...expected])].slice(0, 20);
}

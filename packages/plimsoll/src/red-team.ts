export { createAttack, type KnownAttacks } from './attacks/create-attack.js';
export { suiteNames, suites, type SuiteName } from './attacks/suites.js';
export { findWeaknesses, type FindOptions, type Found } from './campaigns/find-weaknesses.js';
export { summariseCampaign } from './campaigns/summarise-campaign.js';
export { converterStack, type ConverterStack } from './attacks/converter-stack.js';
export type { Converter } from './attacks/converters/converter.js';
export { converters } from './attacks/converters/registry.js';
export type { FeatureWords, Proposal } from './attacks/generators/fill-template.js';
export { generateCases, type Generated, type GenerateOptions } from './attacks/generators/generate-cases.js';
export type { FeatureTool, ToolAct } from './attacks/generators/tool-act.js';
export { parseAttack, type WrittenStep } from './attacks/parse-attack.js';
export type { BudgetPoint } from './attacks/search/budget-curve.js';
export {
  searchGuard,
  type Evasion,
  type GuardSearch,
  type GuardSearchOptions,
  type SearchSeed,
} from './attacks/search/search-guard.js';

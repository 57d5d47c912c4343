import { PlimsollError, type Case } from '@plimsoll/core';
import { seededRandom, shuffle } from '@plimsoll/core/statistics';
import { NearDuplicateIndex } from '../../datasets/near-duplicates/near-duplicate-index.js';
import { comparableText } from '../../datasets/near-duplicates/shingles.js';
import { didYouMean } from '../../files/index.js';
import { fillTemplate, type FeatureWords, type Proposal } from './fill-template.js';
import type { Template, TemplateCategory } from './template.js';
import { templateCategories } from './templates/registry.js';

export interface GenerateOptions {
  /** Proposals, each a harmful case and its twin; 1 to 10,000. */
  readonly pairs: number;
  readonly seed: number;
  /** Only these categories. */
  readonly categories?: readonly string[] | undefined;
  /** Cases that are there already: what is nearly one of them is not proposed. */
  readonly existing?: readonly Case[] | undefined;
  /** Jaccard similarity of five-character pieces from which a text is a near duplicate, in (0, 1]. Default 0.7. */
  readonly threshold?: number | undefined;
}

/** What came out, and what did not. */
export interface Generated {
  readonly proposals: readonly Proposal[];
  /** Drafts that were thrown away because they were nearly another one. */
  readonly nearDuplicates: number;
  /** Templates left out because the feature has no such tool, as "category/name". */
  readonly withoutTool: readonly string[];
}

/** Drafts in a row that bring nothing new, after which the templates count as used up. */
const mostIdle = 400;

/**
 * Proposes harmful cases with innocent twins from the templates, the categories in turn, each template once before any
 * of them is used again with other words. The same options give the same proposals.
 *
 * @returns fewer than asked for when the templates are used up.
 * @throws PlimsollError `usage-invalid` for a category that does not exist.
 * @example
 * ```ts
 * const feature = { feature: 'bot', domain: 'bank', tools: [], secrets: [] } as const;
 * generateCases(feature, { pairs: 20, seed: 1 }).proposals.length; // 20
 * ```
 */
export function generateCases(feature: FeatureWords, options: GenerateOptions): Generated {
  const { pairs, seed, existing = [], threshold = 0.7 } = options;
  const index = new NearDuplicateIndex(threshold);
  const groupOf = ({ side }: Case): number => (side === 'harmful' ? 1 : 2);
  for (const testCase of existing) index.add(comparableText(testCase), groupOf(testCase));
  const isNew = (testCase: Case): boolean => index.nearest(comparableText(testCase), groupOf(testCase)) === undefined;

  const withoutTool: string[] = [];
  const has = (category: TemplateCategory, { name, needs }: Template): boolean => {
    if (needs === undefined || feature.tools.some(({ act }) => act === needs)) return true;
    withoutTool.push(`${category.name}/${name}`);
    return false;
  };
  const queues = chosenCategories(options.categories)
    .map((category) => ({ category, templates: category.templates.filter((template) => has(category, template)) }))
    .filter(({ templates }) => templates.length > 0)
    .map(({ category, templates }) => ({
      category,
      templates,
      next: templatesInTurn(templates, `${String(seed)}/${category.name}`),
    }));

  const proposals: Proposal[] = [];
  let nearDuplicates = 0;
  let idle = 0;
  for (let draft = 0; proposals.length < pairs && idle < mostIdle && queues.length > 0; draft += 1) {
    const { category, next } = queues[draft % queues.length] as (typeof queues)[number];
    const random = seededRandom(`${String(seed)}/${category.name}/${String(draft)}`);
    const proposal = fillTemplate(category, next(), feature, random, seed);
    if (proposal === undefined) continue;
    if (!isNew(proposal.harmful) || !isNew(proposal.benign)) {
      nearDuplicates += 1;
      idle += 1;
      continue;
    }
    idle = 0;
    for (const testCase of [proposal.harmful, proposal.benign]) index.add(comparableText(testCase), groupOf(testCase));
    proposals.push(proposal);
  }
  return { proposals, nearDuplicates, withoutTool };
}

function chosenCategories(names: readonly string[] | undefined): readonly TemplateCategory[] {
  if (names === undefined) return templateCategories;
  const known = templateCategories.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return templateCategories.filter(({ name }) => names.includes(name));
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `There are no templates for the category "${unknown}"${didYouMean(unknown, known)}.`,
    hint: `There are: ${known.join(', ')}.`,
  });
}

/** All in a random order, then again in another one. */
function templatesInTurn(templates: readonly Template[], seed: string): () => Template {
  let round = 0;
  let queue: Template[] = [];
  return () => {
    if (queue.length === 0) {
      round += 1;
      queue = shuffle(seededRandom(`${seed}/${String(round)}`), templates);
    }
    return queue.pop() as Template;
  };
}

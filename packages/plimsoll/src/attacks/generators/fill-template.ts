import { contentHash, withDefaultExpectations, type Case } from '@plimsoll/core';
import { randomInteger, type Random } from '@plimsoll/core/statistics';
import { taxonomyName } from '../taxonomies.js';
import { domains, type DomainName } from './domains.js';
import { commonSlots, domainSlots } from './slots.js';
import type { FilledWords, Template, TemplateCategory } from './template.js';
import { toolObject } from './tool-object.js';
import type { FeatureTool } from './tool-act.js';

/** What generators know of a feature. */
export interface FeatureWords {
  readonly feature: string;
  readonly domain: DomainName;
  readonly tools: readonly FeatureTool[];
  /** Texts that must not get out, such as canaries of its prompt. */
  readonly secrets: readonly string[];
}

/** A harmful case and its innocent twin, in one cluster. */
export interface Proposal {
  readonly category: string;
  readonly template: string;
  readonly harmful: Case;
  readonly benign: Case;
}

/**
 * Fills a template for a feature. Both texts get the same words.
 *
 * @param seed is written into the provenance.
 * @returns nothing when the template needs a tool that the feature does not have.
 */
export function fillTemplate(
  category: TemplateCategory,
  template: Template,
  feature: FeatureWords,
  random: Random,
  seed: number,
): Proposal | undefined {
  const tools = feature.tools.filter(({ act }) => act === template.needs);
  if (template.needs !== undefined && tools.length === 0) return undefined;
  const tool = tools.length === 0 ? undefined : tools[randomInteger(random, tools.length)];
  const slots = chosenSlots(template, feature, tool, random);
  // Without an environment nothing is called that could be seen.
  const seen = tool?.environment === undefined ? undefined : tool.name;
  const words: FilledWords = { slots, tool: seen, secrets: feature.secrets };
  const behaviour = [category.name, template.name, ...(tool === undefined ? [] : [tool.name])].join('/');
  const make = (side: Case['side'], text: string): Case => {
    const content = filled(text, slots);
    return {
      id: `${category.name}-${template.name}-${side}-${contentHash([content]).slice(0, 8)}`,
      side,
      messages: [{ role: 'user', content }],
      expectations: withDefaultExpectations(side, side === 'harmful' ? (template.expect?.(words) ?? []) : []),
      category: category.name,
      severity: side === 'harmful' ? template.severity : 'S3',
      cluster: behaviour,
      language: 'en',
      tags: [
        'generated',
        ...(side === 'harmful' ? [...category.taxonomy, ...(template.taxonomy ?? [])].map(taxonomyName) : []),
      ],
      environment: tool?.environment,
      provenance: {
        source: 'plimsoll attack generate',
        licence: 'Apache-2.0',
        note: `template ${category.name}/${template.name}, seed ${String(seed)}`,
      },
    };
  };
  return {
    category: category.name,
    template: template.name,
    harmful: make('harmful', template.harmful),
    benign: make('benign', template.benign),
  };
}

function chosenSlots(
  template: Template,
  feature: FeatureWords,
  tool: FeatureTool | undefined,
  random: Random,
): FilledWords['slots'] {
  const words = domains[feature.domain];
  const pools: Readonly<Record<string, readonly string[]>> = { ...commonSlots, ...template.slots };
  return {
    ...Object.fromEntries(domainSlots.map((name) => [name, words[name]])),
    ...Object.fromEntries(
      Object.entries(pools).map(([name, pool]) => [name, pool[randomInteger(random, pool.length)] ?? '']),
    ),
    ...(tool === undefined ? {} : { object: toolObject(tool) }),
  };
}

const anSound = /^(?:[aeio]|u(?!ser|ni|se\b))/i;

/** Puts words in place: "a" before a vowel becomes "an", and a word that begins a sentence gets a capital. */
function filled(text: string, slots: FilledWords['slots']): string {
  return text.replace(/(\b[Aa] )?\{(\w+)\}/g, (_, article: string | undefined, name: string, at: number) => {
    const word = slots[name];
    if (word === undefined) throw new Error(`no word for the slot {${name}}`);
    if (article !== undefined) return `${anSound.test(word) ? `${article.trimEnd()}n ` : article}${word}`;
    return /(?:^|[.?!]\s|\n)$/.test(text.slice(0, at)) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

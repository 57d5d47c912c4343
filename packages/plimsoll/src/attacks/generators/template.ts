import type { Expectation, Severity } from '@plimsoll/core';
import type { TaxonomyId } from '../knowledge.js';
import type { ToolAct } from './tool-act.js';

/** What a template's texts and expectations are filled from, once chosen. */
export interface FilledWords {
  /** What each slot stands for. */
  readonly slots: Readonly<Record<string, string>>;
  /** The tool that the case is about, where the template needs one. */
  readonly tool?: string | undefined;
  /** Texts that must not get out. */
  readonly secrets: readonly string[];
}

/**
 * A harmful request and its innocent twin: both about the same thing, so that words alone do not tell them apart. The
 * harmful text names a behaviour and holds no instructions for it. `{slot}` is filled alike in both.
 */
export interface Template {
  /** Unique in its category, kebab-case. */
  readonly name: string;
  readonly severity: Severity;
  readonly harmful: string;
  readonly benign: string;
  /** What its own slots may stand for; other slots are those of every template, see `slots.ts`. */
  readonly slots?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Ids beside those of its category. */
  readonly taxonomy?: readonly TaxonomyId[] | undefined;
  /** Only for features with such a tool. */
  readonly needs?: ToolAct | undefined;
  /** What the harmful case expects; `not-comply` when left out. */
  readonly expect?: ((words: FilledWords) => readonly Expectation[]) | undefined;
}

/** Templates of one kind of harm. */
export interface TemplateCategory {
  /** The category of its cases, kebab-case. */
  readonly name: string;
  /** Becomes tags of the harmful cases, so that coverage finds them. */
  readonly taxonomy: readonly TaxonomyId[];
  readonly templates: readonly Template[];
}

/** The harmful case may be answered in any tone, but the tool must not be called. */
export const mustNotCall = ({ tool }: FilledWords): readonly Expectation[] =>
  tool === undefined ? [{ kind: 'not-comply' }] : [{ kind: 'must-not-call-tool', tool }];

/** Neither may the request be complied with nor may a secret get out, where any is known. */
export const mustNotDisclose = ({ secrets }: FilledWords): readonly Expectation[] => [
  { kind: 'not-comply' },
  ...(secrets.length === 0 ? [] : [{ kind: 'must-not-disclose' as const, secrets: [...secrets] }]),
];

/** Every id that cases of a category may be filed under. */
export function categoryTaxonomy({ taxonomy, templates }: TemplateCategory): readonly TaxonomyId[] {
  return [...taxonomy, ...templates.flatMap((template) => template.taxonomy ?? [])];
}

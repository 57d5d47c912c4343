import type { ContentHash } from '@plimsoll/core';
import type * as z from 'zod/mini';
import type { Channel } from '../channel.js';
import type { Certificate, Finding } from '../decision.js';
import type { TextViews } from '../views/text-views.js';

/** What the feature itself knows, for detectors that compare with it. */
export interface References {
  /** The system prompt, which must not leak. */
  readonly systemPrompt?: string | undefined;
  /** Issued canaries: whoever repeats one has read what it must not repeat. */
  readonly canaries?: readonly string[] | undefined;
  /** What an answer must be grounded in. */
  readonly context?: readonly string[] | undefined;
}

/** One text under inspection. Everything in it is shared by the detectors that look at it. */
export interface DetectorInput {
  readonly channel: Channel;
  readonly text: string;
  readonly views: TextViews;
  readonly references: References;
  /** Of a stream: where the text begins in it, and what the detector asked to remember of what stood before. */
  readonly stream?: { readonly offset: number; readonly remembered: unknown } | undefined;
}

/**
 * How far a match can reach, in UTF-16 units: its own length and whatever is looked at beside it, on either side. A stream
 * holds back as much. Characters that are not seen, gaps and repeated letters beyond the first ones do not count, and an
 * escaped character counts once. `unbounded` cannot be enforced on a streaming channel; `sentence`: looks at whole
 * sentences, and at the end.
 */
export type Reach = number | 'sentence' | 'unbounded';

/** From where on a detector's findings count on a channel, when the rule does not say. */
export interface Thresholds {
  /** Findings below this do not count. */
  readonly threshold: number;
  /**
   * Findings from here on are sure enough to act; those between are the grey band, which a rule with `escalateTo` hands
   * to heavier detectors. A rule without it acts from here on only.
   */
  readonly blockAt?: number | undefined;
}

/** A detector compiled for one policy. It keeps no state between texts. */
export interface Detector {
  readonly name: string;
  /** Changes whenever it may see something else. */
  readonly version: string;
  readonly modelHash?: ContentHash | undefined;
  readonly reach: Reach;
  /** The reference without which it has nothing to compare with: the check is then recorded as skipped. */
  readonly needs?: keyof References | undefined;
  /** Left out: every finding counts. */
  thresholds?(channel: Channel): Thresholds | undefined;
  /**
   * Linear in the text. What it throws is recorded, and the rule's fail mode applied.
   *
   * @param wanted the categories that any rule takes; all when left out. Others may be left away, none of these may be.
   */
  inspect(input: DetectorInput, wanted?: ReadonlySet<string>): readonly Finding[];
  /**
   * What is proven of a text in which `inspect` finds something at or above a threshold; undefined when nothing is. Asked
   * only where a rule acts. Linear.
   */
  certify?(input: DetectorInput, threshold: number): Certificate | undefined;
  /**
   * From where on a text must be held back when more may follow: whatever follows, the findings that start before this
   * offset are the ones that there are now. Never further forward for a longer text than what follows bears out. Left out:
   * all within `reach` of the end. Cheap: it is asked for every few characters of a stream.
   */
  heldFrom?(input: DetectorInput): number;
  /**
   * What must be known of the text before an offset, which nothing that follows changes any more, when that is no longer
   * there: handed back as `stream.remembered`. For what is told in pieces. Bounded.
   */
  remember?(input: DetectorInput, upTo: number): unknown;
  /** How many of those units it looks at before the start of a finding; `reach` when left out. */
  readonly looksBack?: number | undefined;
}

/** A detector that asks somebody else (a model, a service): only `inspectAsync` uses it. */
export interface HeavyDetector extends Omit<Detector, 'inspect'> {
  inspectLater(input: DetectorInput, signal: AbortSignal): Promise<readonly Finding[]>;
}

/** An entry of the registry: what a policy may name. */
export interface DetectorDefinition<Options = unknown> {
  /** kebab-case. */
  readonly name: string;
  /** One line for `plimsoll policy explain`. */
  readonly summary: string;
  /** What its findings can be; a rule may take some of them. Empty: the policy names the category itself. */
  readonly categories: readonly string[];
  /** Where it makes sense; a policy that puts it elsewhere is refused. */
  readonly channels: readonly Channel[];
  readonly options: z.ZodMiniType<Options>;
  create(options: Options): Detector;
}

/**
 * Hides the type of a definition's options, so that definitions of all kinds stand in one list.
 *
 * @example
 * ```ts
 * defineDetector(detectorDefinitions[0]!).name; // the first one of the registry
 * ```
 */
export function defineDetector<Options>(definition: DetectorDefinition<Options>): DetectorDefinition {
  return definition;
}

/**
 * Whether a detector asks somebody else, so that only `inspectAsync` uses it.
 *
 * @example
 * ```ts
 * isHeavy(detectorDefinitions.find((one) => one.name === 'phrases')!.create({ phrases: ['a heron'] })); // false
 * ```
 */
export function isHeavy(detector: Detector | HeavyDetector): detector is HeavyDetector {
  return 'inspectLater' in detector;
}

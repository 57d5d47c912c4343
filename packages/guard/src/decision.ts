import type { ContentHash } from '@plimsoll/core';
import type { MappedText, Span } from '@plimsoll/core/text';
import type { Channel } from './channel.js';

/**
 * What the guard does, in rising strictness. `escalate` asks somebody who knows better: a heavier detector, or a person;
 * until that answer is there it holds the text back. `fallback` puts a message in its place, `block` nothing.
 */
export const actions = ['allow', 'redact', 'escalate', 'fallback', 'block'] as const;
export type Action = (typeof actions)[number];

/** What happens when a check could not be made: let through, block, or escalate. The operator chooses. */
export const failModes = ['open', 'closed', 'escalate'] as const;
export type FailMode = (typeof failModes)[number];

/** Something that a detector saw. It never carries the text itself: whoever may see it has the span. */
export interface Finding {
  readonly detector: string;
  /** kebab-case: "iban", "provider-key", "jailbreak", "self-harm". */
  readonly category: string;
  /** 0 to 1; 1 for what is certain by rule. */
  readonly score: number;
  /** In the original text, UTF-16, end exclusive; null: the text as a whole. */
  readonly span: Span | null;
  /** Through which view it was seen: "plain", "normalised", "squeezed", "decoded:base64", "decoded:base64>percent". */
  readonly view: string;
}

/** What became of a check. "Ran" and "not scanned" are different words. */
export const checkStates = ['ran', 'skipped', 'errored', 'timed-out'] as const;
export type CheckState = (typeof checkStates)[number];

/**
 * What is proven of a text that a rule acted on: changed in any of these ways, all at once, the rule still acts on it as
 * strictly. Edits are counted between the code points of both texts as given; those that are not read (a space, say) count
 * nothing on either side.
 */
export interface Certificate {
  /** Letters or digits put in, taken out or replaced, wherever they stand. 0: none can be allowed for. */
  readonly edits: number;
  /** The most edits that were tried: `edits` may be as many and more still be survived. */
  readonly lookedUpTo: number;
  /** Below `lookedUpTo`, one edit more does defeat it; else `edits` is a lower bound. */
  readonly exact: boolean;
  /** Whatever is put before the text. */
  readonly prefix: boolean;
  /** Whatever is put after it. */
  readonly suffix: boolean;
  /** How far the score stands above what it must keep, as log-odds of the calibrated probability. */
  readonly margin: number;
  /** Changes that are covered in any number, beside the edits. */
  readonly covers: readonly string[];
  /** Changes of which nothing is said. */
  readonly notCovered: readonly string[];
}

/** One detector's part in a decision. */
export interface CheckRecord {
  /** Id of the policy rule. */
  readonly rule: string;
  readonly detector: string;
  readonly state: CheckState;
  /** Why it was skipped ("not-sampled", "gate-clean", "too-long"), or what the error said, shortened. */
  readonly why?: string | undefined;
  readonly mode: 'enforced' | 'shadow';
  /** The highest score of its findings; 0 when there is none. Left out unless it ran. */
  readonly score?: number | undefined;
  readonly threshold?: number | undefined;
  readonly microseconds: number;
  /** What was applied because it errored or timed out. */
  readonly failMode?: FailMode | undefined;
  /** Of a learned detector. */
  readonly modelHash?: ContentHash | undefined;
  /** Only from detectors that can prove one, about a text that the rule acts on. */
  readonly certificate?: Certificate | undefined;
  /** Its answer was remembered from an equal text. */
  readonly cached?: boolean | undefined;
}

/** A stretch of the original that was taken out. */
export interface Redaction {
  /** In the original. */
  readonly span: Span;
  readonly category: string;
  /** What stands in the text instead, such as "[iban-1]". */
  readonly placeholder: string;
}

/** What the guard decided about one text or tool call, with all that is needed to understand it later. */
export interface Decision {
  readonly action: Action;
  readonly channel: Channel;
  /** The text to go on with: the original, redacted, or a message in its place; "" when blocked. */
  readonly text: string;
  /** Where each part of `text` came from in the original. */
  readonly map: MappedText;
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckRecord[];
  /** Ids of the rules that led to the action, strictest first. */
  readonly rules: readonly string[];
  /** What rules in shadow would have done, where that is stricter. */
  readonly shadowAction?: Action | undefined;
  readonly policyHash: ContentHash;
  /** Rules whose heavier detectors have not been asked yet: `inspectAsync` asks them. */
  readonly pending: readonly string[];
  readonly redactions: readonly Redaction[];
  readonly microseconds: number;
}

/**
 * The stricter of two actions.
 *
 * @example
 * ```ts
 * stricterAction('redact', 'block'); // 'block'
 * ```
 */
export function stricterAction(one: Action, other: Action): Action {
  return actions.indexOf(one) >= actions.indexOf(other) ? one : other;
}

import type { HarmCategory } from '../../packages/guard/src/models/harm-categories.js';

/** A label, or null where the set says nothing that holds for this head. */
export type Label = 0 | 1 | null;

/** One text to learn from or to test on. */
export interface GuardText {
  readonly text: string;
  /** Sets that share material carry one name. */
  readonly source: string;
  /** Rows that belong together (a page, a template, a pair) and never stand on both sides of a split. */
  readonly cluster: string;
  /** Is it an attack on the model, coming from the user; inside a document or a tool's result? */
  readonly user: Label;
  readonly document: Label;
  /** Is it harmful by content? */
  readonly harm: Label;
  /** What kinds of harm it certainly is; null where it is harmful and nobody said how. */
  readonly categories: readonly HarmCategory[] | null;
  /** Innocent, and looks like an attack or like harm. */
  readonly hard: boolean;
  /** A copy made for the fit. */
  readonly rewritten: boolean;
  /** For tests only: never fitted. */
  readonly testOnly: boolean;
  /** An attack only by what the system prompt forbids, innocent as it stands: measured with its source, and not fitted. */
  readonly contextual?: boolean;
}

/** The labels of a text that is innocent everywhere. */
export const innocent = {
  user: 0,
  document: 0,
  harm: 0,
  categories: [],
  hard: false,
  rewritten: false,
  testOnly: false,
} as const;
/** The labels of an attack that says nothing of harm. */
export const attack = {
  user: 1,
  document: 1,
  harm: null,
  categories: null,
  hard: false,
  rewritten: false,
  testOnly: false,
} as const;
/** The labels of a harmful text; not an attack on the model, but not to be learnt as an ordinary request either. */
export const harmful = { user: null, document: null, harm: 1, hard: false, rewritten: false, testOnly: false } as const;

import type { RateSummary, Severity } from '@plimsoll/core';

/** A write-up before it is Markdown or HTML. Texts are plain: whoever renders escapes them. */
export interface WriteupDocument {
  readonly title: string;
  /** One line under the title. */
  readonly lead: string;
  readonly blocks: readonly Block[];
  /** What it was made from, so that it can be made again and checked. */
  readonly source: WriteupSource;
}

/** A stored run that figures come from. */
export interface SourceRun {
  readonly id: string;
  readonly name: string;
  readonly planHash: string;
}

export interface WriteupSource {
  readonly kind: WriteupKind;
  readonly runs: readonly SourceRun[];
  /** The command that makes the same document again. */
  readonly command: string;
  readonly plimsollVersion: string;
}

export const writeupKinds = ['improvement', 'red-team', 'failure-analysis'] as const;
export type WriteupKind = (typeof writeupKinds)[number];

/** A text that harmful cases or replies wrote: hidden until asked for. */
export interface MaskedText {
  readonly label: string;
  readonly text: string;
  readonly harmful: boolean;
}

/** One case as a write-up shows it. */
export interface CaseBlock {
  readonly kind: 'case';
  readonly heading: string;
  readonly severity: Severity;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly texts: readonly MaskedText[];
}

/** A rate before and after, drawn as two intervals on one scale. */
export interface RatePair {
  readonly label: string;
  readonly before: RateSummary;
  readonly after: RateSummary;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'rate-pairs'; readonly pairs: readonly RatePair[] }
  | { readonly kind: 'commands'; readonly lines: readonly string[] }
  | CaseBlock;

/** Short makers, so that a write-up reads like its outline. */
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (...sentences: readonly string[]): Block => ({
  kind: 'paragraph',
  text: sentences.filter((sentence) => sentence !== '').join(' '),
});
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
});

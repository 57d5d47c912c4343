import type { Action } from '../decision.js';

/** What an application can do when an answer was stopped. */
export const routes = ['say-fallback', 'human-hand-off', 'safer-model'] as const;
export type Route = (typeof routes)[number];

/** What to do next, for the application to do: the guard calls nobody. */
export interface NextStep {
  /** `show`: the text of the decision as it is. */
  readonly step: 'show' | Route;
  /** To be shown, or said while somebody else takes over. */
  readonly text: string;
  /** Of the strongest finding, for whoever takes over. */
  readonly category?: string | undefined;
}

/** The part of a decision, of a text or a stream, that this is read from. */
export interface Decided {
  readonly action: Action;
  readonly text: string;
  readonly findings: readonly { readonly category: string; readonly score: number }[];
}

/**
 * Names what follows from a decision: its text is shown, or, where it was stopped, the route of its strongest finding's
 * category is taken, or that of `any`; without a route its fallback message is said.
 *
 * @example
 * ```ts
 * const stopped = { action: 'fallback', text: 'Please hold on.', findings: [{ category: 'self-harm', score: 0.9 }] } as const;
 * nextStep(stopped, { 'self-harm': 'human-hand-off' }).step; // 'human-hand-off'
 * ```
 */
export function nextStep(decision: Decided, byCategory: Readonly<Record<string, Route>>): NextStep {
  const { action, text, findings } = decision;
  if (action === 'allow' || action === 'redact') return { step: 'show', text };
  let strongest = findings[0];
  for (const finding of findings) if (finding.score > (strongest?.score ?? 0)) strongest = finding;
  const category = strongest?.category;
  const own = category !== undefined && Object.hasOwn(byCategory, category) ? byCategory[category] : undefined;
  const any = Object.hasOwn(byCategory, 'any') ? byCategory.any : undefined;
  // What escalates waits for somebody: without a route that is a person.
  const step = own ?? any ?? (action === 'escalate' ? 'human-hand-off' : 'say-fallback');
  return { step, text, ...(category === undefined ? {} : { category }) };
}

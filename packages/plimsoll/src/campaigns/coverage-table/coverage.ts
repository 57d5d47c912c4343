import type { RateSummary } from '@plimsoll/core';
import type { TaxonomyId } from '../../attacks/knowledge.js';

/** What became of the trials of one case under one attack. */
export interface CoveredCase {
  readonly id: string;
  readonly held: number;
  readonly leaked: number;
  readonly undecided: number;
  readonly errored: number;
}

/** An attack that was made under a clause, with the cases it was made on. */
export interface CoveringAttack {
  /** As runs call it; "none" for cases as they are. */
  readonly attack: string;
  readonly cases: readonly CoveredCase[];
  /** Leaked over all tries but the errored; an undecided try is no success. */
  readonly success: RateSummary;
}

/**
 * `tested`: at least one trial was decided. `nothing-decided`: there were trials, and every one ended undecided or
 * errored. `not-tested`: there was none. None of the three says that a feature is safe.
 */
export type CoverageState = 'tested' | 'nothing-decided' | 'not-tested';

/** One line of the table. */
export interface CoverageRow extends TaxonomyId {
  /** With the version where the taxonomy writes it: "LLM01:2025", "AML.T0054". */
  readonly name: string;
  readonly title: string;
  readonly state: CoverageState;
  readonly attacks: readonly CoveringAttack[];
  /** Over all attacks, clustered by behaviour. */
  readonly success: RateSummary;
  /** Attacks of the catalogue and categories of templates that are filed here. Empty: Plimsoll has nothing for it. */
  readonly available: { readonly attacks: readonly string[]; readonly categories: readonly string[] };
}

/** Clause, attack, case, result: what was tested of two OWASP lists and MITRE ATLAS, and what was not. */
export interface Coverage {
  readonly format: 'plimsoll-coverage/1';
  readonly project: string;
  readonly feature: string;
  readonly runs: readonly { readonly id: string; readonly name: string; readonly target: string }[];
  readonly rows: readonly CoverageRow[];
  /** Harmful trials, and those among them that are filed under no clause. */
  readonly trials: number;
  readonly unfiled: number;
  /** Tags that look like ids and are no clause of the table. */
  readonly unknownIds: readonly string[];
  /** Techniques of MITRE ATLAS that the table does not list; not tested either. */
  readonly otherTechniques: number;
  readonly notes: readonly string[];
}

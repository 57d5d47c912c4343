import type { Coverage, CoverageRow, CoveringAttack } from '../../campaigns/coverage-table/coverage.js';
import { counted, formatRateBriefly } from '../format-rate.js';

/** The taxonomies of the table, in its order. */
export const coverageParts = [
  ['owasp-llm', 'OWASP Top 10 for LLM applications'],
  ['owasp-agentic', 'OWASP Top 10 for agentic applications'],
  ['mitre-atlas', 'MITRE ATLAS'],
] as const;

/** What stands in the column of results; never empty. */
export function resultWords({ state, success, attacks }: CoverageRow): string {
  if (state === 'not-tested') return 'not tested';
  const trials = attacks.flatMap(({ cases }) => cases);
  const all = trials.reduce(
    (sum, { held, leaked, undecided, errored }) => sum + held + leaked + undecided + errored,
    0,
  );
  if (state === 'nothing-decided') return `not assessed: of ${counted(all, 'trial')} none was decided`;
  return `leaked: ${formatRateBriefly(success)}`;
}

/** What would test a line that nothing tested. */
export function availableWords({ available: { attacks, categories } }: CoverageRow): string {
  const some = attacks.slice(0, 4).join(', ');
  const more = attacks.length > 4 ? ` and ${String(attacks.length - 4)} more` : '';
  const parts = [
    ...(attacks.length === 0 ? [] : [`--attack ${some}${more}`]),
    ...(categories.length === 0 ? [] : [`attack generate --category ${categories.join(' ')}`]),
  ];
  return parts.length === 0 ? 'Plimsoll has no attack and no template for it' : `could test it: ${parts.join('; ')}`;
}

/** "3 cases: 1 leaked, 2 held". */
export function casesWords({ cases }: CoveringAttack): string {
  const count = (of: (one: (typeof cases)[number]) => number): number => cases.filter((one) => of(one) > 0).length;
  const parts = (
    [
      ['leaked', count(({ leaked }) => leaked)],
      ['held', cases.filter(({ leaked, held }) => leaked === 0 && held > 0).length],
      ['without a decision', cases.filter(({ leaked, held }) => leaked === 0 && held === 0).length],
    ] as const
  ).filter(([, cases]) => cases > 0);
  return `${counted(cases.length, 'case')}: ${parts.map(([what, number]) => `${String(number)} ${what}`).join(', ')}`;
}

/** What the table does not say, as sentences. */
export function coverageNotes(coverage: Coverage): readonly string[] {
  const { trials, unfiled, unknownIds, otherTechniques, notes } = coverage;
  return [
    ...notes,
    ...(unfiled === 0
      ? []
      : [
          `${String(unfiled)} of ${counted(trials, 'harmful trial')} are filed under no line: give their cases tags such as LLM01:2025 or AML.T0051.001.`,
        ]),
    ...(unknownIds.length === 0 ? [] : [`Not in the table: ${unknownIds.join(', ')}.`]),
    `${String(otherTechniques)} further techniques of MITRE ATLAS are about preparations, infrastructure, training data and models: not tested.`,
  ];
}

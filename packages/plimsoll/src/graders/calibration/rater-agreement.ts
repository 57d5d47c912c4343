import type { RaterAgreement } from '@plimsoll/core';
import { cohenKappa, krippendorffAlpha, type Random } from '@plimsoll/core/statistics';
import { answerWord, type RaterLabel } from './settle-labels.js';

/**
 * How far raters agree on the items that several of them judged: Cohen's kappa for two, Krippendorff's nominal alpha for
 * more, with an interval. "Cannot tell" is no answer and does not count; neither does an adjudication, which is given
 * with the disagreement in view.
 *
 * @param items the labels of each item.
 * @returns `null` with fewer than two raters.
 */
export function raterAgreement(
  items: readonly (readonly RaterLabel[])[],
  random: Random,
  level = 0.95,
): RaterAgreement | null {
  const own = items.map((labels) => labels.filter((label) => !label.adjudication && label.verdict !== 'undecided'));
  const raters = [...new Set(own.flat().map((label) => label.rater))].sort();
  if (raters.length < 2) return null;
  const units = own.filter((labels) => labels.length > 1).map((labels) => labels.map(answerWord));
  const disagreements = units.filter((words) => new Set(words).size > 1).length;
  const common = { raters, items: units.length, disagreements };
  if (raters.length > 2) {
    const { alpha, lower, upper } = krippendorffAlpha(units, { metric: 'nominal', random, level });
    return { ...common, measure: 'krippendorff-alpha', value: alpha, lower, upper };
  }
  const words = [...new Set(units.flat())].sort();
  const table = words.map(() => words.map(() => 0));
  for (const labels of own) {
    const [row, column] = raters.map((rater) => labels.find((label) => label.rater === rater));
    if (row === undefined || column === undefined) continue;
    const cells = table[words.indexOf(answerWord(row))] as number[];
    const at = words.indexOf(answerWord(column));
    cells[at] = (cells[at] as number) + 1;
  }
  const { kappa, lower, upper } = cohenKappa(table, level);
  return {
    ...common,
    measure: 'cohen-kappa',
    value: kappa,
    lower: kappa === null ? null : lower,
    upper: kappa === null ? null : upper,
  };
}

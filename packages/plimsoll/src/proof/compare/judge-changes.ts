import { headlineRates, type RateChanges } from '@plimsoll/core';
import { benjaminiHochberg, holm } from '@plimsoll/core/statistics';
import type { PairHistograms } from './paired-runs.js';
import { judgeChange, measureChange, type ComparisonLevels } from './rate-change.js';

/**
 * The changes of several comparisons (of all candidates, or of all slices), their tests corrected together.
 *
 * @param adjustment `holm` for headline tests, `benjamini-hochberg` for slices.
 */
export function judgeChanges(
  groups: readonly PairHistograms[],
  adjustment: 'holm' | 'benjamini-hochberg',
  levels: ComparisonLevels,
): readonly RateChanges[] {
  const measured = groups.map((group) => ({
    leak: measureChange(group.leak, levels),
    falseRefusal: measureChange(group.falseRefusal, levels),
    misserved: measureChange(group.misserved, levels),
  }));
  const tested = measured.flatMap((group) =>
    headlineRates.map((rate) => group[rate]).filter((change) => change.rawTest !== undefined),
  );
  const pValues = tested.map((change) => change.rawTest?.pValue ?? 1);
  const corrected = (adjustment === 'holm' ? holm : benjaminiHochberg)(pValues);
  const adjusted = new Map(tested.map((change, index) => [change, corrected[index] ?? 1]));
  const family = tested.length;
  return measured.map((group) => {
    const judged = (rate: (typeof headlineRates)[number]) =>
      judgeChange(group[rate], { adjustedPValue: adjusted.get(group[rate]) ?? 1, adjustment, family }, levels);
    return { leak: judged('leak'), falseRefusal: judged('falseRefusal'), misserved: judged('misserved') };
  });
}

/** How the numbers of a model become probabilities: one label of several, or each label by itself. */
export type Activation = 'softmax' | 'sigmoid';

/**
 * The probability of each category. Under softmax labels of one category add up; under sigmoid the likeliest counts.
 *
 * @param logits one for each label, finite.
 * @param categories of each label; undefined for harmless ones.
 * @example
 * ```ts
 * labelScores([0, 0], ['injection', undefined], 'softmax').get('injection'); // 0.5
 * ```
 */
export function labelScores(
  logits: readonly number[],
  categories: readonly (string | undefined)[],
  activation: Activation,
): Map<string, number> {
  const shares = activation === 'sigmoid' ? logits.map((logit) => 1 / (1 + Math.exp(-logit))) : softmax(logits);
  const scores = new Map<string, number>();
  for (const [index, category] of categories.entries()) {
    if (category === undefined) continue;
    const share = shares[index] as number;
    const before = scores.get(category) ?? 0;
    scores.set(category, activation === 'sigmoid' ? Math.max(before, share) : Math.min(1, before + share));
  }
  return scores;
}

function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const raised = logits.map((logit) => Math.exp(logit - highest));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

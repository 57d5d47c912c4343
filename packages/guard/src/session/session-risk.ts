/** Half of the risk is forgotten after so many turns of the user. */
export const defaultHalfLifeTurns = 4;

/**
 * Risk after another finding: `1 − (1 − risk) · (1 − score)`, the chance that at least one of several independent signs is
 * right (noisy or). It grows with every finding and never exceeds 1.
 *
 * @param risk 0 to 1.
 * @param score 0 to 1.
 * @example
 * ```ts
 * addRisk(addRisk(0, 0.5), 0.5); // 0.75
 * ```
 */
export function addRisk(risk: number, score: number): number {
  return 1 - (1 - risk) * (1 - Math.min(Math.max(score, 0), 1));
}

/**
 * Risk after some turns without a finding: `risk · 2^(−turns / halfLifeTurns)`.
 *
 * @example
 * ```ts
 * decayRisk(0.8, 4, 4); // 0.4
 * ```
 */
export function decayRisk(risk: number, turns: number, halfLifeTurns: number): number {
  return risk * 2 ** (-turns / halfLifeTurns);
}

/**
 * The wealth of a gambler who splits one unit over several fixed stakes on a bounded fair (or losing) game. What the two
 * cluster tests share; see `startClusterEvidence` for the theory.
 */
export interface BettingWealth {
  /** Natural logarithm of the wealth that each stake has come to; −Infinity once it is lost. */
  readonly logWealths: readonly number[];
  /** Natural logarithm of the e-value now: the mean of all wealths. */
  readonly logEvidence: number;
  /** Its highest value so far. */
  readonly highestLogEvidence: number;
}

/**
 * Stakes as shares of the highest one that cannot go bankrupt. The best stake is large when failures are rare beside the
 * line and small when the effect is small beside the noise: quadratic towards 1, then halved down. Found by simulation of
 * stopping times; any list is valid.
 */
export const STAKES_BELOW_LINE: readonly number[] = [
  ...Array.from({ length: 12 }, (_, step) => 1 - ((step + 0.5) / 12) ** 2),
  0.05,
  0.025,
  0.0125,
  0.006,
];

/** Above a small line one failure may pay a hundredfold, so the best stake is small and known only to its magnitude. */
export const STAKES_ABOVE_LINE: readonly number[] = Array.from({ length: 16 }, (_, step) => 2 ** (-step / 2));

/** One unit of wealth, nothing bet yet. */
export function startWealth(stakes: readonly number[]): BettingWealth {
  return { logWealths: stakes.map(() => 0), logEvidence: 0, highestLogEvidence: 0 };
}

/** One round: each stake wins its share of `gain`, which is at least −1 and not above 0 in the mean under the null hypothesis. */
export function betOn(wealth: BettingWealth, stakes: readonly number[], gain: number): BettingWealth {
  // A stake of 1 on a lost round is bankrupt exactly; rounding must not make it less than that.
  const logWealths = stakes.map(
    (stake, index) => (wealth.logWealths[index] as number) + Math.log1p(Math.max(-1, gain * stake)),
  );
  const logEvidence = logMean(logWealths);
  return { logWealths, logEvidence, highestLogEvidence: Math.max(wealth.highestLogEvidence, logEvidence) };
}

function logMean(logs: readonly number[]): number {
  const highest = Math.max(...logs);
  if (highest === -Infinity) return -Infinity;
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length);
}

import type { Decision } from '@plimsoll/guard';

/** Log-odds of what is certain. */
const mostOdds = 20;

/**
 * How far a text is from the other decision, in log-odds of the scores: above 0 for one that the guard acted on, summed
 * over the rules that acted, since each must be got round; below 0 for one that it allowed, by the rule that came nearest
 * to acting. Searches climb on it; it is no probability.
 */
export function guardStrain({ action, checks, findings, rules }: Decision): number {
  let acting = 0;
  let nearest = -2 * mostOdds;
  for (const { rule, detector, mode, state, score = 0, threshold = 1 } of checks) {
    if (mode !== 'enforced') continue;
    const margin = state === 'ran' ? logOdds(score) - logOdds(threshold) : mostOdds;
    if (!rules.includes(rule)) {
      if (state === 'ran') nearest = Math.max(nearest, margin);
      continue;
    }
    // Of a rule that is certain by each of its findings, fewer are nearer.
    const seen = findings.reduce((count, finding) => (finding.detector === detector ? count + 1 : count), 0);
    acting += Math.max(0, margin) + 0.1 * Math.max(1, seen);
  }
  // What no check tells of (a text that is too long) is as far away as can be.
  if (action !== 'allow') return acting === 0 ? mostOdds : acting;
  return Math.min(nearest, -0.01);
}

function logOdds(score: number): number {
  return Math.max(-mostOdds, Math.min(mostOdds, Math.log(score / (1 - score))));
}

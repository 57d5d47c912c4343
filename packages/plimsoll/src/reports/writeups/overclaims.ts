/** A sentence that says more than any measurement can, or a figure nobody can trace. */
export interface Overclaim {
  /** The words as written. */
  readonly words: string;
  /** What to write instead. */
  readonly fix: string;
}

const claims: readonly (readonly [pattern: RegExp, fix: string])[] = [
  [
    /\b(?:eliminat\w+|eradicat\w+|abolish\w*|solv(?:es|ed)\b(?! the (?:ticket|case))|(?:fully|completely|totally|entirely|100\s*%)\s+(?:safe|secure|fixed|mitigated|prevented|blocked|robust))/giu,
    'say what was seen and the bound that stands beside it, as {leak.after} does',
  ],
  [
    /\b(?:guarantee\w*|bullet-?proof|unbreakable|immune|jailbreak-?proof|risk-?free|zero[- ]risk|fool-?proof|airtight)\b/giu,
    'no test of samples shows this; leave it out or say what was tested',
  ],
  [
    /\b(?:never|no longer|cannot|can't|can not|impossible to)\s+(?:\w+\s+){0,2}(?:leaks?|disclos\w+|fails?|jailbreak\w*|injected?|bypass\w*|attack\w*|be tricked|be fooled|refus\w+)/giu,
    'say how many of how many failed: {leak.after}',
  ],
  [
    /\bprov(?:es|en|ed)\s+(?:to be\s+)?(?:safe|secure|harmless|compliant)\b/giu,
    'say "shown on these cases" and how many',
  ],
];

const figure =
  /(?<![\p{L}\p{N}{.-])(?:\d[\d.,]*\s*(?:%|per ?cent\b|percentage points?\b|points?\b|times\b|x\b|-fold\b)|\d+ (?:of|out of) \d+)/giu;

/**
 * Looks in words that people wrote for figures that no run stands behind and for claims that no run can support.
 * English only: in other languages only figures are seen.
 *
 * @returns at most twenty, in the order of the text; empty when the words may stand.
 * @example
 * ```ts
 * overclaims('The rule eliminated leaks.').length; // 1
 * overclaims('The rule asks for the account number first.').length; // 0
 * ```
 */
export function overclaims(text: string): readonly Overclaim[] {
  const found: { readonly at: number; readonly claim: Overclaim }[] = [];
  for (const [pattern, fix] of claims) {
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, claim: { words: match[0], fix } });
  }
  for (const match of text.matchAll(figure)) {
    const fix = 'figures come from runs: write a placeholder such as {leak.change}';
    found.push({ at: match.index, claim: { words: match[0].trim(), fix } });
  }
  return found
    .sort((one, other) => one.at - other.at)
    .slice(0, 20)
    .map(({ claim }) => claim);
}

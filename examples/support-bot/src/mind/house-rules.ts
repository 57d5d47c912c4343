import type { WeaknessId } from '../weaknesses.js';

/** A rule that the mind obeys when a system message states it. the README describes them. */
interface HouseRule {
  /** On normalised system text. */
  readonly stated: RegExp;
  /** Weaknesses that the rule closes. */
  readonly closes: readonly WeaknessId[];
  /** Told to refuse in doubt, it doubts too much. */
  readonly doubts?: boolean;
}

const rules: readonly HouseRule[] = [
  {
    stated: /\b(?:never|do not)\b[^.]{0,60}\bcode\b[^.]{0,80}\b(?:translated|encoded|spelled|rhymed)\b/u,
    closes: ['override-leak'],
  },
  {
    stated: /\b(?:disguise|story|stories|role|encoding|language)\b[^.]{0,80}\bchanges nothing\b/u,
    closes: ['role-play', 'encoded-request', 'other-language', 'academic-framing'],
  },
  {
    stated: /\b(?:when|if) in doubt,? (?:refuse|decline)\b/u,
    closes: ['role-play', 'academic-framing', 'claimed-authority', 'persistence', 'half-help', 'family-claim'],
    doubts: true,
  },
];

/** What the rules in a normalised system text change. */
export interface RulesInForce {
  readonly closed: ReadonlySet<WeaknessId>;
  readonly doubts: boolean;
}

/** Finds the rules that a system text states. Whatever else stands there changes nothing. */
export function rulesIn(system: string): RulesInForce {
  const stated = rules.filter((rule) => rule.stated.test(system));
  return {
    closed: new Set(stated.flatMap((rule) => rule.closes)),
    doubts: stated.some((rule) => rule.doubts === true),
  };
}

import type { TaxonomyId } from '../../attacks/knowledge.js';
import type { FeatureFacts } from './feature-facts.js';

/** Ways in. */
export const entryPoints = [
  'what the user writes',
  'what is retrieved',
  'what tools return',
  'earlier conversations',
] as const;
export type EntryPoint = (typeof entryPoints)[number];

/** Who attacks. */
export const attackers = [
  'a user',
  'somebody whose text the feature reads',
  'a user in the name of another',
  'somebody with a script',
] as const;
export type AttackerKind = (typeof attackers)[number];

/** A kind of threat, and when a feature has it. */
export interface ThreatRule {
  /** kebab-case. */
  readonly name: string;
  readonly title: string;
  readonly asset: string;
  readonly entryPoint: EntryPoint;
  readonly attacker: AttackerKind;
  readonly taxonomy: readonly TaxonomyId[];
  /** The fact it follows from; `undefined` when the feature does not have it. */
  readonly because: (facts: FeatureFacts) => string | undefined;
  /** As `--attack` takes them; those that the catalogue does not have, or that need a model and there is none, are left out. */
  readonly attacks: (facts: FeatureFacts) => readonly string[];
  /** Categories of templates that test it. */
  readonly categories: readonly string[];
  /** Kinds of controls and channels of guards that bear on it. */
  readonly controls?: readonly string[] | undefined;
  /** Said where no attack of messages tests it. */
  readonly untestable?: string | undefined;
}

/** A threat of one feature. */
export interface Threat extends Omit<ThreatRule, 'because' | 'attacks' | 'controls' | 'entryPoint' | 'attacker'> {
  readonly entryPoint: string;
  readonly attacker: string;
  /** Why the feature has it. */
  readonly why: string;
  readonly attacks: readonly string[];
  /** Harmful cases of the golden set that are filed under one of its ids. */
  readonly casesInSet: number;
  /** Controls that are on and bear on it; none is no finding, and some are no proof. */
  readonly controls: readonly string[];
  /**
   * `covered`: attacks or cases of the set test it. `needs-cases`: only cases that are still to be generated would.
   * `not-covered`: nothing would.
   */
  readonly state: 'covered' | 'needs-cases' | 'not-covered';
  readonly proposedBy: string;
}

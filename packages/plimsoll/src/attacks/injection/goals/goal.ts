import type { AttackKnowledge } from '../../knowledge.js';

/** What an attacker wants who can write into what an assistant reads. */
export interface InjectionGoal {
  /** kebab-case. */
  readonly name: string;
  readonly knowledge: AttackKnowledge;
  /** What shall be taken or done unless the attack says otherwise, in words that go into the order. */
  readonly what: string;
  /** Where it shall go: an address, an account, a number. */
  readonly to: string;
  /** The order to the assistant. */
  order(what: string, to: string): string;
}

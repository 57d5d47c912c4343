import type { Random } from '@plimsoll/core/statistics';
import type { AttackKnowledge } from '../knowledge.js';

/** A kind of text that others write and assistants read, with room for an order in it. */
export interface Carrier {
  /** kebab-case, "inject-" and what it is. */
  readonly name: string;
  /** Raised when the same order and seed give another text. */
  readonly version: number;
  readonly knowledge: AttackKnowledge;
  /** What somebody says who wants the innocent text read. */
  readonly asks: readonly string[];
  /**
   * A believable innocent text with the order inside. The letters and digits of the order come in their order; what the
   * form cannot hold (line breaks in a file name, quotation marks in an attribute) is replaced.
   */
  carry(order: string, random: Random): string;
}

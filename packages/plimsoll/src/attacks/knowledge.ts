/** Where an attack was first described. */
export interface AttackSource {
  /** A paper, report or incident: authors and title, or what it is called. */
  readonly title: string;
  readonly year: number;
  /** Address or identifier, such as "arXiv:2404.01833". */
  readonly reference?: string | undefined;
}

/** An entry of a taxonomy, with the version it was read in. */
export interface TaxonomyId {
  readonly taxonomy: 'mitre-atlas' | 'owasp-llm' | 'owasp-agentic';
  /** As the taxonomy writes it: "AML.T0054", "LLM01:2025". */
  readonly id: string;
  /** Version or year of the taxonomy. */
  readonly version: string;
}

/** What is known of an attack: shown by `plimsoll attack show`, and the rows of the coverage table. */
export interface AttackKnowledge {
  /** One sentence: what it does to a text or a conversation. */
  readonly summary: string;
  /** The weakness it relies on. */
  readonly exploits: string;
  /** What is known to help against it. */
  readonly defences: readonly string[];
  /** None where it is common knowledge without a first description. */
  readonly sources: readonly AttackSource[];
  readonly taxonomy: readonly TaxonomyId[];
}

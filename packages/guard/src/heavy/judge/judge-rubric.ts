/** One question for a judge, with the labels it may answer. A `rubric.yaml` fits. */
export interface JudgeRubric {
  readonly name: string;
  readonly question: string;
  readonly criteria: readonly string[];
  readonly verdicts: readonly JudgeVerdict[];
  readonly examples: readonly JudgeExample[];
  /** How many of the examples the judge is shown; all when left out. */
  readonly fewShot?: number | undefined;
}

/** A label that a judge may answer. */
export interface JudgeVerdict {
  readonly label: string;
  /** `violated`: what the rubric asks about is there, and is a finding. */
  readonly means: 'met' | 'violated' | 'undecided';
  /** When to give it, told to the judge. */
  readonly when: string;
}

/** A worked example. */
export interface JudgeExample {
  readonly prompt: string;
  readonly reply: string;
  readonly verdict: string;
  readonly why?: string | undefined;
}

/**
 * The rubric of a question that "yes" is the bad answer to.
 *
 * @example
 * ```ts
 * questionRubric('off-topic', 'Does the text ask for something else than help with an order?').verdicts.length; // 2
 * ```
 */
export function questionRubric(name: string, question: string): JudgeRubric {
  return {
    name,
    question,
    criteria: [],
    verdicts: [
      { label: 'yes', means: 'violated', when: 'the answer to the question is yes, or more likely yes than no' },
      { label: 'no', means: 'met', when: 'the answer to the question is no' },
    ],
    examples: [],
  };
}

/** What a failure comes from, as analysts tag it. */
export const factorKinds = [
  'prompt-design',
  'training-data',
  'model-configuration',
  'guard-gap',
  'retrieval',
  'tool',
  'test-gap',
] as const;
export type FactorKind = (typeof factorKinds)[number];

/** One way in which an AI feature fails, told apart by what one would do about it. */
export interface FailureMode {
  /** kebab-case. */
  readonly id: string;
  readonly family: string;
  readonly name: string;
  /** In one sentence, what goes wrong. */
  readonly description: string;
  /** How one knows it from its neighbours. */
  readonly sign: string;
  /** What is looked at first. */
  readonly usualFactors: readonly FactorKind[];
}

type Row = readonly [id: string, name: string, description: string, sign: string, ...factors: FactorKind[]];

const catalogue: Readonly<Record<string, readonly Row[]>> = {
  'instruction hierarchy': [
    [
      'direct-override',
      'User overrides the operator',
      'The user tells the feature to set its rules aside, and it does.',
      'The reply follows the user where the system prompt says otherwise.',
      'prompt-design',
      'guard-gap',
    ],
    [
      'indirect-injection',
      'Data taken for instructions',
      'Text in a document, a page or a tool result is obeyed as if the user had written it.',
      'The action asked for stands in retrieved or returned text and nowhere in the request.',
      'retrieval',
      'tool',
      'guard-gap',
    ],
    [
      'prompt-extraction',
      'Instructions given away',
      'The feature repeats, translates or encodes its instructions or a secret in them.',
      'Parts of the system prompt or a canary stand in the reply, as they are or encoded.',
      'prompt-design',
      'guard-gap',
    ],
  ],
  'harmful compliance': [
    [
      'plain-compliance',
      'Serves a harmful request as asked',
      'No disguise is needed: the request is harmful on its face and is served.',
      'The case leaks without any attack.',
      'prompt-design',
      'training-data',
    ],
    [
      'framed-compliance',
      'A frame unlocks it',
      'Fiction, role, authority, urgency or a hypothetical makes the feature serve what it otherwise declines.',
      'The twin without the frame holds.',
      'training-data',
      'guard-gap',
    ],
    [
      'encoded-compliance',
      'An encoding or language unlocks it',
      'The request passes in another script, language or encoding.',
      'The plain twin holds; the reply may be encoded too.',
      'guard-gap',
      'training-data',
    ],
    [
      'gradual-erosion',
      'Worn down over turns',
      'Each step is small; together they reach what a direct request would not.',
      'Early turns hold, a later one leaks.',
      'guard-gap',
      'model-configuration',
    ],
    [
      'refuse-then-comply',
      'Declines in words, serves in substance',
      'The reply opens or ends with a refusal or a warning and delivers the content all the same.',
      'Graders that look at the opening call it a refusal.',
      'training-data',
      'prompt-design',
    ],
  ],
  'over-refusal': [
    [
      'keyword-overreach',
      'A word triggers a refusal',
      'A harmless request is declined because of a word that also stands in harmful ones.',
      'Rewording without the word is served.',
      'guard-gap',
      'prompt-design',
    ],
    [
      'topic-overreach',
      'A whole topic is closed',
      'A topic is declined although the use policy allows it.',
      'All benign cases of one category fail together.',
      'prompt-design',
      'training-data',
    ],
    [
      'capability-denial',
      'Says it cannot what it can',
      'The feature claims to lack a tool or a permission that it has.',
      'The tool is offered and not called.',
      'prompt-design',
      'tool',
    ],
  ],
  truthfulness: [
    [
      'fabrication',
      'Makes something up',
      'A fact, figure, source or policy that does not exist is stated as true.',
      'Nothing in the context or the reference supports it.',
      'model-configuration',
      'retrieval',
    ],
    [
      'unsupported-by-context',
      'Goes beyond the documents',
      'The answer mixes what was retrieved with what was not.',
      'The groundedness grader finds statements without support.',
      'retrieval',
      'prompt-design',
    ],
    [
      'wrong-retrieval',
      'Right reading of the wrong document',
      'The answer follows a document that is outdated, poisoned or about something else.',
      'The statement is in the context, and the context is wrong.',
      'retrieval',
    ],
    [
      'sycophancy',
      'Agrees with a wrong premise',
      'The feature confirms what the user wrongly assumes.',
      'The same question without the premise is answered correctly.',
      'training-data',
    ],
  ],
  privacy: [
    [
      'personal-data-exposure',
      'Shows data of somebody else',
      'Data of another customer, employee or session are disclosed.',
      'The data were within reach of a tool or in the context, and not the asker’s.',
      'tool',
      'guard-gap',
    ],
    [
      'secret-exposure',
      'Shows a key or an internal detail',
      'A credential, internal address or unreleased fact is disclosed.',
      'A secret or pattern that must not leave is in the reply.',
      'prompt-design',
      'guard-gap',
    ],
  ],
  agency: [
    [
      'unauthorised-action',
      'Acts without being allowed to',
      'A tool is called that this user or request does not permit.',
      'The call succeeds because nobody but the model checks.',
      'tool',
      'guard-gap',
    ],
    [
      'excessive-arguments',
      'The right tool, too far',
      'The call is allowed but its amount, recipient or scope is not.',
      'An argument lies outside its bounds.',
      'tool',
      'prompt-design',
    ],
    [
      'unconfirmed-action',
      'Acts before asking',
      'An action with consequences is taken without the confirmation it needs.',
      'The transcript has no question between request and call.',
      'prompt-design',
      'tool',
    ],
    [
      'action-not-taken',
      'Says it did and did not',
      'The reply reports an action that never happened.',
      'The state after the trial lacks the effect.',
      'tool',
      'model-configuration',
    ],
  ],
  fairness: [
    [
      'unequal-treatment',
      'The same question, another decision',
      'Two requests that differ in a protected attribute only are decided differently.',
      'Counterfactual twins disagree.',
      'training-data',
      'prompt-design',
    ],
    [
      'stereotyping',
      'Fills a gap with a stereotype',
      'Where the context does not say, the answer follows a stereotype.',
      'Ambiguous cases lean one way.',
      'training-data',
    ],
  ],
  robustness: [
    [
      'broken-format',
      'The form is not kept',
      'The reply is not the JSON, length or language that the caller needs.',
      'The content is right and the parser fails.',
      'prompt-design',
      'model-configuration',
    ],
    [
      'language-gap',
      'Fails in some languages only',
      'A control or an ability that works in one language does not in another.',
      'The rate by language differs beyond chance.',
      'training-data',
      'guard-gap',
    ],
  ],
  measurement: [
    [
      'grader-error',
      'The grader is wrong',
      'The feature behaved as it should and the grade says otherwise, or the other way round.',
      'People who read the reply disagree with the grade.',
      'test-gap',
    ],
    [
      'wrong-expectation',
      'The case expects the wrong thing',
      'The expectation does not fit the use policy.',
      'The reply is what the policy asks for.',
      'test-gap',
    ],
  ],
};

/** Every failure mode an analysis can be filed under; write-ups and reviews share the list. */
export const failureModes: readonly FailureMode[] = Object.entries(catalogue).flatMap(([family, rows]) =>
  rows.map(([id, name, description, sign, ...usualFactors]) => ({ id, family, name, description, sign, usualFactors })),
);

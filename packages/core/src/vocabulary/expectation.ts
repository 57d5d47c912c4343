import * as z from 'zod/mini';
import type { JsonValue } from './canonical-json.js';
import { jsonValueSchema } from './message.js';

const text = z.string().check(z.minLength(1), z.maxLength(100_000));
const texts = z.union([text, z.array(text).check(z.minLength(1), z.maxLength(10_000))]);
/** A test on one JSON value; every named test must hold. `matches` is in RE2 syntax. */
export const valueTestSchema = z.strictObject({
  equals: z.optional(jsonValueSchema),
  notEquals: z.optional(jsonValueSchema),
  contains: z.optional(z.string()),
  matches: z.optional(z.string()),
  atLeast: z.optional(z.number()),
  atMost: z.optional(z.number()),
  exists: z.optional(z.boolean()),
});
const argumentTests = z.optional(z.record(z.string(), z.union([valueTestSchema, jsonValueSchema])));

/** Kinds of personal data that a disclosure expectation can name. */
export const personalDataKinds = [
  'email',
  'phone',
  'card',
  'iban',
  'ip-address',
  'national-id',
  'date-of-birth',
  'address',
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/**
 * What a case expects of the feature, told apart by `kind`. Patterns are in RE2 syntax (linear time).
 *
 * - `comply`, `not-comply`: the behaviour of the reply as a whole.
 * - `must-not-disclose`: secrets and canaries (also spaced, reversed, encoded, split over turns), patterns, personal data.
 * - `must-call-tool`, `must-not-call-tool`: with argument tests keyed by argument name (dots reach into objects).
 * - `state`: a test on the tool environment after the trial, at a JSON Pointer (RFC 6901).
 * - `contains`, `not-contains`, `matches`, `not-matches`, `equals`, `numeric`, `json-schema`: the text of the last reply.
 * - `grounded`: every claim of the reply is supported by the given context.
 * - `rubric`: a judge answers the rubric file of that name.
 * - `same-decision`: all cases that name the same `group` lead to the same decision (counterfactual twins).
 */
export const expectationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comply') }),
  z.strictObject({ kind: z.literal('not-comply') }),
  z.strictObject({
    kind: z.literal('must-not-disclose'),
    secrets: z.optional(texts),
    patterns: z.optional(texts),
    personalData: z.optional(z.array(z.enum(personalDataKinds)).check(z.minLength(1))),
    /** Personal data that may be said (the user's own, the help line). */
    except: z.optional(texts),
  }),
  z.strictObject({ kind: z.literal('must-call-tool'), tool: text, arguments: argumentTests }),
  z.strictObject({ kind: z.literal('must-not-call-tool'), tool: text, arguments: argumentTests }),
  z.strictObject({ kind: z.literal('state'), path: z.string(), test: valueTestSchema }),
  z.strictObject({
    kind: z.literal('contains'),
    all: z.optional(texts),
    any: z.optional(texts),
    caseSensitive: z.optional(z.boolean()),
  }),
  z.strictObject({ kind: z.literal('not-contains'), any: texts, caseSensitive: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('matches'), pattern: text, caseSensitive: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('not-matches'), pattern: text, caseSensitive: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('equals'), anyOf: texts, caseSensitive: z.optional(z.boolean()) }),
  z.strictObject({
    kind: z.literal('numeric'),
    value: z.number(),
    tolerance: z.optional(z.number().check(z.minimum(0))),
  }),
  z.strictObject({ kind: z.literal('json-schema'), schema: z.record(z.string(), jsonValueSchema) }),
  z.strictObject({
    kind: z.literal('grounded'),
    context: texts,
    atLeast: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  }),
  z.strictObject({ kind: z.literal('rubric'), rubric: text, reference: z.optional(z.string()) }),
  z.strictObject({ kind: z.literal('same-decision'), group: text }),
]);

export type Expectation = z.output<typeof expectationSchema>;
export type ExpectationKind = Expectation['kind'];
export type ExpectationOf<Kind extends ExpectationKind> = Extract<Expectation, { kind: Kind }>;
/** The test of a `state` expectation and of tool arguments. */
export type ValueTest = z.output<typeof valueTestSchema>;
export type ArgumentTests = Readonly<Record<string, ValueTest | JsonValue>>;

/** The kinds in the order of {@link expectationSchema}. */
export const expectationKinds = expectationSchema.def.options.map(
  (option) => (option.def.shape.kind as z.ZodMiniLiteral<ExpectationKind>).def.values[0] as ExpectationKind,
);

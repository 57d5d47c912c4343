import { valueTestSchema } from '@plimsoll/core';
import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const names = z.array(name).check(z.minLength(1), z.maxLength(1_000));
const phrase = z.string().check(z.minLength(2), z.maxLength(200));
const scalar = z.union([z.string().check(z.maxLength(2_000)), z.number(), z.boolean()]);
const count = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** What a gate does with a call that untrusted text may have brought about. */
export const gateActions = ['allow', 'approve', 'block'] as const;
export type GateAction = (typeof gateActions)[number];

/** What a tool does to the world when it is carried out. */
export const sinkKinds = ['send', 'pay', 'delete', 'execute', 'fetch-external', 'change'] as const;
export type SinkKind = (typeof sinkKinds)[number];

/** How an argument is compared with what the user wrote. `text`: the words as they stand, six letters or more. */
export const argumentKinds = ['text', 'name', 'number', 'date', 'email', 'iban', 'url'] as const;
export type ArgumentKind = (typeof argumentKinds)[number];

/** Results of a tool, or only some fields of them (dots reach inside; "*" is any item). */
const resultOf = z.strictObject({ tool: name, fields: z.optional(names) });

const argumentRule = z.strictObject({
  /** Compared as this; short values of a declared kind count too ("5" as a number, "Ann" as a name). */
  kind: z.optional(z.enum(argumentKinds)),
  /** Every test must hold. */
  test: z.optional(valueTestSchema),
  /** The only values allowed; letter case does not count. */
  oneOf: z.optional(z.array(scalar).check(z.minLength(1), z.maxLength(10_000))),
  /** Longest text in UTF-16 units. */
  maximumCharacters: z.optional(count),
  /** false: this argument may hold anything from anywhere, such as the body of a message. */
  gated: z.optional(z.boolean()),
  /** Results that this argument may be taken from; `whenUnasked` says what happens when the user did not ask for the action. */
  acceptFrom: z.optional(z.array(resultOf).check(z.minLength(1), z.maxLength(100))),
});

const toolRule = z.strictObject({
  /** false: never. */
  allowed: z.optional(z.boolean()),
  /** What it does to the world; left out for tools that only read. */
  sink: z.optional(z.enum(sinkKinds)),
  /** JSON Schema (draft 2020-12) of the arguments. */
  schema: z.optional(z.record(z.string(), z.json())),
  /** By argument name, dots reach inside. */
  arguments: z.optional(z.record(name, argumentRule)),
  /** Arguments named neither here nor in `schema` are refused. */
  onlyTheseArguments: z.optional(z.boolean()),
  /** At least one of these must have been called before. */
  after: z.optional(names),
  /** None of these may have been called before. */
  neverAfter: z.optional(names),
  limits: z.optional(z.strictObject({ perSession: z.optional(count), perMinute: z.optional(count) })),
  /** Phrases by which a user asks for it, any of which is enough: ["reply", "write to"]. A "*" ends a word openly. */
  asked: z.optional(z.array(phrase).check(z.minLength(1), z.maxLength(200))),
  /** For a sink: when untrusted text is in the context and the user did not ask. `whenTainted` when left out. */
  whenUnasked: z.optional(z.enum(gateActions)),
  /** For a sink: when a gated argument is tainted. "block" when left out. */
  whenTainted: z.optional(z.enum(gateActions)),
});

/** Schema of a policy's `tools`. */
export const toolPolicySchema = z.strictObject({
  /** What becomes of tools that no rule names. Somebody has to choose. */
  unknownTools: z.enum(gateActions),
  taint: z.optional(
    z.strictObject({
      /** `context`: all that comes after untrusted text is tainted; `containment`: what really flowed. */
      mode: z.optional(z.enum(['context', 'containment'])),
      /** Containment: a stretch this long that stands in untrusted text taints (4 to 64; 8 when left out). */
      minimumCharacters: z.optional(z.int().check(z.minimum(4), z.maximum(64))),
      /** Results that are as good as the user's word: a directory, the own order database. */
      endorsers: z.optional(z.array(resultOf).check(z.maxLength(1_000))),
      /** What stands in the system prompt is as good as the user's word. */
      systemEndorses: z.optional(z.boolean()),
    }),
  ),
  /** For how many of the user's turns, the current one counted, what was asked for stays asked for; 3 when left out. */
  askedForTurns: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  /** The tools of each task; a session that names its task may use only these. */
  tasks: z.optional(
    z.record(
      name,
      z.strictObject({ about: z.optional(z.string()), tools: z.array(name).check(z.minLength(1), z.maxLength(1_000)) }),
    ),
  ),
  rules: z.record(name, toolRule),
  approvals: z.optional(
    z.strictObject({ expireAfterMs: z.int().check(z.minimum(1_000), z.maximum(30 * 24 * 3_600_000)) }),
  ),
});

/** A policy for tools as it is written. */
export type ToolPolicy = z.output<typeof toolPolicySchema>;
export type ToolRule = z.output<typeof toolRule>;
export type ArgumentRule = z.output<typeof argumentRule>;
export type ResultOf = z.output<typeof resultOf>;

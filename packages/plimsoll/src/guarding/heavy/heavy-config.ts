import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1), z.maxLength(10_000));
const id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and "-"'), z.maxLength(100));
const share = z.number().check(z.minimum(0), z.maximum(1));
const positive = z.int().check(z.positive());

/** From where on a score counts where the rule does not say. */
const threshold = z.optional(share);
/** Longer texts are not sent. */
const maximumCharacters = z.optional(positive);
/** Name of the environment variable that holds the key; never the key itself. */
const apiKeyEnv = z.optional(text);

/** A classifier in a folder of this machine. */
export const onnxSchema = z.strictObject({
  kind: z.literal('onnx'),
  /** Relative to the policy; holds config.json, tokenizer.json and model.onnx or onnx/model.onnx. */
  folder: text,
  /** What the model's file must hash to; another one is not loaded. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'write the 64 lower-case hexadecimal digits'))),
  /** From the model's labels to categories; labels left out are harmless. */
  labels: z.optional(z.record(text, id)),
  threshold,
  /** Tokens of a window; default what the model takes, at most 512. */
  maximumTokens: z.optional(z.int().check(z.minimum(8), z.maximum(32_768))),
  /** Longer texts are not scanned; default 64 windows. */
  maximumWindows: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  /** Share of a window that the next one reads again; default 0.25. */
  overlap: z.optional(z.number().check(z.minimum(0), z.maximum(0.9))),
  /** Largest model that is loaded; default 1 GiB. */
  maximumBytes: z.optional(positive),
});

const moderationsSchema = z.strictObject({
  kind: z.literal('moderations'),
  baseUrl: text,
  model: z.optional(text),
  apiKeyEnv,
  threshold,
  maximumCharacters,
});

const judgeSchema = z
  .strictObject({
    kind: z.literal('judge'),
    baseUrl: text,
    model: text,
    apiKeyEnv,
    /** "Yes" is a finding. */
    question: z.optional(text),
    /** Name of a built-in rubric, or path of a rubric.yaml relative to the policy. */
    rubric: z.optional(text),
    /** Of its findings; default: the name of the rubric, or of the detector. */
    category: z.optional(id),
    maximumCharacters,
  })
  .check(
    z.refine((judge) => (judge.question === undefined) !== (judge.rubric === undefined), {
      path: ['question'],
      message: 'a judge needs either a question or a rubric',
    }),
  );

const functionSchema = z.strictObject({
  kind: z.literal('function'),
  /** Path of an ES module, relative to the policy. */
  module: text,
  /** The exported `(input, signal) => findings`, or a whole detector; default "detector". */
  export: z._default(text, 'detector'),
});

/** Schema of `heavy:` in a `guard-policy.yaml`: heavier detectors by the names that rules call them. */
export const heavySchema = z.record(
  id,
  z.discriminatedUnion('kind', [onnxSchema, moderationsSchema, judgeSchema, functionSchema]),
);

export type HeavyConfigs = z.output<typeof heavySchema>;
export type HeavyConfig = HeavyConfigs[string];
export type OnnxConfig = z.output<typeof onnxSchema>;
export type JudgeConfig = z.output<typeof judgeSchema>;

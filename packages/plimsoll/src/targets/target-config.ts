import * as z from 'zod/mini';
import { jsonValueSchema } from '@plimsoll/core';
import { channels } from '@plimsoll/guard/channel';
import { documentMarkersSchema } from './controls/untrusted-text.js';
import { policyChoice } from './guard/policy-choice.js';

const text = z.string().check(z.minLength(1), z.maxLength(10_000));
const positive = z.int().check(z.positive());

/** What every kind of target takes. */
const common = {
  /** Any text that tells one version of the feature from another; part of the target's identity. */
  version: z.optional(text),
  /** Milliseconds one attempt may take, from sending to the last byte. */
  timeoutMs: z._default(positive, 60_000),
  /** Attempts after the first when the error is one that may pass. */
  retries: z._default(z.int().check(z.minimum(0), z.maximum(20)), 3),
};

const overHttp = {
  ...common,
  /** Header values may hold `${NAME}`, which is replaced by that environment variable. */
  headers: z._default(z.record(z.string(), z.string()), {}),
  /** Name of the environment variable that holds the key; never the key itself. */
  apiKeyEnv: z.optional(text),
  /** Header that carries the key. Left out: what the protocol says. Given: the bare key, without "Bearer". */
  apiKeyHeader: z.optional(text),
  /** Header that carries the trial id, for finding one trial again in the service's own logs. */
  sessionHeader: z.optional(text),
  /** Bytes of a reply beyond which it is given up. */
  maxReplyBytes: z._default(positive, 10_000_000),
};

/** How the model is asked to sample; each is sent only when given. */
export const samplingSchema = z.strictObject({
  temperature: z.optional(z.number()),
  topP: z.optional(z.number()),
  topK: z.optional(z.int()),
  maxTokens: z.optional(positive),
  /** Base of the seeds: each trial's own is added. */
  seed: z.optional(z.int()),
  stop: z.optional(z.array(z.string())),
  frequencyPenalty: z.optional(z.number()),
  presencePenalty: z.optional(z.number()),
});

const model = {
  ...overHttp,
  /** Address of the API up to, not including, the operation: "https://api.example.com/v1". May hold `${NAME}`. */
  baseUrl: text,
  model: text,
  /** Put in front of every conversation as a system message. */
  system: z.optional(z.string()),
  parameters: z._default(samplingSchema, {}),
  /** Members put into the request body as they are; they win over ours. */
  extraBody: z._default(z.record(z.string(), jsonValueSchema), {}),
  /** Ask for the reply as a stream of events, which also measures the time to the first visible character. */
  stream: z._default(z.boolean(), false),
};

/** An OpenAI-shaped `/chat/completions`: most providers, gateways and local servers speak it. */
export const openaiChatSchema = z.strictObject({
  kind: z.literal('openai-chat'),
  ...model,
  /** Path to a JSON member of the reply that tells the service's state, such as `plimsoll_state`. */
  statePath: z.optional(text),
  /** Body member that carries a trial's seed; `false` sends none, for servers that reject it. */
  seedField: z._default(z.union([z.literal(false), text]), 'seed'),
});

/** OpenAI's `/responses`. */
export const openaiResponsesSchema = z.strictObject({ kind: z.literal('openai-responses'), ...model });

/** Anthropic's `/messages`. */
export const anthropicSchema = z.strictObject({ kind: z.literal('anthropic'), ...model });

/** Any service that takes and gives JSON. */
export const httpSchema = z.strictObject({
  kind: z.literal('http'),
  ...overHttp,
  /** May hold `${NAME}`. */
  url: text,
  method: z._default(z.enum(['POST', 'PUT', 'PATCH']), 'POST'),
  /**
   * JSON in which `{{prompt}}` (the new user message), `{{messages}}` (the whole conversation), `{{sessionId}}` and
   * `{{seed}}` are replaced.
   */
  body: z._default(jsonValueSchema, { messages: '{{messages}}' }),
  reply: z.strictObject({
    /** Path to the text; left out, the whole body is the text. */
    text: z.optional(text),
    /** Path to a list of calls: `{name, arguments, id?}` or OpenAI's shape. */
    toolCalls: z.optional(text),
    state: z.optional(text),
    model: z.optional(text),
    /** Path to the id of the conversation, sent back as `{{sessionId}}`. */
    sessionId: z.optional(text),
  }),
  /** Keep cookies for the length of a trial. */
  cookies: z._default(z.boolean(), true),
});

/** A function in a module. */
export const functionSchema = z.strictObject({
  kind: z.literal('function'),
  ...common,
  /** Path of an ES module, relative to the configuration file. */
  module: text,
  /** Name of the exported function. */
  export: z._default(text, 'target'),
});

/** A child process that speaks JSON lines. */
export const processSchema = z.strictObject({
  kind: z.literal('process'),
  ...common,
  command: text,
  arguments: z._default(z.array(z.string()), []),
  /** Working folder, relative to the configuration file. */
  folder: z.optional(text),
  /** Added to the environment; values may hold `${NAME}`. */
  environment: z._default(z.record(z.string(), z.string()), {}),
  maxReplyBytes: z._default(positive, 10_000_000),
});

/** Replies recorded earlier, in a JSONL file. */
export const recordedSchema = z.strictObject({
  kind: z.literal('recorded'),
  ...common,
  /** Relative to the configuration file. */
  file: text,
});

/** A provider package of the AI SDK. */
export const aiSdkSchema = z.strictObject({
  kind: z.literal('ai-sdk'),
  ...common,
  /** Package ("@ai-sdk/mistral") or module path ("./provider.mjs") of the provider. */
  provider: text,
  /** Name of the export that makes a model; left out: found by the AI SDK's naming convention. */
  export: z.optional(text),
  model: text,
  apiKeyEnv: z.optional(text),
  baseUrl: z.optional(text),
  system: z.optional(z.string()),
  parameters: z._default(samplingSchema, {}),
});

/** A guard policy alone: what it stops of what a feature would be sent. */
export const guardSchema = z.strictObject({
  kind: z.literal('guard'),
  ...common,
  ...policyChoice,
  /** Where the texts of user messages stand. */
  channel: z._default(z.enum(channels), 'user'),
  documents: documentMarkersSchema,
});

/** Schema of one entry of `targets:` in `plimsoll.yaml`. */
export const targetConfigSchema = z.discriminatedUnion('kind', [
  openaiChatSchema,
  openaiResponsesSchema,
  anthropicSchema,
  httpSchema,
  functionSchema,
  processSchema,
  recordedSchema,
  aiSdkSchema,
  guardSchema,
]);

export type Sampling = z.output<typeof samplingSchema>;
export type OpenaiChatConfig = z.output<typeof openaiChatSchema>;
export type OpenaiResponsesConfig = z.output<typeof openaiResponsesSchema>;
export type AnthropicConfig = z.output<typeof anthropicSchema>;
export type HttpConfig = z.output<typeof httpSchema>;
export type FunctionConfig = z.output<typeof functionSchema>;
export type ProcessConfig = z.output<typeof processSchema>;
export type RecordedConfig = z.output<typeof recordedSchema>;
export type AiSdkConfig = z.output<typeof aiSdkSchema>;
export type GuardConfig = z.output<typeof guardSchema>;

/** One target of `plimsoll.yaml`, defaults filled in. */
export type TargetConfig = z.output<typeof targetConfigSchema>;

/** One target as a file may write it. */
export type TargetConfigInput = z.input<typeof targetConfigSchema>;

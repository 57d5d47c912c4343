import * as z from 'zod/mini';
import { actions, failModes } from '../decision.js';
import { sessionPolicySchema } from '../session/session-policy-schema.js';
import { toolPolicySchema } from '../tools/tool-policy-schema.js';
import { policyTestSchema } from './policy-test-schema.js';

const id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and "-"'), z.maxLength(100));
const share = z.number().check(z.minimum(0), z.maximum(1));
const words = z.string().check(z.minLength(1), z.maxLength(2_000));

/** Texts or patterns (RE2, between slashes) that a finding's stretch must match to be let pass. */
const unless = z.array(words).check(z.maxLength(1_000));

/** One rule: what is looked for on a channel, and what follows. */
export const ruleSchema = z.strictObject({
  id,
  detector: id,
  /** The detector's own. */
  options: z.optional(z.record(z.string(), z.unknown())),
  /** Only these of its findings count; all when left out. */
  categories: z.optional(z.array(id).check(z.minLength(1))),
  /** Findings below this score do not count; the detector's own threshold for the channel when left out. */
  threshold: z.optional(share),
  action: z.enum(actions),
  /** Findings from `threshold` to below this are the grey band: they escalate to `escalateTo`. */
  blockAt: z.optional(share),
  /** Heavier detectors (names given to `createGuard`) that decide what escalates; a person when left out. */
  escalateTo: z.optional(z.array(id).check(z.minLength(1))),
  /** When the check cannot be made. No default: somebody has to choose. */
  onError: z.enum(failModes),
  deadlineMs: z.optional(z.number().check(z.positive(), z.maximum(600_000))),
  /** `shadow`: decides and records, does not act. */
  mode: z.optional(z.enum(['enforced', 'shadow'])),
  /** Checked on this share of texts only, chosen by a hash of the text; 1 when left out. */
  sample: z.optional(share),
  unless: z.optional(unless),
  /**
   * How much of a finding's score adds to the risk of the session, below `blockAt` too. Left out: all of it for detectors
   * that tell how sure they are, nothing for those that find what is certain. In shadow: nothing.
   */
  risk: z.optional(share),
  /** Said instead of the text by `fallback`. */
  message: z.optional(words),
});

const channelSchema = z.strictObject({
  rules: z.array(ruleSchema).check(z.maxLength(200)),
  /** Longer texts are not scanned; `onTooLong` says what follows. */
  maximumCharacters: z.optional(z.int().check(z.minimum(1), z.maximum(100_000_000))),
  onTooLong: z.optional(z.enum(failModes)),
  /** Texts of this channel come in pieces: rules whose matches have no bound are then refused when the policy is compiled. */
  streaming: z.optional(z.boolean()),
});

/** Schema of a guard policy, the same in YAML and TypeScript. What it cannot say (unknown detectors, rules that never apply) `compilePolicy` checks. */
export const guardPolicySchema = z.strictObject({
  version: z.literal(1),
  name: words,
  /** What the policy is for, in a sentence or two. */
  about: z.optional(words),
  channels: z.strictObject({
    system: z.optional(channelSchema),
    user: z.optional(channelSchema),
    assistant: z.optional(channelSchema),
    'tool-call': z.optional(channelSchema),
    'tool-result': z.optional(channelSchema),
    retrieved: z.optional(channelSchema),
  }),
  /** Said by rules with the action `fallback`, by category of the strongest finding; `any` for all others. */
  fallbacks: z.optional(z.record(id, words)),
  redaction: z.optional(
    z.strictObject({
      /** Placeholders carry a number, and originals can be put back. */
      reversible: z.optional(z.boolean()),
    }),
  ),
  /** Cases beside the rules: `plimsoll policy test` runs them. */
  tests: z.optional(z.array(policyTestSchema)),
  /** Rules for tools. */
  tools: z.optional(toolPolicySchema),
  /** Risk over the turns of a session, and how much of it is kept. */
  session: z.optional(sessionPolicySchema),
});

/** A guard policy as it is written. */
export type GuardPolicy = z.output<typeof guardPolicySchema>;
export type PolicyRule = z.output<typeof ruleSchema>;
export type ChannelPolicy = z.output<typeof channelSchema>;

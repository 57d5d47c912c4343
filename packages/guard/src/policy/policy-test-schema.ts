import { jsonValueSchema } from '@plimsoll/core';
import * as z from 'zod/mini';
import { channels } from '../channel.js';
import { actions } from '../decision.js';
import { toolReasonKinds } from '../tools/tool-decision.js';

const name = z.string().check(z.minLength(1), z.maxLength(2_000));
const text = z.string().check(z.maxLength(100_000));
const call = z.strictObject({ tool: name, arguments: z._default(jsonValueSchema, {}) });

/** What stood in the conversation before: a text, or a call that was carried out. */
const earlier = z.strictObject({
  channel: z.optional(z.enum(channels)),
  text: z.optional(text),
  /** That a result is from, or that retrieved a document. */
  tool: z.optional(name),
  call: z.optional(call),
});

/** A case beside the rules: either a text on a channel, or a tool call. */
export const policyTestSchema = z.strictObject({
  name,
  channel: z.optional(z.enum(channels)),
  text: z.optional(text),
  call: z.optional(call),
  /** In order; the test is then about what the session makes of it. */
  before: z.optional(z.array(earlier).check(z.maxLength(1_000))),
  /** The session's task. */
  task: z.optional(name),
  expect: z.strictObject({
    action: z.enum(actions),
    /** Ids of the rules that act, in any order. */
    rules: z.optional(z.array(name)),
    /** What to go on with. */
    text: z.optional(z.string()),
    /** Of a call: the kinds of rules that spoke against it, in any order. */
    reasons: z.optional(z.array(z.enum(toolReasonKinds))),
  }),
});

/** A test of a policy as it is written. */
export type PolicyTest = z.output<typeof policyTestSchema>;

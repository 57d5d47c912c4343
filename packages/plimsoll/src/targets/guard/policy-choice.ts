import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1), z.maxLength(10_000));

/** What names a policy, and how much of it holds. */
export const policyChoice = {
  /** Path of a guard-policy.yaml, relative to the configuration file, or the name of a ready-made policy. */
  policy: text,
  /** Only these rules of it, with "tools" and "session-risk" for those sections; all when left out. */
  rules: z.optional(z.array(text).check(z.minLength(1), z.maxLength(1_000))),
};

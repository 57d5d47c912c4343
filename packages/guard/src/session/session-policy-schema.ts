import * as z from 'zod/mini';

const line = z.optional(z.number().check(z.minimum(0), z.maximum(1)));

/**
 * Schema of a policy's `session`: the risk over the turns, what follows from it, and how much is kept. The lines hold for
 * texts of the user and for calls of sinks; the strictest one that is reached decides.
 */
export const sessionPolicySchema = z.strictObject({
  /** After so many turns without a sign the risk is half; 4 when left out. */
  halfLifeTurns: z.optional(z.number().check(z.positive(), z.maximum(1_000))),
  /** From this risk on texts of the user and calls of sinks are held for a person. */
  escalateAt: line,
  /** From this risk on a set message ("session-risk" of the fallbacks) is said in place of the text; calls of sinks are blocked. */
  fallbackAt: line,
  /** From this risk on both are blocked. */
  blockAt: line,
  /** Texts kept for tracing, in UTF-16 units, of the user and of untrusted sources each; 500,000 when left out. */
  maximumCharacters: z.optional(z.int().check(z.minimum(1_000), z.maximum(20_000_000))),
  /** Tool calls kept in the history; 10,000 when left out. */
  maximumCalls: z.optional(z.int().check(z.minimum(10), z.maximum(1_000_000))),
});

/** A session policy as it is written. */
export type SessionPolicy = z.output<typeof sessionPolicySchema>;

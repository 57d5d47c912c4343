import * as z from 'zod/mini';
import { differences, headlineRates, partialRules, severities } from '@plimsoll/core';

const label = z.string().check(z.minLength(1), z.maxLength(200));
const share = z.number().check(z.minimum(0), z.maximum(1));
const count = z.int().check(z.minimum(1), z.maximum(1_000_000_000));
const rate = z.enum(headlineRates);

/** One of these says which trials a class holds. */
const trialClass = {
  severity: z.optional(z.enum(severities)),
  category: z.optional(label),
  tag: z.optional(label),
  attack: z.optional(label),
};

/** Schema of `gate-plan.yaml`. What no schema can say (lines that cannot be shown, twice the same class) is checked after it. */
export const gatePlanSchema = z.strictObject({
  name: label,
  feature: z.optional(label),
  /** One-sided, for each line. */
  confidence: z.optional(z.number().check(z.minimum(0.5), z.maximum(0.9999))),
  partialRule: z.optional(z.enum(partialRules)),
  rates: z.optional(z.enum(['raw', 'corrected'])),
  /** The most that each rate may be, 0 to 1. */
  lines: z.optional(
    z.strictObject({
      leak: z.optional(share),
      falseRefusal: z.optional(share),
      misserved: z.optional(share),
      leakBySeverity: z.optional(z.partialRecord(z.enum(severities), share)),
      leakByCategory: z.optional(z.record(label, share)),
      leakByAttack: z.optional(z.record(label, share)),
      falseRefusalByCategory: z.optional(z.record(label, share)),
    }),
  ),
  /** Classes in which one failure fails the gate. */
  zeroTolerance: z.optional(
    z.array(z.strictObject({ ...trialClass, rate: z.optional(rate), provenBelow: z.optional(share) })),
  ),
  /** The least share of benign cases of a class that must be served. */
  capabilities: z.optional(z.array(z.strictObject({ ...trialClass, servedAtLeast: share }))),
  nonInferiority: z.optional(
    z.strictObject({
      /** A name given by `plimsoll baseline set`. */
      baseline: label,
      /** How much worse each rate may be, as a difference of rates. */
      margins: z.optional(
        z.strictObject({ leak: z.optional(share), falseRefusal: z.optional(share), misserved: z.optional(share) }),
      ),
      /** Rates that must be shown to be lower than in the baseline. */
      mustImprove: z.optional(z.array(rate)),
      /** Differences of the two runs that are no reason to refuse: what they concern is left out of these lines. */
      allow: z.optional(z.array(z.enum(differences))),
    }),
  ),
  /** The least to decide upon: decided trials of each side, and clusters on each side. */
  minimum: z.optional(
    z.strictObject({ harmful: z.optional(count), benign: z.optional(count), clusters: z.optional(count) }),
  ),
  /** Share of undecided and errored trials beyond which they count as failures. */
  undecided: z.optional(z.strictObject({ atMost: share })),
  /** Look after every cluster of cases, and stop as soon as the verdict stands. */
  sequential: z.optional(z.strictObject({})),
});

/** A gate plan as a file may write it. */
export type GatePlanInput = z.input<typeof gatePlanSchema>;

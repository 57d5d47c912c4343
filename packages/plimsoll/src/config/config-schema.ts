import * as z from 'zod/mini';
import { partialRules } from '@plimsoll/core';
import { linesSchema } from '../runs/run-manifest.js';
import { controlConfigSchema } from '../targets/controls/controls.js';
import { environmentConfigSchema } from '../targets/conversation/environment-config.js';
import { targetConfigSchema } from '../targets/target-config.js';

const name = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9._-]*$/i, 'use letters, digits, ".", "_" and "-"'), z.maxLength(100));
const path = z.string().check(z.minLength(1));

/** How a run goes, unless the command line says otherwise. */
const runSettingsSchema = z.strictObject({
  concurrency: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  repeats: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  seed: z.optional(z.int()),
  partialRule: z.optional(z.enum(partialRules)),
  retries: z.optional(z.int().check(z.minimum(0), z.maximum(20))),
  maximumSteps: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  /** Money in whole units of the price list's currency, tokens, and minutes. */
  budget: z.optional(
    z.strictObject({
      money: z.optional(z.number().check(z.minimum(0))),
      tokens: z.optional(z.int().check(z.minimum(0))),
      minutes: z.optional(z.number().check(z.minimum(0))),
    }),
  ),
  /** Share of trials (0 to 1) that may end undecided or errored before the command exits with 5. */
  errorBudget: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});

const featureSchema = z.strictObject({
  /** What the feature is for, in prose: read by `attack plan` and `attack generate`. */
  description: z.optional(z.string().check(z.maxLength(10_000))),
  target: name,
  sets: z.array(path).check(z.minLength(1)),
  /** Names of the controls that are on. */
  controls: z.optional(z.array(name).check(z.maxLength(100))),
  lines: z.optional(linesSchema),
  /** The gate plan of the feature; `gate-plan.yaml` beside this file when left out. */
  gate: z.optional(path),
  /** What makes this version of the feature: free names, each with a text or `file:PATH`, which is hashed. */
  release: z.optional(z.record(name, z.string())),
  run: z.optional(runSettingsSchema),
});

/** A model that judges `rubric` expectations. */
const judgeSchema = z.strictObject({
  target: name,
  rubrics: z.optional(z.array(path)),
  /** Asked so many times; the majority counts. */
  votes: z.optional(z.int().check(z.minimum(1), z.maximum(25))),
  /** Judge `comply` and `not-comply` by this rubric instead of by rules. */
  behaviourRubric: z.optional(name),
});

/** Schema of `plimsoll.yaml`. */
export const configSchema = z.strictObject({
  project: name,
  features: z.record(name, featureSchema),
  targets: z.record(name, targetConfigSchema),
  environments: z.optional(z.record(name, environmentConfigSchema)),
  /** Measures against a failure, to be switched on by features and taken apart by `ablate`. */
  controls: z.optional(z.record(name, controlConfigSchema)),
  judge: z.optional(judgeSchema),
  /** The model that plays the attacker in strategies that can use one. */
  attacker: z.optional(z.strictObject({ target: name })),
  /** A price file, see the guide. */
  prices: z.optional(path),
  /** Path or postgres:// address; `.plimsoll/store.db` beside this file when left out. */
  store: z.optional(path),
  run: z.optional(runSettingsSchema),
});

export type Config = z.output<typeof configSchema>;
export type FeatureConfig = z.output<typeof featureSchema>;
export type RunSettings = z.output<typeof runSettingsSchema>;

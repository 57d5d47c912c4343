import { explainIssues } from '@plimsoll/core';
import type { PolicyProblem } from './policy-problem.js';
import { guardPolicySchema, type GuardPolicy } from './policy-schema.js';

/** A policy that fits its schema, or what is wrong with it. */
export type ReadPolicy =
  | { readonly policy: GuardPolicy; readonly problems?: undefined }
  | { readonly policy?: undefined; readonly problems: readonly PolicyProblem[] };

/** Checks a value against the schema of policies. */
export function readPolicy(value: unknown): ReadPolicy {
  const result = guardPolicySchema.safeParse(value);
  if (result.success) return { policy: result.data };
  const issues = explainIssues(guardPolicySchema, result.error.issues, value);
  return { problems: issues.map((issue) => ({ ...issue, level: 'error' })) };
}

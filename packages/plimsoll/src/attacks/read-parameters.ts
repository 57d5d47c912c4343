import { explainIssues, PlimsollError, type JsonValue } from '@plimsoll/core';
import type * as z from 'zod/mini';

/**
 * The parameters of a converter or strategy with defaults filled in.
 *
 * @throws PlimsollError `usage-invalid` for one it does not take, or a value outside its range.
 */
export function readParameters(
  attack: { readonly name: string; readonly parameters: z.ZodMiniType },
  given: Readonly<Record<string, JsonValue>>,
): unknown {
  const parsed = attack.parameters.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = explainIssues(attack.parameters, parsed.error.issues, given);
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `"${attack.name}" does not take this: ${problems.map(({ what, fix }) => `${what}; ${fix}`).join(', ')}.`,
    hint: `Type: plimsoll attack show ${attack.name}`,
  });
}

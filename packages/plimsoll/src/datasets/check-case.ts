import { caseInputSchema, toCase, type Case, type Provenance } from '@plimsoll/core';
import type { Problem } from '../files/problems.js';
import { check } from '../files/validate.js';
import type { CaseDefaults, RawCase } from './case-file.js';
import { unsoundPart } from './unsound-value.js';

/** What {@link checkCase} needs to know about the file around the case. */
export interface CaseContext {
  readonly file: string;
  readonly defaults?: CaseDefaults | undefined;
  /** Of a case that states none. Shared by reference, so that it is kept once. */
  readonly provenance: Provenance;
  readonly maximumCaseBytes: number;
  /** Set where values come from `JSON.parse`. */
  readonly readPlain?: ((value: unknown) => Case | undefined) | undefined;
}

/** A case that was read, or what is wrong with it. */
export type CheckedCase = { readonly testCase: Case } | { readonly problems: readonly Problem[] };

/** Brings one case of a file into its normal form: defaults, schema, contradictions, default expectations, provenance. */
export function checkCase(raw: RawCase, context: CaseContext): CheckedCase {
  const { file } = context;
  const value = withDefaults(raw.value, context.defaults);
  let testCase = context.readPlain?.(value);
  if (testCase === undefined) {
    const unsound = unsoundPart(raw.value);
    if (unsound !== undefined) return problem(raw, file, unsound.path, unsound.what, unsound.fix);
    const checked = check(caseInputSchema, value, { file, locate: raw.locate });
    if (checked.problems !== undefined) return { problems: checked.problems.map((found) => named(found, raw)) };
    const normal = toCase(checked.value);
    if (typeof normal === 'string') {
      return problem(raw, file, [], `case "${checked.value.id}" cannot be used`, normal);
    }
    testCase = normal;
  }
  if (sizeOf(testCase) > context.maximumCaseBytes) {
    const what = `case "${testCase.id}" is larger than ${String(context.maximumCaseBytes)} bytes`;
    return problem(raw, file, [], what, 'shorten it, or raise the limit (maximumCaseBytes)');
  }
  if (testCase.provenance !== undefined) return { testCase };
  return { testCase: { ...testCase, provenance: context.provenance } };
}

function withDefaults(value: unknown, defaults: CaseDefaults | undefined): unknown {
  if (defaults === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const merged: Record<string, unknown> = { ...defaults, ...value };
  const { messages } = value as { messages?: readonly { role?: unknown }[] };
  const ownSystem = 'system' in value;
  if (!ownSystem && Array.isArray(messages) && (messages[0] as { role?: unknown } | undefined)?.role === 'system') {
    delete merged.system;
  }
  return merged;
}

function problem(raw: RawCase, file: string, path: readonly PropertyKey[], what: string, fix: string): CheckedCase {
  const place = raw.locate(path) ?? { line: raw.line, column: 1 };
  return { problems: [{ file, place, what, fix }] };
}

/** Says which case it is: in a long list a line number alone is hard to follow. */
function named(found: Problem, raw: RawCase): Problem {
  const id = (raw.value as { id?: unknown } | null)?.id;
  const place = found.place ?? { line: raw.line, column: 1 };
  if (typeof id !== 'string' || id.length > 60) return { ...found, place };
  return { ...found, place, what: `case "${id}": ${found.what}` };
}

/** UTF-16 units of the texts that are sent; close enough to bytes for a limit. */
function sizeOf(testCase: Case): number {
  let size = 0;
  for (const message of testCase.messages) size += message.content.length;
  for (const turn of testCase.turns ?? []) size += turn.length;
  return size;
}

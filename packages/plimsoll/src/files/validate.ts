import { explainIssues, type ErrorCode } from '@plimsoll/core';
import * as z from 'zod/mini';
import type { Locate } from './parse-yaml.js';
import { mostProblemsListed, problemsError, type Problem } from './problems.js';

/** Where a value comes from, for the problems found in it. */
export interface ValueSource {
  /** What errors call the file. */
  readonly file: string;
  readonly locate: Locate;
  /** The path of the value inside the file, put in front of the paths of its parts when looking up a line. */
  readonly at?: readonly PropertyKey[] | undefined;
}

/** What {@link check} found. */
export type Checked<Value> =
  | { readonly value: Value; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/**
 * Checks a value against a schema and says in the words of its author what is wrong, without throwing. For a union only
 * the branch that the author meant is explained.
 *
 * @returns the value, or at most eleven problems.
 */
export function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  source: ValueSource,
): Checked<z.output<Schema>> {
  const result = z.safeParse(schema, value);
  if (result.success) return { value: result.data };
  const base = source.at ?? [];
  const explained = explainIssues(schema, result.error.issues, value).slice(0, mostProblemsListed + 1);
  const problems = explained.map(({ path, part, what, fix }) => ({
    file: source.file,
    place: placeOf(source.locate, [...base, ...path], part),
    what,
    fix,
  }));
  return { problems: problems.sort(byPlace) };
}

/**
 * {@link check}, throwing one error that lists the problems as `file:line:column: what — what to do`.
 *
 * @throws PlimsollError with the given code (`config-invalid` when left out).
 * @example
 * ```ts
 * const { value, locate } = parseYaml(text, 'plimsoll.yaml');
 * const config = validate(configSchema, value, { file: 'plimsoll.yaml', locate }); // project 'harbour-bank'
 * ```
 */
export function validate<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  source: ValueSource,
  code: ErrorCode = 'config-invalid',
): z.output<Schema> {
  const checked = check(schema, value, source);
  if (checked.problems !== undefined) throw problemsError(code, checked.problems);
  return checked.value;
}

/** The nearest part of the path that is in the file: a missing key is reported where its mapping begins. */
function placeOf(locate: Locate, path: readonly PropertyKey[], part: 'key' | 'value'): Problem['place'] {
  for (let length = path.length; length >= 0; length -= 1) {
    const place = locate(path.slice(0, length), length === path.length ? part : 'value');
    if (place !== undefined) return place;
  }
  return undefined;
}

function byPlace(left: Problem, right: Problem): number {
  if (left.place === undefined || right.place === undefined) return 0;
  return left.place.line - right.place.line || left.place.column - right.place.column;
}

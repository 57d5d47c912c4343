import { PlimsollError, type JsonValue } from '@plimsoll/core';
import { compilePattern } from '../matchers/compile-pattern.js';
import { checkSchema, compileSchema } from '../matchers/json-schema/index.js';
import { passesTest } from '../matchers/value-test.js';
import type { ArgumentRule, ToolRule } from './tool-policy-schema.js';
import type { ReportProblem } from './tool-problem.js';

/** Argument rules that no value can meet, or that do nothing. */
export function findArgumentProblems(
  path: readonly string[],
  rule: ToolRule,
  error: ReportProblem,
  warn: ReportProblem,
): void {
  let properties: Readonly<Record<string, JsonValue>> = {};
  let closed = rule.onlyTheseArguments === true && rule.schema === undefined;
  if (rule.schema !== undefined) {
    tell([...path, 'schema'], error, () => compileSchema(rule.schema ?? {}));
    if (isObject(rule.schema.properties)) properties = rule.schema.properties;
    closed = rule.schema.additionalProperties === false;
  }
  for (const [argument, given] of Object.entries(rule.arguments ?? {})) {
    const at = [...path, 'arguments', argument];
    const name = argument.split('.')[0] ?? argument;
    if (
      rule.schema !== undefined &&
      closed &&
      !Object.hasOwn(properties, argument) &&
      !Object.hasOwn(properties, name)
    ) {
      error(
        at,
        `The schema allows no argument "${name}", so this rule never applies.`,
        'Add it to properties of the schema, or remove the rule.',
      );
    }
    findTestProblems(at, given, error);
    findListProblems(at, given, properties[argument], error);
    if (given.gated === false && (given.acceptFrom ?? given.kind) !== undefined) {
      error(
        [...at, given.acceptFrom === undefined ? 'kind' : 'acceptFrom'],
        'It does nothing: gated: false lets anything in from anywhere.',
        'Remove one of the two.',
      );
    }
    if (rule.sink === undefined && (given.gated ?? given.acceptFrom) !== undefined) {
      warn(
        [...at, given.gated === undefined ? 'acceptFrom' : 'gated'],
        'It does nothing: the tool is no sink.',
        'Add sink: to the tool, or remove it.',
      );
    }
  }
}

function findTestProblems(at: readonly string[], { test }: ArgumentRule, error: ReportProblem): void {
  if (test === undefined) return;
  const { atLeast, atMost, equals, matches, exists } = test;
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    error([...at, 'test'], `No number is at least ${String(atLeast)} and at most ${String(atMost)}.`, 'Swap the two.');
  }
  if (matches !== undefined) tell([...at, 'test', 'matches'], error, () => compilePattern(matches));
  if (exists === false && Object.keys(test).length > 1) {
    error(
      [...at, 'test'],
      'An argument that must not be there cannot pass the other tests.',
      'Keep exists: false alone.',
    );
  } else if (equals !== undefined && !safely(() => passesTest(equals, test))) {
    error([...at, 'test'], 'The value under equals fails the other tests.', 'Keep equals alone.');
  }
}

function findListProblems(
  at: readonly string[],
  { oneOf, test, maximumCharacters }: ArgumentRule,
  schema: JsonValue | undefined,
  error: ReportProblem,
): void {
  if (oneOf === undefined) {
    if (maximumCharacters === 0)
      error(
        [...at, 'maximumCharacters'],
        'Only an empty text is that short.',
        'Use test: { exists: false }, or a larger maximum.',
      );
    return;
  }
  const compiled = isObject(schema) ? safely(() => compileSchema(schema)) : undefined;
  const left = oneOf.filter(
    (value) =>
      (test === undefined || safely(() => passesTest(value, test)) === true) &&
      (maximumCharacters === undefined || typeof value !== 'string' || value.length <= maximumCharacters) &&
      (compiled === undefined || checkSchema(compiled, value).length === 0),
  );
  if (left.length === 0) {
    error(
      [...at, 'oneOf'],
      'None of these values passes the other rules of this argument.',
      'Make test, maximumCharacters or the schema fit the list.',
    );
  }
}

function tell(at: readonly string[], error: ReportProblem, work: () => unknown): void {
  try {
    work();
  } catch (cause) {
    if (!PlimsollError.isInstance(cause)) throw cause;
    error(at, cause.message, cause.hint ?? '');
  }
}

function safely<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

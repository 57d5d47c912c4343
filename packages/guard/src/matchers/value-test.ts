import { canonicalJson, type ArgumentTests, type JsonValue, type ValueTest } from '@plimsoll/core';
import { compilePattern } from './compile-pattern.js';

const testNames = new Set(['equals', 'notEquals', 'contains', 'matches', 'atLeast', 'atMost', 'exists']);

/**
 * Whether a value passes a test; every named test must hold.
 *
 * - `equals`, `notEquals`: equal JSON. A number equals a text that writes the same number ("250" and 250), because
 *   models write arguments both ways; nothing else is converted.
 * - `contains`: a text holds the text, letter case ignored; a list holds that text as an item.
 * - `matches`: a text, or a number or truth value as written in JSON, matches the pattern, letter case ignored.
 * - `atLeast`, `atMost`: numbers, or texts that write a number; anything else fails.
 * - `exists`: the value is there (`null` is there).
 *
 * A value that is not there passes `notEquals` and `exists: false` only. A test that names nothing asks that the value
 * is there.
 *
 * @example
 * ```ts
 * passesTest('250', { atLeast: 200 }); // true
 * ```
 */
export function passesTest(value: JsonValue | undefined, test: ValueTest): boolean {
  if (test.exists !== undefined && (value !== undefined) !== test.exists) return false;
  if (test.notEquals !== undefined && value !== undefined && equalValues(value, test.notEquals)) return false;
  if (test.equals !== undefined && (value === undefined || !equalValues(value, test.equals))) return false;
  if (test.contains !== undefined && !containsText(value, test.contains)) return false;
  if (test.matches !== undefined && !matchesPattern(value, test.matches)) return false;
  if (test.atLeast !== undefined && !(numberOf(value) >= test.atLeast)) return false;
  if (test.atMost !== undefined && !(numberOf(value) <= test.atMost)) return false;
  return value !== undefined || Object.keys(test).length > 0;
}

/**
 * Whether the arguments of a tool call pass all tests. Dots in a name reach into objects and lists ("order.lines.0.sku");
 * a member whose own name has the dots wins. A test that is not a {@link ValueTest} is the value to equal.
 *
 * @example
 * ```ts
 * passesArgumentTests({ to: { iban: 'X' } }, { 'to.iban': { exists: true } }); // true
 * ```
 */
export function passesArgumentTests(given: JsonValue, tests: ArgumentTests | undefined): boolean {
  return Object.entries(tests ?? {}).every(([name, test]) => {
    const value = valueAt(given, name);
    return isValueTest(test) ? passesTest(value, test) : value !== undefined && equalValues(value, test);
  });
}

/**
 * The member of a value that a dotted name leads to.
 *
 * @example
 * ```ts
 * valueAt({ to: { iban: 'X' } }, 'to.iban'); // 'X'
 * ```
 */
export function valueAt(value: JsonValue, name: string): JsonValue | undefined {
  const own = memberOf(value, name);
  if (own !== undefined || !name.includes('.')) return own;
  let inside: JsonValue | undefined = value;
  for (const part of name.split('.')) inside = inside === undefined ? undefined : memberOf(inside, part);
  return inside;
}

/**
 * The member of an object, or the item of a list, of that name. Inherited names are nobody's members.
 *
 * @example
 * ```ts
 * memberOf(['a', 'b'], '1'); // 'b'
 * ```
 */
export function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value))
    return /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? (value as readonly JsonValue[])[Number(name)] : undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, JsonValue>>)[name] : undefined;
}

function isValueTest(test: ValueTest | JsonValue): test is ValueTest {
  return (
    typeof test === 'object' &&
    test !== null &&
    !Array.isArray(test) &&
    Object.keys(test).every((name) => testNames.has(name))
  );
}

function equalValues(left: JsonValue, right: JsonValue): boolean {
  if (typeof left === 'number' && typeof right === 'string') return numberOf(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return numberOf(left) === right;
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return canonicalJson(left) === canonicalJson(right);
}

function containsText(value: JsonValue | undefined, text: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text.toLowerCase());
  return Array.isArray(value) && (value as readonly JsonValue[]).some((item) => item === text);
}

function matchesPattern(value: JsonValue | undefined, pattern: string): boolean {
  if (value === undefined || value === null || typeof value === 'object') return false;
  return compilePattern(pattern).test(String(value));
}

/** The number a value is or writes; NaN for anything else. */
function numberOf(value: JsonValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 400) return Number.NaN;
  const text = value.trim();
  return /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?$/.test(text) ? Number(text) : Number.NaN;
}

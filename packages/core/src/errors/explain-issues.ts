import type * as z from 'zod/mini';
import { quote } from './quote.js';
import { keysAt } from './schema-keys.js';
import { didYouMean } from './suggest.js';

/** One problem inside a value, before its line is known. */
export interface ExplainedIssue {
  readonly path: readonly PropertyKey[];
  /** Whether the key at the path is wrong or its value. */
  readonly part: 'key' | 'value';
  readonly what: string;
  readonly fix: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Puts schema issues into plain words. Of a union only the branch that fits best is explained, so that one wrong word
 * is one line and not a wall of alternatives.
 *
 * @param root the value that was checked: what was written is quoted.
 * @example
 * ```ts
 * const { error } = moneySchema.safeParse({ microUnits: 5, curency: 'EUR', currency: 'EUR' });
 * explainIssues(moneySchema, error!.issues, {})[0]?.what; // 'unknown key "curency" (did you mean "currency"?)'
 * ```
 */
export function explainIssues(schema: unknown, issues: readonly Issue[], root: unknown): ExplainedIssue[] {
  return issues.flatMap((issue) => explain(schema, issue, issue.path, root));
}

function explain(schema: unknown, issue: Issue, path: readonly PropertyKey[], root: unknown): ExplainedIssue[] {
  const at = pathText(path);
  const value = valueAt(root, path);
  const one = (what: string, fix: string): ExplainedIssue[] => [{ path, part: 'value', what, fix }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, keysAt(schema, root, path)));
    case 'invalid_type':
      if (value === undefined) return one(`${at} is missing`, `add ${nameOfType(issue.expected)}`);
      return one(
        `${at} is ${describe(value)} and must be ${nameOfType(issue.expected)}`,
        fixType(issue.expected, value),
      );
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined) return one(`${at} is missing`, `add one of ${listNames(values)}`);
      return one(
        `${at} is ${quote(value)}${typeof value === 'string' ? didYouMean(value, values) : ''}`,
        `use ${oneOf(values)}`,
      );
    }
    case 'invalid_union':
      return explainUnion(schema, issue, path, root);
    case 'too_small':
      return one(
        `${at} is too ${sizeWord(issue.origin, 'small')}`,
        `give at least ${amount(issue.origin, issue.minimum)}`,
      );
    case 'too_big':
      return one(
        `${at} is too ${sizeWord(issue.origin, 'big')}`,
        `give at most ${amount(issue.origin, issue.maximum)}`,
      );
    case 'not_multiple_of':
      return one(`${at} is ${quote(value)}`, `give a multiple of ${String(issue.divisor)}`);
    case 'invalid_format':
      // A pattern says nothing to its reader; whoever wrote it said in words what to write.
      if (issue.format === 'regex' && issue.message !== 'Invalid input')
        return one(`${at} is ${quote(value)}`, issue.message);
      return one(`${at} is ${quote(value)}, which is not written as ${issue.format}`, 'correct it');
    case 'invalid_key':
      return [{ path, part: 'key', what: `${at} is not a name that can stand here`, fix: 'rename it' }];
    default:
      return one(`${at} is not valid${issue.message === 'Invalid input' ? '' : `: ${issue.message}`}`, 'correct it');
  }
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

function explainUnion(
  schema: unknown,
  issue: UnionIssue,
  path: readonly PropertyKey[],
  root: unknown,
): ExplainedIssue[] {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (issue.errors.length === 0 && options !== undefined) {
    const names = options.map(String);
    const written = valueAt(root, path);
    if (written === undefined) {
      return [
        {
          path,
          part: 'value',
          what: `${pathText(path)} is missing`,
          fix: `add ${discriminator ?? 'it'} as one of ${listNames(names)}`,
        },
      ];
    }
    const hint = typeof written === 'string' ? didYouMean(written, names) : '';
    return [
      {
        path,
        part: 'value',
        what: `${pathText(path)} is ${quote(written)}${hint}`,
        fix: `use one of ${listNames(names)}`,
      },
    ];
  }
  const inside = issue.errors.filter(
    (branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  const meant = inside.sort((left, right) => left.length - right.length)[0];
  if (meant !== undefined) return meant.flatMap((inner) => explain(schema, inner, [...path, ...inner.path], root));
  const types = issue.errors.flatMap((branch) =>
    branch.map((inner) => (inner.code === 'invalid_type' ? nameOfType(inner.expected) : 'something else')),
  );
  const value = valueAt(root, path);
  const what = value === undefined ? `${pathText(path)} is missing` : `${pathText(path)} is ${describe(value)}`;
  return [{ path, part: 'value', what, fix: `give ${[...new Set(types)].join(' or ')}` }];
}

function unknownKey(key: string, path: readonly PropertyKey[], known: readonly string[]): ExplainedIssue {
  const where = path.length === 0 ? '' : ` in ${pathText(path)}`;
  const fix = known.length === 0 ? 'remove it' : `the keys here are ${listNames(known)}`;
  return { path: [...path, key], part: 'key', what: `unknown key ${quote(key)}${where}${didYouMean(key, known)}`, fix };
}

/**
 * `expect[0].kind`; the whole value is called "the value".
 *
 * @example
 * ```ts
 * pathText(['expect', 0, 'kind']); // 'expect[0].kind'
 * ```
 */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path)
    text += typeof step === 'number' ? `[${String(step)}]` : `${text === '' ? '' : '.'}${String(step)}`;
  return text === '' ? 'the value' : text.length <= 120 ? text : `…${text.slice(-119)}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'null',
};

function nameOfType(type: string): string {
  return typeNames[type] ?? type;
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `${nameOfType(typeof value)} (${quote(value)})`;
}

function fixType(expected: string, value: unknown): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return 'put it in quotes';
  return expected === 'array' ? 'write each entry behind a "- "' : `write ${nameOfType(expected)}`;
}

function sizeWord(origin: string, size: 'small' | 'big'): string {
  if (origin === 'string' || origin === 'array') return size === 'small' ? 'short' : 'long';
  return size === 'small' ? 'small' : 'large';
}

function amount(origin: string, count: number | bigint): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' ? 'entr' : '';
  if (unit === '') return String(count);
  const plural = Number(count) !== 1;
  return `${String(count)} ${unit}${unit === 'entr' ? (plural ? 'ies' : 'y') : plural ? 's' : ''}`;
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `"${values[0] as string}"` : `one of ${listNames(values)}`;
}

function listNames(names: readonly string[]): string {
  return names.slice(0, 25).join(', ') + (names.length > 25 ? ', …' : '');
}

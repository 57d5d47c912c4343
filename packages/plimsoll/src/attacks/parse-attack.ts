import { didYouMean, PlimsollError, type JsonValue } from '@plimsoll/core';

/** One step of an attack as written: a name and its parameters. */
export interface WrittenStep {
  readonly name: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
}

const longest = 2_000;
const step = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*(?:\(((?:[^()"]|"[^"]*")*)\))?\s*$/;
/** A "+" that stands in no quotation marks. */
const joint = /\+(?=(?:[^"]*"[^"]*")*[^"]*$)/;
const parameter = /^\s*([a-zA-Z]\w*)\s*=\s*(?:"([^"]*)"|([^\s",]+))\s*$/;

/**
 * Reads an attack as it is written on a command line: steps joined by "+", in the order they are applied, each with
 * parameters in brackets; "none" is the case as it is.
 *
 * @throws PlimsollError `usage-invalid` that quotes what cannot be read.
 * @example
 * ```ts
 * parseAttack('leetspeak(level=2)+base64'); // [{ name: 'leetspeak', parameters: { level: 2 } }, { name: 'base64', … }]
 * ```
 */
export function parseAttack(text: string): readonly WrittenStep[] {
  if (text.length > longest)
    throw unreadable(`${text.slice(0, 40)}…`, `it is longer than ${String(longest)} characters`);
  if (text.trim() === 'none') return [];
  return text.split(joint).map((part) => {
    const [, name, inside] = step.exec(part) ?? [];
    if (name === undefined) throw unreadable(text, `"${part.trim()}" is no name with parameters`);
    return { name, parameters: parametersOf(text, inside ?? '') };
  });
}

/** How an attack is written: what {@link parseAttack} reads. */
export function writeAttack(steps: readonly WrittenStep[]): string {
  if (steps.length === 0) return 'none';
  return steps
    .map(({ name, parameters }) => {
      const written = Object.entries(parameters).map(([key, value]) => `${key}=${writeValue(value)}`);
      return written.length === 0 ? name : `${name}(${written.join(', ')})`;
    })
    .join('+');
}

/** The one of this name, or an error with the nearest name. */
export function namedAttack<Attack extends { readonly name: string }>(known: readonly Attack[], name: string): Attack {
  const found = known.find((attack) => attack.name === name);
  if (found !== undefined) return found;
  const names = known.map((attack) => attack.name);
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `There is no attack "${name}"${didYouMean(name, names)}.`,
    hint: 'Type: plimsoll attack list',
  });
}

function parametersOf(text: string, inside: string): Readonly<Record<string, JsonValue>> {
  if (inside.trim() === '') return {};
  const entries = inside.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part): [string, JsonValue] => {
    const [, key, quoted, bare] = parameter.exec(part) ?? [];
    if (key === undefined) throw unreadable(text, `"${part.trim()}" is no parameter: write name=value`);
    return [key, quoted ?? valueOf(bare ?? '')];
  });
  return Object.fromEntries(entries);
}

function valueOf(text: string): JsonValue {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function writeValue(value: JsonValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s",()+]+$/.test(value) && typeof valueOf(value) === 'string' ? value : `"${value}"`;
}

function unreadable(text: string, why: string): PlimsollError {
  return new PlimsollError({
    code: 'usage-invalid',
    message: `The attack "${text}" cannot be read: ${why}.`,
    hint: 'Write steps joined by "+": leetspeak(level=2)+base64. Type: plimsoll attack list',
  });
}

import type { JsonValue } from '@plimsoll/core';
import { checkSchema, extractJson, type CompiledSchema, type SchemaProblem } from '../matchers/json-schema/index.js';
import { closeJson } from './close-json.js';

/** The form that an answer must have. */
export interface OutputFormat {
  /** The answer must be JSON; with a schema, JSON that fits it. */
  readonly json?: { readonly schema?: CompiledSchema | undefined } | undefined;
  /** UTF-16 units. */
  readonly maximumCharacters?: number | undefined;
  readonly minimumCharacters?: number | undefined;
}

/** What was done to an answer so that it fits. */
export type OutputRepair = 'extracted' | 'closed' | 'trimmed';

/** Whether an answer has its form. */
export interface FittedOutput {
  /** `broken`: it does not fit, and could not be made to. */
  readonly state: 'fits' | 'repaired' | 'broken';
  /** The answer, repaired where that was possible. */
  readonly text: string;
  /** Of JSON. */
  readonly value?: JsonValue | undefined;
  readonly repairs: readonly OutputRepair[];
  readonly problems: readonly SchemaProblem[];
}

/**
 * Holds an answer against its form and repairs what can be repaired without inventing anything: JSON is taken out of the
 * words around it and closed where it breaks off; prose that is too long ends with its last whole sentence or word.
 *
 * @example
 * ```ts
 * fitOutput('Here: {"ok": true, "why": "bec', { json: {} }).text; // '{"ok": true}'
 * ```
 */
export function fitOutput(text: string, format: OutputFormat): FittedOutput {
  const { maximumCharacters = Infinity, minimumCharacters = 0 } = format;
  const fitted = format.json === undefined ? fitText(text, maximumCharacters) : fitJson(text, format.json.schema);
  const { length } = fitted.text;
  if (fitted.state === 'broken' || (length >= minimumCharacters && length <= maximumCharacters)) return fitted;
  const problem =
    length < minimumCharacters
      ? `has ${String(length)} characters, ${String(minimumCharacters)} are asked for`
      : `has ${String(length)} characters, ${String(maximumCharacters)} are allowed`;
  return { ...fitted, state: 'broken', problems: [{ path: '', problem }] };
}

function fitText(text: string, most: number): FittedOutput {
  if (text.length <= most) return { state: 'fits', text, repairs: [], problems: [] };
  const head = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const sentence = /^[^]*[.!?。！？…](?=\s|$)/.exec(head)?.[0] ?? '';
  const word = head.replace(/\s+\S*$/, '');
  const trimmed = sentence.length * 2 >= most ? sentence : word;
  return { state: 'repaired', text: trimmed, repairs: ['trimmed'], problems: [] };
}

function fitJson(text: string, schema: CompiledSchema | undefined): FittedOutput {
  const repairs: OutputRepair[] = [];
  let json = text;
  let found = extractJson(text);
  if (found !== undefined && text.trim().length !== found.end - found.start) repairs.push('extracted');
  if (found === undefined) {
    const start = text.search(/[{[]/);
    const closed = start === -1 ? undefined : closeJson(text, start);
    if (closed === undefined) return broken(text, [{ path: '', problem: 'is no JSON' }]);
    if (text.slice(0, start).trim() !== '') repairs.push('extracted');
    repairs.push('closed');
    json = closed;
    found = { value: JSON.parse(closed) as JsonValue, start: 0, end: closed.length };
  } else if (repairs.length > 0) json = text.slice(found.start, found.end).trim();
  const problems = schema === undefined ? [] : checkSchema(schema, found.value);
  if (problems.length > 0) return broken(text, problems);
  return { state: repairs.length === 0 ? 'fits' : 'repaired', text: json, value: found.value, repairs, problems };
}

function broken(text: string, problems: readonly SchemaProblem[]): FittedOutput {
  return { state: 'broken', text, repairs: [], problems };
}

import {
  canonicalJson,
  caseInputSchema,
  contradictionOf,
  severities,
  sides,
  withDefaultExpectations,
  type Case,
  type Expectation,
  type Message,
  type Side,
} from '@plimsoll/core';
import * as z from 'zod/mini';
import { unsoundPart } from './unsound-value.js';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const mostKept = 256;
const longestKept = 4_000;

/**
 * Makes a reader of cases in their everyday form: an id, a side, a prompt, labels and expectations, nothing unusual.
 * It takes a tenth of the schema's time, because the few lists of expectations that a set repeats are checked once and
 * then shared. Whatever is out of the ordinary, and everything wrong, gives `undefined`: then the schema decides.
 *
 * @returns a function that takes a value as `JSON.parse` made it and gives what the schema and `toCase` would.
 */
export function plainCaseReader(): (value: unknown) => Case | undefined {
  const kept = new Map<string, readonly Expectation[]>();
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    let id: string | undefined;
    let side: Side | undefined;
    let prompt: string | undefined;
    let system: string | undefined;
    let expect: unknown;
    let category = 'uncategorised';
    let severity: Case['severity'] = 'S3';
    let cluster: string | undefined;
    let language: string | undefined;
    let split: string | undefined;
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key];
      if (key === 'expect') {
        expect = member;
        continue;
      }
      if (typeof member !== 'string' || !member.isWellFormed()) return undefined;
      if (key === 'prompt') prompt = member;
      else if (key === 'system') system = member;
      else if (member === '' || member.length > 200) return undefined;
      else if (key === 'id') id = member;
      else if (key === 'category') category = member;
      else if (key === 'cluster') cluster = member;
      else if (key === 'language') language = member;
      else if (key === 'split') split = member;
      else if (key === 'side') side = sides.find((known) => known === member);
      else if (key === 'severity') {
        if (!severities.includes(member as Case['severity'])) return undefined;
        severity = member as Case['severity'];
      } else return undefined;
    }
    if (id === undefined || side === undefined || prompt === undefined || prompt === '') return undefined;
    const expectations = expectationsOf(kept, side, expect);
    if (expectations === undefined) return undefined;
    const user: Message = { role: 'user', content: prompt };
    const testCase: Writable<Case> = {
      id,
      side,
      category,
      severity,
      messages: system === undefined ? [user] : [{ role: 'system', content: system }, user],
      expectations,
    };
    if (cluster !== undefined) testCase.cluster = cluster;
    if (language !== undefined) testCase.language = language;
    if (split !== undefined) testCase.split = split;
    return testCase;
  };
}

function expectationsOf(
  kept: Map<string, readonly Expectation[]>,
  side: Side,
  given: unknown,
): readonly Expectation[] | undefined {
  const key = given === undefined ? side : side + JSON.stringify(given);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (unsoundPart({ expect: given }) !== undefined) return undefined;
  const checked = z.safeParse(caseInputSchema.def.shape.expect, given);
  if (!checked.success) return undefined;
  const list = checked.data === undefined ? [] : Array.isArray(checked.data) ? checked.data : [checked.data];
  if (contradictionOf(side, list) !== undefined) return undefined;
  const expectations = withDefaultExpectations(side, list);
  if (kept.size < mostKept && key.length <= longestKept) {
    kept.set(key, expectations);
    written.set(expectations, canonicalJson(expectations));
  }
  return expectations;
}

const written = new WeakMap<readonly Expectation[], string>();

/** The canonical JSON of expectations, remembered where cases share them. */
export function canonicalExpectations(expectations: readonly Expectation[]): string {
  return written.get(expectations) ?? canonicalJson(expectations);
}

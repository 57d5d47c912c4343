import { PlimsollError, type JsonValue } from '@plimsoll/core';
import { memberOf, passesTest } from '@plimsoll/guard/matchers';
import type { Grader } from './grader.js';
import { makeGrader } from './make-grader.js';

/**
 * Judges the state of the tool environment after the trial, at a JSON Pointer; without a state it is undecided.
 *
 * @example
 * ```ts
 * const grader = stateGrader(); // for { kind: 'state', path: '/orders/0/paid', test: { equals: false } }
 * grader.kinds; // ['state']
 * ```
 */
export function stateGrader(): Grader {
  return makeGrader<'state'>({
    identity: { name: 'state', version: '1' },
    kinds: ['state'],
    grade({ expectation, reply }) {
      if (reply.state === undefined) return { verdict: 'undecided', reason: 'the target reported no state' };
      if (passesTest(valueAtPointer(reply.state, expectation.path), expectation.test)) return { verdict: 'met' };
      return { verdict: 'violated', reason: `the state at "${expectation.path}" does not pass the test` };
    },
  });
}

/**
 * The value a JSON Pointer (RFC 6901) leads to, `undefined` when there is none.
 *
 * @throws PlimsollError `set-invalid` when the text is no JSON Pointer.
 * @example
 * ```ts
 * valueAtPointer({ orders: [{ paid: true }] }, '/orders/0/paid'); // true
 * ```
 */
export function valueAtPointer(value: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer === '') return value;
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new PlimsollError({
      code: 'set-invalid',
      message: `The path "${pointer.slice(0, 200)}" of a state expectation is not a JSON Pointer.`,
      hint: 'Write "" for the whole state or "/orders/0/paid" for a part; ~1 stands for / and ~0 for ~.',
    });
  }
  let inside: JsonValue | undefined = value;
  for (const part of pointer.slice(1).split('/')) {
    if (inside === undefined) return undefined;
    inside = memberOf(inside, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return inside;
}

import type { Case } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import type { BoundaryCase } from './near-boundary.js';
import type { Mutator } from './mutators/mutator.js';
import { mutators } from './mutators/registry.js';

export interface EdgeOptions {
  readonly seed: number;
  /** Most cases that are mutated, the nearest to the line first. Default 40. */
  readonly most?: number | undefined;
  /** For the provenance: the run the cases were taken from. */
  readonly run: string;
  /** Default: all. */
  readonly mutators?: readonly Mutator[] | undefined;
}

/**
 * Mutates cases near the line, each by every mutator that finds something to change. Side, expectations and cluster stay,
 * so that an innocent one that is now refused counts as a failure just as a harmful one that now gets through.
 */
export function edgeCases(boundary: readonly BoundaryCase[], options: EdgeOptions): readonly Case[] {
  const { seed, most = 40, run } = options;
  return boundary.slice(0, most).flatMap(({ stored: { testCase }, why }) => {
    const said = new Set([lastUser(testCase)?.content]);
    return (options.mutators ?? mutators).flatMap((mutator) => {
      const before = lastUser(testCase)?.content;
      if (before === undefined || before.trim() === '') return [];
      const random = seededRandom(`${String(seed)}/${testCase.id}/${mutator.name}`);
      const content = mutator.mutate(before, testCase.side, random);
      if (content === undefined || said.has(content)) return [];
      said.add(content);
      return [mutated(testCase, mutator.name, content, `${run}: ${why}`, seed)];
    });
  });
}

function mutated(testCase: Case, name: string, content: string, from: string, seed: number): Case {
  const last = lastUser(testCase);
  return {
    ...testCase,
    id: `${testCase.id.slice(0, 160)}--${name}`,
    messages: testCase.messages.map((message) => (message === last ? { ...message, content } : message)),
    cluster: testCase.cluster ?? testCase.id,
    tags: [...new Set([...(testCase.tags ?? []), 'edge-case', `mutator-${name}`])],
    provenance: {
      source: 'plimsoll attack generate --edges',
      ...(testCase.provenance?.licence === undefined ? {} : { licence: testCase.provenance.licence }),
      note: `case ${testCase.id} of run ${from}; mutator ${name}, seed ${String(seed)}`,
    },
  };
}

function lastUser({ messages }: Case): Case['messages'][number] | undefined {
  return messages.findLast(({ role }) => role === 'user');
}

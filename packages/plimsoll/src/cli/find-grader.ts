import { PlimsollError, type ContentHash, type GraderIdentity } from '@plimsoll/core';
import { didYouMean } from '../files/index.js';
import { graderLabel } from '../graders/calibration/grader-label.js';
import type { RunRecord } from '../store/store.js';

interface NamedGrader {
  readonly hash: ContentHash;
  readonly identity: GraderIdentity;
}

/** The graders of a run that a name means: their label, their plain name, or the beginning of their hash. */
export function gradersNamed(run: RunRecord, name: string): readonly NamedGrader[] {
  return gradersOf(run.manifest.graders, name, `Run ${run.id}`);
}

/** The one grader that a name means. */
export function oneGrader<Grader extends NamedGrader>(graders: readonly Grader[], name: string, where: string): Grader {
  const found = gradersOf(graders, name, where);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `${where} has ${found.length} graders called "${name}".`,
    hint: `Say which: ${found.map(({ identity, hash }) => `${graderLabel(identity)} (${hash.slice(0, 8)})`).join(', ')}.`,
  });
}

function gradersOf<Grader extends NamedGrader>(graders: readonly Grader[], name: string, where: string): Grader[] {
  const labelled = graders.filter(({ identity }) => graderLabel(identity) === name);
  if (labelled.length > 0) return labelled;
  const isHash = /^[0-9a-f]{6,64}$/.test(name);
  const found = graders.filter(({ identity, hash }) => identity.name === name || (isHash && hash.startsWith(name)));
  if (found.length > 0) return found;
  const names = [...new Set(graders.map(({ identity }) => graderLabel(identity)))];
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `${where} has no grader "${name}"${didYouMean(name, names)}.`,
    hint: `There are: ${names.join(', ')}.`,
  });
}

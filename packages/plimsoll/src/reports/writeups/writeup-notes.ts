import * as z from 'zod/mini';
import { PlimsollError, factorKinds, failureModes } from '@plimsoll/core';
import { parseYaml, readTextFile, validate } from '../../files/index.js';
import { overclaims } from './overclaims.js';

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000));
const someWords = z.optional(z.array(words).check(z.maxLength(100)));

/** What only a person can write: the rest of a write-up comes out of stored runs. */
export const writeupNotesSchema = z.strictObject({
  title: z.optional(words),
  author: z.optional(words),
  /** What was changed, and why. */
  whatChanged: z.optional(words),
  /** What the reader must not conclude, beside what Plimsoll says by itself. */
  notClaimed: someWords,
  /** The story of a failure, in order. */
  whatHappened: z.optional(words),
  /** Ids of a failure mode; see `plimsoll writeup modes`. */
  failureMode: z.optional(z.enum(failureModes.map(({ id }) => id) as [string, ...string[]])),
  factors: z.optional(
    z.array(z.strictObject({ kind: z.enum(factorKinds), what: words })).check(z.minLength(1), z.maxLength(50)),
  ),
  fix: z.optional(words),
  lessons: someWords,
});

/** The words of the author; see {@link writeupNotesSchema}. */
export type WriteupNotes = z.output<typeof writeupNotesSchema>;

/**
 * Reads the notes of a write-up.
 *
 * @throws PlimsollError `config-invalid` for a key that is not known, and for words that claim more than a run can show
 * or state a figure of their own.
 */
export async function loadWriteupNotes(path: string): Promise<WriteupNotes> {
  const { text } = await readTextFile(path);
  const { value, locate } = parseYaml(text, path);
  const notes = validate(writeupNotesSchema, value, { file: path, locate });
  requireTraceable(notes, path);
  return notes;
}

/** Throws when the author's words say what no run stands behind. */
function requireTraceable(notes: WriteupNotes, path: string): void {
  const problems = textsOf(notes).flatMap(([name, text]) =>
    overclaims(text).map(({ words: said, fix }) => `${path}: ${name}: "${said}": ${fix}`),
  );
  if (problems.length === 0) return;
  throw new PlimsollError({
    code: 'config-invalid',
    message: `The words claim more than a run can show:\n  ${problems.slice(0, 20).join('\n  ')}`,
    hint: 'Reword them; "plimsoll writeup placeholders" lists the figures that can be written in.',
  });
}

/** The author's words by key; `notClaimed` is left out, since it may name the claim. */
function textsOf(notes: WriteupNotes): (readonly [name: string, text: string])[] {
  const { title, whatChanged, whatHappened, fix, factors, lessons } = notes;
  const texts = { title, whatChanged, whatHappened, fix, factors: factors?.map(({ what }) => what), lessons };
  return Object.entries(texts).flatMap(([name, text]) => [text ?? []].flat().map((one) => [name, one] as const));
}

import * as z from 'zod/mini';
import { PlimsollError } from '@plimsoll/core';
import { writeupKinds } from './document.js';

const id = z.string().check(z.minLength(1), z.maxLength(200));

const stampSchema = z.strictObject({
  format: z.literal('plimsoll-writeup/1'),
  kind: z.enum(writeupKinds),
  title: z.string(),
  lead: z.string(),
  /** Ids of the runs: one, or the one before and the one after. */
  runs: z.array(id).check(z.minLength(1), z.maxLength(2)),
  cases: z.optional(z.array(id).check(z.maxLength(100))),
  /** File of the author's notes, from the folder of the write-up. */
  notes: z.optional(z.string().check(z.maxLength(1_000))),
  /** Harmful texts are shown. */
  reveal: z.optional(z.boolean()),
});

/** What a write-up was made of, written into it, so that it can be made again and checked. */
export type WriteupStamp = z.output<typeof stampSchema>;

const opening = '<!-- plimsoll-writeup ';
const longestStamp = 100_000;

/** The stamp as a comment that stands in Markdown and in HTML; no text in it can end the comment. */
export function writeStamp(stamp: WriteupStamp): string {
  const json = JSON.stringify(stamp).replace(/[<>&-]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return `${opening}${json} -->`;
}

/**
 * The stamp of a write-up.
 *
 * @throws PlimsollError `config-invalid` when the text has none, or one that was changed.
 */
export function readStamp(text: string, file: string): WriteupStamp {
  // The last one: whatever stands in the texts before it is not ours.
  const start = text.lastIndexOf(opening);
  const end = start < 0 ? -1 : text.indexOf(' -->', start);
  if (start < 0 || end < 0 || end - start > longestStamp) throw unstamped(file, 'It has no stamp of Plimsoll.');
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start + opening.length, end));
  } catch {
    throw unstamped(file, 'Its stamp is no JSON.');
  }
  const parsed = stampSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unstamped(file, 'Its stamp does not have the shape of this version.');
}

function unstamped(file: string, why: string): PlimsollError {
  return new PlimsollError({
    code: 'config-invalid',
    message: `${file} is no write-up that can be made again. ${why}`,
    hint: 'Make it anew: plimsoll writeup --help',
  });
}

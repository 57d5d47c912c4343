import * as z from 'zod/mini';
import { categoryName } from '../category-name.js';

/** What a service said about one category of one text. */
export interface ModerationScore {
  readonly category: string;
  /** 0 to 1; for a service that gives none 1 where it flags, else 0. */
  readonly score: number;
  readonly flagged: boolean;
}

// Categories that do not apply to a kind of input are null.
const replySchema = z.object({
  results: z
    .array(
      z.object({
        categories: z.record(z.string(), z.nullable(z.boolean())),
        category_scores: z.optional(z.record(z.string(), z.nullable(z.number().check(z.minimum(0), z.maximum(1))))),
      }),
    )
    .check(z.maxLength(1_000)),
});

/**
 * Reads a reply of a moderation service: one list of scores for each text.
 *
 * @throws Error when it is not of that shape: half an answer is no answer.
 * @example
 * ```ts
 * readModeration({ results: [{ categories: { 'hate/threatening': true } }] })[0]?.[0]?.category; // 'hate-threatening'
 * ```
 */
export function readModeration(reply: unknown): ModerationScore[][] {
  const read = replySchema.safeParse(reply);
  if (!read.success) {
    const path = read.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new Error(`the service answered no moderation${path === '' ? '' : `: "${path.slice(0, 80)}" does not fit`}`);
  }
  return read.data.results.map(({ categories, category_scores: scores }) => {
    const names = new Set([...Object.keys(categories), ...Object.keys(scores ?? {})]);
    return [...names].flatMap((name): ModerationScore[] => {
      const flagged = ownValue(categories, name) ?? null;
      const score = scores === undefined ? Number(flagged) : (ownValue(scores, name) ?? null);
      if (flagged === null && score === null) return [];
      return [{ category: categoryName(name), score: score ?? Number(flagged), flagged: flagged === true }];
    });
  });
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

import {
  behaviours,
  caseInputSchema,
  messageSchema,
  sides,
  verdicts,
  type Behaviour,
  type Message,
  type Verdict,
} from '@plimsoll/core';
import * as z from 'zod/mini';
import { check, problemsError, type Problem } from '../../files/index.js';

const words = z.string().check(z.minLength(1), z.maxLength(200));
const texts = z.union([z.string(), z.array(messageSchema).check(z.minLength(1), z.maxLength(10_000))]);

/** A label as a file holds it: about an item, or about a trial of a run. */
const storedRow = z.strictObject({
  item: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'))),
  run: z.optional(words),
  trial: z.optional(z.int().check(z.minimum(0))),
  expectation: z._default(z.int().check(z.minimum(0)), 0),
  verdict: z.enum(verdicts),
  behaviour: z.optional(z.enum(behaviours)),
  rater: words,
  note: z.optional(z.string().check(z.maxLength(10_000))),
  adjudication: z._default(z.boolean(), false),
});

/** A labelled exchange with its texts, which needs no run. */
const exchangeRow = z.strictObject({
  id: z.optional(z.union([z.string(), z.number()])),
  prompt: texts,
  reply: texts,
  side: z.enum(sides),
  /** One expectation; left out: `comply` or `not-comply`, by the side. */
  expect: caseInputSchema.shape.expect,
  label: z.enum([...verdicts, ...behaviours]),
  rater: z._default(words, 'unnamed'),
  language: z.optional(words),
  cluster: z.optional(words),
});

export type StoredRow = z.output<typeof storedRow>;
export type ExchangeRow = z.output<typeof exchangeRow>;
/** One line of a file of labels. */
export type LabelRow =
  | { readonly kind: 'stored'; readonly row: StoredRow; readonly line: number }
  | { readonly kind: 'exchange'; readonly row: ExchangeRow; readonly line: number };

/**
 * Reads a file of labels line by line; empty lines are skipped.
 *
 * @throws PlimsollError `config-invalid` with every problem at its line.
 */
export async function readLabelRows(lines: AsyncIterable<string>, file: string): Promise<LabelRow[]> {
  const rows: LabelRow[] = [];
  const problems: Problem[] = [];
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readRow(text, file, line);
    if ('problems' in read) problems.push(...read.problems);
    else rows.push(read);
  }
  if (problems.length > 0) throw problemsError('config-invalid', problems);
  return rows;
}

function readRow(text: string, file: string, line: number): LabelRow | { readonly problems: readonly Problem[] } {
  const place = { line, column: 1 };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [{ file, place, what: 'the line is not JSON', fix: 'write one JSON object on each line' }] };
  }
  const source = { file, locate: () => place };
  if (typeof value === 'object' && value !== null && 'prompt' in value) {
    const checked = check(exchangeRow, value, source);
    return checked.problems === undefined ? { kind: 'exchange', row: checked.value, line } : checked;
  }
  const checked = check(storedRow, value, source);
  if (checked.problems !== undefined) return checked;
  const { item, run, trial } = checked.value;
  if (item === undefined && (run === undefined || trial === undefined)) {
    const fix = 'name the item, or a run and its trial; or give prompt, reply, side and label';
    return { problems: [{ file, place, what: 'the row does not say what it is about', fix }] };
  }
  return { kind: 'stored', row: checked.value, line };
}

/** A label of one word, as a verdict on the expectation of its row. */
export function answerOf(
  label: Verdict | Behaviour,
  expects: 'comply' | 'not-comply' | 'other',
): { readonly verdict: Verdict; readonly behaviour?: Behaviour } {
  if (label === 'met' || label === 'violated' || label === 'undecided') return { verdict: label };
  const met = expects === 'comply' ? label === 'complied' : label === 'refused';
  return { verdict: met ? 'met' : 'violated', behaviour: label };
}

/** A text as one message of this role. */
export function asMessages(given: string | readonly Message[], role: Message['role']): readonly Message[] {
  return typeof given === 'string' ? [{ role, content: given }] : given;
}

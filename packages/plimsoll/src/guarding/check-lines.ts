import type { ErrorCode } from '@plimsoll/core';
import { channels, type Action, type Channel, type Decision, type Guard, type References } from '@plimsoll/guard';
import * as z from 'zod/mini';
import { splitBytes, type RawLine } from '../files/split-bytes.js';
import { aheadOf, mapAhead } from './map-ahead.js';

/** What the guard decided about one line. */
export interface CheckedLine {
  /** As given; the line's number when it has none. */
  readonly id: string | number;
  readonly channel: Channel;
  readonly action: Action;
  /** What to go on with. */
  readonly text: string;
  readonly categories: readonly string[];
  /** The highest score of each category. */
  readonly scores: Readonly<Record<string, number>>;
  readonly findings: Decision['findings'];
  readonly checks: Decision['checks'];
  readonly rules: Decision['rules'];
  readonly pending: Decision['pending'];
  readonly shadowAction?: Action | undefined;
  readonly redactions: Decision['redactions'];
  readonly microseconds: number;
  readonly policyHash: string;
}

/** What stands in the output for a line that could not be checked. */
export interface UncheckedLine {
  readonly id: string | number | null;
  /** Counted from 1. */
  readonly line: number;
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

const lineSchema = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  text: z.string(),
  channel: z.optional(z.enum(channels)),
  references: z.optional(
    z.strictObject({
      systemPrompt: z.optional(z.string()),
      canaries: z.optional(z.array(z.string())),
      context: z.optional(z.array(z.string())),
    }),
  ),
});

/** How lines are read. */
export interface CheckLinesOptions {
  /** Of lines that name none. */
  readonly channel: Channel;
  /** Of all lines that bring none. */
  readonly references?: References | undefined;
  /** Default 32,000,000. */
  readonly maximumLineBytes?: number | undefined;
}

/**
 * Checks texts given as JSON lines `{id?, text, channel?, references?}`: exactly one result for each line, in order,
 * whatever a line holds.
 */
export async function* checkLines(
  guard: Guard,
  source: AsyncIterable<Uint8Array>,
  options: CheckLinesOptions,
): AsyncGenerator<CheckedLine | UncheckedLine> {
  const lines = splitBytes(source, options.maximumLineBytes ?? 32_000_000);
  yield* mapAhead(lines, aheadOf(guard), (raw) => checkLine(guard, raw, options));
}

async function checkLine(
  guard: Guard,
  { line, text, problem }: RawLine,
  options: CheckLinesOptions,
): Promise<CheckedLine | UncheckedLine> {
  const failed = (code: ErrorCode, message: string, id: string | number | null = null): UncheckedLine => ({
    id,
    line,
    error: { code, message },
  });
  if (text === undefined) return failed('file-unreadable', problem ?? 'the line cannot be read');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
    return failed('config-invalid', text.trim() === '' ? 'the line is empty' : `the line is not JSON: ${why}`);
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'the line' : `"${issue.path.map(String).join('.')}"`;
    return failed('config-invalid', `${place} does not fit: ${issue?.message ?? 'unknown reason'}`, idIn(value));
  }
  const { id = line, channel = options.channel, references = options.references } = parsed.data;
  const decision = await guard.inspectAsync({ channel, text: parsed.data.text, references });
  return checkedLine(id, decision);
}

/** A decision as a line of output. */
export function checkedLine(id: string | number, decision: Decision): CheckedLine {
  const scores: Record<string, number> = {};
  for (const { category, score } of decision.findings) scores[category] = Math.max(scores[category] ?? 0, score);
  const { map: _map, channel, action, text, ...rest } = decision;
  return { id, channel, action, text, categories: Object.keys(scores), scores, ...rest };
}

function idIn(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

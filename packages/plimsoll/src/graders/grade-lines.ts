import {
  decideOutcome,
  expectationKinds,
  type Behaviour,
  type ErrorCode,
  type EvidenceSpan,
  type Expectation,
  type Grade,
  type Outcome,
  type PartialRule,
  type Verdict,
} from '@plimsoll/core';
import { createGraders } from './create-graders.js';
import { readGradeLine, type GradeLineInput } from './grade-line-input.js';
import { gradeReply } from './grade-reply.js';
import type { Grader } from './grader.js';
import { splitBytes, type RawLine } from '../files/split-bytes.js';

/** Who judged a line. */
export interface LineGrader {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

/** The judgement of one line. */
export interface GradedLine {
  /** As given; the line's number when it has none. */
  readonly id: string | number;
  /** Over all expectations: violated before undecided before met; `null` when the line says neither side nor expectation. */
  readonly verdict: Verdict | null;
  /** `null` when it was not asked or could not be told. */
  readonly behaviour: Behaviour | null;
  readonly evidence: readonly EvidenceSpan[];
  /** Who gave the verdict. */
  readonly grader: LineGrader | null;
  /** Only when the line names its side. */
  readonly outcome?: Outcome | undefined;
  readonly reason?: string | undefined;
  /** Every grade, when there are several. */
  readonly grades?: readonly Grade[] | undefined;
}

/** What stands in the output for a line that could not be judged. */
export interface FailedLine {
  /** As given, as far as it could be read. */
  readonly id: string | number | null;
  /** Counted from 1. */
  readonly line: number;
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

export interface GradeLinesOptions {
  /** Default: the built-in graders for every kind but `rubric`. */
  readonly graders?: readonly Grader[] | undefined;
  readonly partialRule?: PartialRule | undefined;
  /** Default 5,000,000. */
  readonly maximumLineBytes?: number | undefined;
  /** Lines judged at once, for graders that wait; default 1. The order is kept. */
  readonly concurrency?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Judges replies given as JSON lines: `{id?, prompt, reply, side?, expect?}`, where `prompt` and `reply` are texts or
 * lists of messages, and `finishReason`, `heldBy` and `state` may say more. Gives exactly one result for each line, in
 * order, whatever a line holds.
 *
 * What a line expects follows from its side as in a golden set. Without a side and without expectations only the
 * behaviour is told and the verdict is `null` (`undecided` when the behaviour cannot be told): whether refusing was
 * right, nobody said.
 *
 * @example
 * ```ts
 * for await (const line of gradeLines(process.stdin)) console.log(JSON.stringify(line));
 * ```
 */
export async function* gradeLines(
  source: AsyncIterable<Uint8Array>,
  options: GradeLinesOptions = {},
): AsyncGenerator<GradedLine | FailedLine> {
  const graders = options.graders ?? createGraders(expectationKinds.filter((kind) => kind !== 'rubric'));
  const inFlight: (GradedLine | FailedLine | Promise<GradedLine | FailedLine>)[] = [];
  const window = Math.max(1, options.concurrency ?? 1);
  for await (const raw of splitBytes(source, options.maximumLineBytes ?? 5_000_000)) {
    inFlight.push(gradeRaw(raw, graders, options));
    if (inFlight.length >= window) yield await Promise.resolve(inFlight.shift() as GradedLine);
  }
  for (const line of await Promise.all(inFlight.map((waiting) => Promise.resolve(waiting)))) yield line;
}

function gradeRaw(
  raw: RawLine,
  graders: readonly Grader[],
  options: GradeLinesOptions,
): GradedLine | FailedLine | Promise<GradedLine | FailedLine> {
  const { line } = raw;
  if (raw.text === undefined)
    return failedLine(null, line, 'file-unreadable', raw.problem ?? 'the line cannot be read');
  try {
    const input = readGradeLine(raw.text, line);
    if (typeof input === 'string') return failedLine(idIn(raw.text), line, 'config-invalid', input);
    const { testCase, reply } = input;
    const grades = gradeReply({ testCase, sent: testCase.messages, reply, graders, signal: options.signal });
    if (!(grades instanceof Promise)) return gradedLine(input, grades, graders, options.partialRule);
    return grades.then((waited) => gradedLine(input, waited, graders, options.partialRule));
  } catch (error) {
    return failedLine(null, line, 'internal', error instanceof Error ? error.message : String(error));
  }
}

function gradedLine(
  input: GradeLineInput,
  grades: readonly Grade[],
  graders: readonly Grader[],
  partialRule: PartialRule | undefined,
): GradedLine {
  const { id, side, expects, testCase } = input;
  const decisive = (['violated', 'undecided', 'met'] as const)
    .map((verdict) => grades.find((grade) => grade.verdict === verdict))
    .find((grade) => grade !== undefined);
  const grader = graders.find((candidate) => candidate.hash === decisive?.grader);
  const outcome =
    side === undefined
      ? undefined
      : decideOutcome({
          side,
          partialRule,
          grades: grades.map((grade) => ({
            ...grade,
            kind: (testCase.expectations[grade.expectation] as Expectation).kind,
          })),
        });
  const verdict = decisive?.verdict ?? 'undecided';
  return {
    id,
    verdict: expects || verdict === 'undecided' ? verdict : null,
    behaviour: grades.find((grade) => grade.behaviour !== undefined)?.behaviour ?? null,
    evidence: decisive?.spans ?? [],
    grader:
      grader === undefined ? null : { name: grader.identity.name, version: grader.identity.version, hash: grader.hash },
    ...(outcome === undefined ? {} : { outcome }),
    ...(decisive?.reason === undefined ? {} : { reason: decisive.reason }),
    ...(grades.length > 1 ? { grades } : {}),
  };
}

function failedLine(id: string | number | null, line: number, code: ErrorCode, message: string): FailedLine {
  return { id, line, error: { code, message } };
}

/** The id of a line that does not fit otherwise, so that its author finds it again. */
function idIn(text: string): string | number | null {
  try {
    const value: unknown = JSON.parse(text);
    const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? id : null;
  } catch {
    return null;
  }
}

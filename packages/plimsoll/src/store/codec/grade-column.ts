import type { ContentHash, EvidenceSpan, Grade } from '@plimsoll/core';
import type { TrialVerdict } from '../store.js';
import { behaviourCodes, frequentReasons, verdictCodes } from './stored-words.js';

/** Neighbouring spans of one label in one message: the label, the message, then start and length of each. */
type StoredSpans = [label: string | null, message: number, ...places: number[]];
/** As spans were written before there were {@link StoredSpans}. */
type LongSpan = [message: number, start: number, end: number, label?: string];
type StoredGrade = [
  expectation: number,
  verdict: number,
  /** Index into the manifest's graders; the hash itself when the manifest does not name it. */
  grader: number | ContentHash,
  behaviour?: number | null,
  spans?: readonly (StoredSpans | LongSpan)[] | null,
  /** A number for a frequent reason. */
  reason?: string | number | null,
  score?: number | null,
];

/**
 * Grades as compact JSON: arrays without names, numbers for words, nothing at the end that is not there.
 *
 * @param graders the grader hashes of the run's manifest, in its order.
 */
export function gradesToColumn(grades: readonly Grade[], graders: ReadonlyMap<ContentHash, number>): string {
  if (grades.length === 0) return '[]';
  return JSON.stringify(grades.map((grade) => toStoredGrade(grade, graders)));
}

/** The grades that {@link gradesToColumn} was given. */
export function gradesOf(column: string, graders: readonly ContentHash[]): readonly Grade[] {
  if (column === '[]') return [];
  return (JSON.parse(column) as StoredGrade[]).map((stored) => toGrade(stored, graders));
}

/** The grades without spans and reasons. */
export function plainGradesOf(column: string, graders: readonly ContentHash[]): TrialVerdict['grades'] {
  if (column === '[]') return [];
  return (JSON.parse(column) as StoredGrade[]).map(([expectation, verdict, grader, behaviour, , , score]) => ({
    expectation,
    verdict: verdictCodes.toWord(verdict),
    ...(typeof behaviour === 'number' && { behaviour: behaviourCodes.toWord(behaviour) }),
    ...(typeof score === 'number' && { score }),
    grader: graderOf(grader, graders),
  }));
}

function graderOf(stored: number | ContentHash, graders: readonly ContentHash[]): ContentHash {
  return typeof stored === 'number' ? (graders[stored] ?? '') : stored;
}

function toStoredGrade(grade: Grade, graders: ReadonlyMap<ContentHash, number>): StoredGrade {
  const stored: StoredGrade = [
    grade.expectation,
    verdictCodes.toCode(grade.verdict),
    graders.get(grade.grader) ?? grade.grader,
    grade.behaviour === undefined ? null : behaviourCodes.toCode(grade.behaviour),
    grade.spans === undefined ? null : spansToStored(grade.spans),
    grade.reason === undefined ? null : (reasonNumbers.get(grade.reason) ?? grade.reason),
    grade.score ?? null,
  ];
  while (stored.length > 3 && stored[stored.length - 1] === null) stored.pop();
  return stored;
}

function toGrade(stored: StoredGrade, graders: readonly ContentHash[]): Grade {
  const [expectation, verdict, grader, behaviour, spans, reason, score] = stored;
  return {
    expectation,
    verdict: verdictCodes.toWord(verdict),
    ...(typeof behaviour === 'number' && { behaviour: behaviourCodes.toWord(behaviour) }),
    ...(Array.isArray(spans) && { spans: spans.flatMap(toSpans) }),
    ...(reason !== null && reason !== undefined && { reason: reasonOf(reason) }),
    ...(typeof score === 'number' && { score }),
    grader: graderOf(grader, graders),
  };
}

const reasonNumbers: ReadonlyMap<string, number> = new Map(frequentReasons.map((reason, number) => [reason, number]));

function reasonOf(stored: string | number): string {
  return typeof stored === 'string' ? stored : (frequentReasons[stored] ?? '');
}

function spansToStored(spans: readonly EvidenceSpan[]): StoredSpans[] {
  const groups: StoredSpans[] = [];
  let group: StoredSpans | undefined;
  for (const { message, start, end, label = null } of spans) {
    if (group?.[0] !== label || group[1] !== message) {
      group = [label, message];
      groups.push(group);
    }
    group.push(start, end - start);
  }
  return groups;
}

function toSpans(stored: StoredSpans | LongSpan): EvidenceSpan[] {
  if (typeof stored[0] === 'number') {
    const [message, start, end, label] = stored as LongSpan;
    return [{ message, start, end, ...(label !== undefined && { label }) }];
  }
  const [label, message, ...places] = stored as StoredSpans;
  const spans: EvidenceSpan[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const start = places[index] as number;
    spans.push({ message, start, end: start + (places[index + 1] as number), ...(label !== null && { label }) });
  }
  return spans;
}

import type { ContentHash, Grade } from '@plimsoll/core';
import type { TrialVerdict } from '../store.js';
import { behaviourCodes, verdictCodes } from './stored-words.js';

type StoredSpan = [message: number, start: number, end: number, label?: string];
type StoredGrade = [
  expectation: number,
  verdict: number,
  /** Index into the manifest's graders; the hash itself when the manifest does not name it. */
  grader: number | ContentHash,
  behaviour?: number | null,
  spans?: StoredSpan[] | null,
  reason?: string | null,
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
    grade.spans?.map((span) => {
      const place: StoredSpan = [span.message, span.start, span.end];
      if (span.label !== undefined) place.push(span.label);
      return place;
    }) ?? null,
    grade.reason ?? null,
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
    ...(Array.isArray(spans) && {
      spans: spans.map(([message, start, end, label]) => ({
        message,
        start,
        end,
        ...(label !== undefined && { label }),
      })),
    }),
    ...(typeof reason === 'string' && { reason }),
    ...(typeof score === 'number' && { score }),
    grader: graderOf(grader, graders),
  };
}

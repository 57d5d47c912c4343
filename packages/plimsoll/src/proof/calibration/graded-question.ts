import type { Expectation } from '@plimsoll/core';
import { labelItem } from '../../graders/calibration/label-item.js';
import type { OutcomeRecord } from '../../store/store.js';

/** One grade of a trial as a question that a person can answer. */
export interface GradedQuestion {
  /** Identity of what is judged; see `labelItem`. */
  readonly item: string;
  readonly record: OutcomeRecord;
  readonly grade: OutcomeRecord['grades'][number];
  readonly expectation: Expectation;
}

/** The questions of a trial, one for each grade; none when there was no reply. */
export function gradedQuestions(record: OutcomeRecord): GradedQuestion[] {
  const { reply, stored } = record;
  if (reply === undefined) return [];
  return record.grades.flatMap((grade) => {
    const expectation = stored.testCase.expectations[grade.expectation];
    if (expectation === undefined) return [];
    const item = labelItem({ caseHash: stored.hash, expectation: grade.expectation, reply });
    return [{ item, record, grade, expectation }];
  });
}

/** The name of the cluster that a trial belongs to; a case without one is a cluster of its own. */
export function clusterOf({ stored }: OutcomeRecord): string {
  const { cluster } = stored.testCase;
  return cluster === undefined ? `case ${stored.position}` : `cluster ${cluster}`;
}

/** What the case's user said, all turns. */
export function promptOf({ sent, stored }: OutcomeRecord): string {
  const asked = (sent ?? stored.testCase.messages).filter((message) => message.role === 'user');
  return [...asked.map((message) => message.content), ...(stored.testCase.turns ?? [])].join('\n');
}

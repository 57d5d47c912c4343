import {
  caseHash,
  PlimsollError,
  replyText,
  withDefaultExpectations,
  type Case,
  type Expectation,
  type Reply,
} from '@plimsoll/core';
import type { CalibrationGrade } from '../../graders/calibration/calibrate-grader.js';
import { labelItem } from '../../graders/calibration/label-item.js';
import type { RaterLabel } from '../../graders/calibration/settle-labels.js';
import { gradeReply } from '../../graders/grade-reply.js';
import type { Grader } from '../../graders/grader.js';
import { answerOf, asMessages, type ExchangeRow } from './label-rows.js';

/** How many exchanges a model judge may have in flight. */
const atOnce = 16;

/** Grades labelled exchanges by the grader that is to be calibrated; rows about the same exchange share one grade. */
export async function exchangeGrades(
  rows: readonly { readonly row: ExchangeRow; readonly line: number }[],
  grader: Grader,
  file: string,
): Promise<CalibrationGrade[]> {
  const exchanges = new Map<
    string,
    { readonly testCase: Case; readonly reply: Reply; readonly labels: RaterLabel[]; readonly item: string }
  >();
  for (const { row, line } of rows) {
    const { testCase, reply, expectation } = readExchange(row, line, file);
    if (!grader.kinds.includes(expectation.kind) || grader.accepts?.(expectation) === false)
      throw rowError(
        file,
        line,
        `grader "${grader.identity.name}" does not judge "${expectation.kind}"`,
        `expect one of: ${grader.kinds.join(', ')}`,
      );
    const item = labelItem({ caseHash: caseHash(testCase), expectation: 0, reply });
    const known = exchanges.get(item) ?? { testCase, reply, labels: [], item };
    exchanges.set(item, known);
    const { kind } = expectation;
    const expects = kind === 'comply' || kind === 'not-comply' ? kind : 'other';
    if (expects === 'other' && !['met', 'violated', 'undecided'].includes(row.label))
      throw rowError(file, line, `"${row.label}" does not answer "${kind}"`, 'label it met, violated or undecided');
    known.labels.push({ rater: row.rater, adjudication: false, ...answerOf(row.label, expects) });
  }
  const all = [...exchanges.values()];
  const grades: CalibrationGrade[] = [];
  for (let start = 0; start < all.length; start += atOnce) {
    const part = all.slice(start, start + atOnce);
    grades.push(...(await Promise.all(part.map((exchange) => gradeOne(exchange, grader)))));
  }
  return grades;
}

async function gradeOne(
  {
    testCase,
    reply,
    labels,
    item,
  }: { readonly testCase: Case; readonly reply: Reply; readonly labels: readonly RaterLabel[]; readonly item: string },
  grader: Grader,
): Promise<CalibrationGrade> {
  const [grade] = await gradeReply({ testCase, sent: testCase.messages, reply, graders: [grader] });
  const [expectation] = testCase.expectations as [Expectation];
  const prompt = testCase.messages.filter((message) => message.role === 'user').map((message) => message.content);
  return {
    grader: grader.hash,
    kind: expectation.kind,
    side: testCase.side,
    language: testCase.language,
    cluster: testCase.cluster === undefined ? `item ${item}` : `cluster ${testCase.cluster}`,
    item,
    labels,
    verdict: grade?.verdict ?? 'undecided',
    behaviour: grade?.behaviour,
    score: grade?.score,
    exchange: { id: testCase.id, prompt: prompt.join('\n'), reply: replyText(reply) },
  };
}

function readExchange(
  row: ExchangeRow,
  line: number,
  file: string,
): { readonly testCase: Case; readonly reply: Reply; readonly expectation: Expectation } {
  const given = row.expect === undefined ? withDefaultExpectations(row.side, []) : [row.expect].flat();
  const [expectation] = given;
  if (expectation === undefined || given.length > 1)
    throw rowError(
      file,
      line,
      'a label answers one expectation',
      'give "expect" one expectation, and one row for each',
    );
  return {
    expectation,
    testCase: {
      id: String(row.id ?? line),
      side: row.side,
      messages: asMessages(row.prompt, 'user'),
      expectations: given,
      category: 'uncategorised',
      severity: 'S3',
      cluster: row.cluster,
      language: row.language,
    },
    reply: { messages: asMessages(row.reply, 'assistant'), finishReason: 'stop', timings: { totalMs: 0 } },
  };
}

function rowError(file: string, line: number, what: string, fix: string): PlimsollError {
  return new PlimsollError({
    code: 'config-invalid',
    message: `${file}:${line}: ${what}.`,
    hint: `In that row, ${fix}.`,
  });
}

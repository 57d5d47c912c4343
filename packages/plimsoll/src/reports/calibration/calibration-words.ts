import type { CalibratedQuestion, GraderSummary, MeasuredShare, QuestionCalibration } from '@plimsoll/core';
import { formatEstimate } from '../format-rate.js';

/** What each question is about, in words. */
export const questionWords: Readonly<Record<CalibratedQuestion, string>> = {
  leak: 'leaks',
  'leak-partial-held': 'leaks, partly complying not counted',
  'false-refusal': 'false refusals',
  misserved: 'misserved replies',
};

const standings: Readonly<Record<QuestionCalibration['standing'], string>> = {
  usable: '',
  'no-better-than-chance': ': no better than chance, nothing is corrected',
  'too-few-labels': ': too few labels, nothing is corrected',
};

/** A measured share with its interval and n; "not measured" without labels. */
export function shareWords({ rate, lower, upper, n }: MeasuredShare): string {
  return rate === null ? `not measured (n = ${n})` : `${formatEstimate({ rate, lower, upper })}, n = ${n}`;
}

/** "leaks: sensitivity 91 % [84–95], n = 90; specificity …" */
export function questionLine(question: QuestionCalibration): string {
  const { sensitivity, specificity, standing } = question;
  return `${questionWords[question.question]}: sensitivity ${shareWords(sensitivity)}; specificity ${shareWords(specificity)}${standings[standing]}`;
}

/** What is known of a grader's errors, in lines; "not calibrated" when nothing is. */
export function calibrationLines({ calibration }: GraderSummary): string[] {
  if (calibration === null) return ['not calibrated'];
  if (calibration.state === 'outdated') return [calibration.note ?? 'calibrated as another version'];
  const by = calibration.reference === 'human' ? 'labels by people' : 'reference labels, not people';
  const day = new Date(calibration.createdAt).toISOString().slice(0, 10);
  return [
    `calibrated ${day} on ${calibration.labels.used} ${by}`,
    // The same labels under the other partial rule add nothing to read.
    ...calibration.questions.filter(({ question }) => question !== 'leak-partial-held').map(questionLine),
  ];
}

import type { GraderCalibration, LabelCounts, QuestionCalibration, RaterAgreement } from '@plimsoll/core';
import { graderLabel } from '../../graders/calibration/grader-label.js';
import { visibleLine } from '../visible-text.js';
import { fitColumns, wrapColumns } from '../terminal-columns.js';
import { counted, formatShare } from '../format-rate.js';
import { questionWords, shareWords } from './calibration-words.js';
import type { Disagreement } from './disagreements.js';

/** How a calibration is shown. */
export interface CalibrationTextOptions {
  readonly columns?: number | undefined;
  /** Show the texts of harmful cases. */
  readonly revealHarmful?: boolean | undefined;
}

/** What `plimsoll calibrate` says: what became of the labels, how raters agree, and the error rates of each question. */
export function calibrationText(
  calibration: GraderCalibration,
  disagreements: readonly Disagreement[],
  options: CalibrationTextOptions = {},
): string {
  const width = Math.min(120, Math.max(40, options.columns ?? 80));
  const { grader, labels, agreement, questions } = calibration;
  const kind = calibration.reference === 'human' ? 'labels' : 'reference labels (automatic, not by people)';
  const lines = [
    ...wrapColumns(
      `${graderLabel(grader.identity)}, version ${grader.identity.version} (${grader.hash.slice(0, 8)})`,
      width,
    ),
    ...wrapColumns(`${kind}: ${countWords(labels)}`, width),
    ...(agreement === null ? [] : wrapColumns(agreementWords(agreement), width)),
    ...questions.flatMap((question) => ['', ...questionLines(question, calibration, width)]),
    ...disagreementLines(disagreements, width, options.revealHarmful === true),
  ];
  return `${lines.join('\n')}\n`;
}

function countWords({ labelled, used, undecided, contradictory, graderUndecided }: LabelCounts): string {
  const left = [
    undecided === 0 ? '' : `${undecided} nobody could tell`,
    contradictory === 0 ? '' : `${contradictory} contradictory (settle them: plimsoll label --adjudicate)`,
    graderUndecided === 0 ? '' : `${graderUndecided} the grader could not tell`,
  ].filter((part) => part !== '');
  return `${counted(labelled, 'item')} labelled, ${used} used${left.length === 0 ? '' : `; left out: ${left.join(', ')}`}`;
}

function agreementWords({ measure, raters, items, value, lower, upper, disagreements }: RaterAgreement): string {
  const name = measure === 'cohen-kappa' ? "Cohen's kappa" : "Krippendorff's alpha";
  const figure =
    value === null ? 'not defined' : `${value.toFixed(2)} [${(lower ?? -1).toFixed(2)}, ${(upper ?? 1).toFixed(2)}]`;
  return `agreement of ${raters.map(visibleLine).join(', ')}: ${name} ${figure}, n = ${counted(items, 'item')}, ${counted(disagreements, 'disagreement')}`;
}

function questionLines(question: QuestionCalibration, { level }: GraderCalibration, width: number): string[] {
  const { table, sensitivity, specificity, youden, youdenLower, design, standing, byLanguage } = question;
  const row = (name: string, flagged: number, passed: number): string =>
    `  ${name.padEnd(16)}${String(flagged).padStart(10)}${String(passed).padStart(12)}`;
  const verdict = {
    usable: 'Rates are corrected by this from now on.',
    'no-better-than-chance': 'Not shown to be better than chance: nothing is corrected by it.',
    'too-few-labels':
      'Too few labels of one kind (at least 10 failed and 10 passed are needed): nothing is corrected by it.',
  }[standing];
  const drawn =
    design.kind === 'simple'
      ? []
      : ['Reckoned for the whole run: labels were drawn by the verdict, so the shares are not those of the table.'];
  return [
    `${questionWords[question.question]} (${formatShare(level)} intervals)`,
    `  ${''.padEnd(16)}${'flagged'.padStart(10)}${'not flagged'.padStart(12)}`,
    row('label: failed', table.caught, table.missed),
    row('label: passed', table.falseAlarms, table.cleared),
    ...[
      `sensitivity ${shareWords(sensitivity)}`,
      `specificity ${shareWords(specificity)}`,
      ...(youden === null ? [] : [`Youden's index ${youden.toFixed(2)}, lower bound ${youdenLower.toFixed(2)}`]),
      ...drawn,
      ...byLanguage.map(
        (of) =>
          `${of.language === '' ? 'no language stated' : visibleLine(of.language)}: sensitivity ${shareWords(of.sensitivity)}; specificity ${shareWords(of.specificity)}`,
      ),
      verdict,
    ].flatMap((line) => wrapColumns(line, width - 2).map((part) => `  ${part}`)),
  ];
}

function disagreementLines(disagreements: readonly Disagreement[], width: number, reveal: boolean): string[] {
  if (disagreements.length === 0) return [];
  const hidden =
    !reveal && disagreements.some(({ side }) => side === 'harmful') ? ' (harmful texts hidden: --show)' : '';
  return [
    '',
    `Where grader and labels differ${hidden}`,
    ...disagreements.flatMap(({ id, side, grader, label, prompt, reply }) => {
      const texts =
        side === 'harmful' && !reveal ? [] : [`prompt: ${visibleLine(prompt)}`, `reply: ${visibleLine(reply)}`];
      return [`${visibleLine(id)}: grader ${grader}, label ${label}`, ...texts.map((text) => `    ${text}`)].map(
        (line) => fitColumns(line, width),
      );
    }),
  ];
}

import type { MeasuredShare } from '@plimsoll/core';
import type { ThresholdChoice, ThresholdPoint } from '../../graders/calibration/choose-threshold.js';
import { formatEstimate, formatShare } from '../format-rate.js';
import { wrapColumns } from '../terminal-columns.js';
import { shareWords } from './calibration-words.js';

const criteria: Readonly<Record<ThresholdChoice['criterion'], string>> = {
  'corrected-rate': 'smallest expected standard error of the corrected rate',
  youden: "largest Youden's index",
};

const plotRows = 12;
const plotColumns = 44;

/**
 * The whole trade-off of a scored grader: curve, table, and the threshold with what to expect of it.
 *
 * @param options `ofBehaviour`: the grader scores how sure it is of a behaviour, which no expectation takes a threshold for.
 */
export function thresholdText(
  choice: ThresholdChoice,
  { columns = 80, ofBehaviour }: { readonly columns?: number | undefined; readonly ofBehaviour: boolean },
): string {
  const width = Math.min(120, Math.max(40, columns));
  const { chosen, measured, curve, area, prevalence, trials } = choice;
  const verdict =
    chosen === null || measured === null
      ? ['No threshold is better than chance on the half of the labels that chooses.']
      : [
          `Chosen on one half of the labels (${criteria[choice.criterion]}): flagged when the score towards failing is at least ${chosen.threshold.toFixed(3)}.`,
          `What to expect of it, measured on the other half: sensitivity ${shareWords(measured.sensitivity)}; specificity ${shareWords(measured.specificity)}.`,
          ...(ofBehaviour
            ? []
            : [`In an expectation (its score is 1 minus this one): atLeast: ${(1 - chosen.threshold).toFixed(3)}`]),
        ];
  return (
    [
      ...plot(curve, chosen),
      '',
      `${'threshold'.padEnd(11)}${'sensitivity'.padEnd(28)}${'specificity'.padEnd(28)}expected error of corrected rate`,
      ...curve.map((point) => row(point, point.threshold === chosen?.threshold)),
      ...wrapColumns(
        `Expected error: standard error of the corrected rate of a run of ${trials} trials of which ${formatShare(prevalence)} fail. Area under the curve ${area.toFixed(3)}.`,
        width,
      ),
      '',
      ...verdict.flatMap((line) => wrapColumns(line, width)),
    ].join('\n') + '\n'
  );
}

function row({ threshold, sensitivity, specificity, standardError }: ThresholdPoint, chosen: boolean): string {
  const cells = [threshold.toFixed(3).padEnd(11), share(sensitivity).padEnd(28), share(specificity).padEnd(28)];
  const error = standardError === null ? 'no better than chance' : `± ${(100 * standardError).toFixed(2)} points`;
  return `${cells.join('')}${error}${chosen ? '  ← chosen' : ''}`;
}

function share({ rate, lower, upper }: MeasuredShare): string {
  return rate === null ? 'not measured' : formatEstimate({ rate, lower, upper });
}

/** Sensitivity upwards over false alarms to the right; the diagonal is a coin. */
function plot(curve: readonly ThresholdPoint[], chosen: ThresholdPoint | null): string[] {
  const cells = Array.from({ length: plotRows }, (_, down) =>
    Array.from({ length: plotColumns }, (__, right): string => {
      const diagonal = Math.round((1 - down / (plotRows - 1)) * (plotColumns - 1));
      return right === diagonal ? '·' : ' ';
    }),
  );
  const mark = (point: ThresholdPoint, sign: string): void => {
    const alarms = 1 - (point.specificity.rate ?? 0);
    const down = Math.round((1 - (point.sensitivity.rate ?? 0)) * (plotRows - 1));
    const line = cells[down];
    if (line !== undefined) line[Math.round(alarms * (plotColumns - 1))] = sign;
  };
  for (const point of curve) mark(point, '•');
  const here = curve.find((point) => point.threshold === chosen?.threshold);
  if (here !== undefined) mark(here, '◆');
  return [
    'sensitivity',
    ...cells.map(
      (line, index) =>
        `${index === 0 ? '100 %' : index === plotRows - 1 ? '  0 %' : '     '} │${line.join('').trimEnd()}`,
    ),
    `      └${'─'.repeat(plotColumns)}`,
    `       0 %${'false alarms'.padStart(plotColumns / 2 + 2)}${'100 %'.padStart(plotColumns / 2 - 5)}`,
  ];
}

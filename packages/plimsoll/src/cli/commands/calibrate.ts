import {
  calibratedQuestions,
  PlimsollError,
  type CalibratedQuestion,
  type GraderCalibration,
  type JsonValue,
} from '@plimsoll/core';
import { Command, Option } from 'commander';
import { systemClock } from '../../clock.js';
import { calibrateGrader } from '../../graders/calibration/calibrate-grader.js';
import {
  chooseThreshold,
  thresholdCriteria,
  type ThresholdChoice,
  type ThresholdCriterion,
} from '../../graders/calibration/choose-threshold.js';
import { scoredGrades } from '../../graders/calibration/scored-grades.js';
import { questionWords } from '../../reports/calibration/calibration-words.js';
import { calibrationText } from '../../reports/calibration/calibration-text.js';
import { disagreements } from '../../reports/calibration/disagreements.js';
import { thresholdText } from '../../reports/calibration/threshold-text.js';
import type { Scope, Store } from '../../store/store.js';
import { gradesToCalibrate, type GradesFlags, type GradesToCalibrate } from '../calibration-grades.js';
import type { CommandMaker } from '../command-entry.js';
import { wholeNumber } from '../run-options.js';
import { withStore, type StoreFlags } from '../with-store.js';

interface CalibrateFlags extends StoreFlags, GradesFlags {
  readonly config?: string;
  readonly reference?: boolean;
  readonly threshold?: boolean;
  readonly criterion: ThresholdCriterion;
  readonly question?: CalibratedQuestion;
  readonly trials: number;
  readonly seed: number;
  readonly show?: boolean;
  readonly json?: boolean;
}

const examplesShown = 10;

export const calibrateCommand: CommandMaker = (terminal, finish) =>
  new Command('calibrate')
    .argument('<grader>', 'name of the grader, such as refusal or model-judge/truthful, or the beginning of its hash')
    .option('--labels <source>', '"store", or a file of labels as JSON lines; "-" for standard input', 'store')
    .option('--run <run>', 'the run whose replies were labelled (default: latest)')
    .option('--reference', 'the labels are automatic verdicts, not by people; they are called so everywhere')
    .option('--threshold', 'for a scored grader: the whole trade-off, and a threshold chosen on half of the labels')
    .addOption(
      new Option('--criterion <name>', 'by what the threshold is chosen')
        .choices(thresholdCriteria)
        .default('corrected-rate'),
    )
    .addOption(
      new Option('--question <name>', 'what the threshold is for (default: the one with most labels)').choices(
        calibratedQuestions,
      ),
    )
    .option('--trials <n>', 'trials of the run that the expected error is reckoned for', wholeNumber(1), 1000)
    .option('--seed <n>', 'how the labels are split in halves', wholeNumber(0), 1)
    .option('--feature <name>', 'for labels with texts of their own: whose grader it is')
    .option('--show', 'do not hide the texts of harmful cases')
    .option('--json', 'as JSON, texts as they are')
    .option('--config <path>', 'the configuration file (default: the nearest plimsoll.yaml)')
    .option('--store <path>', 'the store, a path or a postgres:// address')
    .action((name: string, flags: CalibrateFlags) =>
      withStore(terminal, flags, async (store) => {
        const createdAt = systemClock.now();
        const found = await gradesToCalibrate(terminal, store, name, flags, createdAt);
        const reference = flags.reference === true ? 'reference' : 'human';
        const calibration = calibrateGrader({ ...found, reference, createdAt });
        const examples = disagreements(found.grades, examplesShown);
        const threshold = flags.threshold === true ? thresholdOf(found, calibration, flags) : undefined;
        if (flags.json === true)
          terminal.out(`${JSON.stringify({ calibration, disagreements: examples, threshold })}\n`);
        else {
          const { columns } = terminal;
          terminal.out(calibrationText(calibration, examples, { columns, revealHarmful: flags.show }));
          if (threshold !== undefined)
            terminal.out(
              `\n${thresholdText(threshold, { columns, ofBehaviour: found.grades.some((grade) => grade.behaviour !== undefined) })}`,
            );
        }
        const refusal = refusalOf(calibration, name);
        // One that is no better than chance is kept, so that reports can say so; too few labels replace nothing.
        if (refusal?.code !== 'labels-insufficient') {
          const lost = await questionsLost(store, found.scope, calibration);
          if (lost.length > 0)
            terminal.error(`note: this replaces an earlier calibration that also covered ${lost.join(', ')}\n`);
          const body = calibration as unknown as JsonValue;
          const { hash, name: graderName } = calibration.grader;
          await store.calibrations.add({ ...found.scope, grader: hash, graderName, createdAt, body });
        }
        if (refusal !== undefined) throw refusal;
        finish(0);
      }),
    );

/** What the newest calibration of this very grader could correct and this one cannot. */
async function questionsLost(store: Store, scope: Scope, { grader, questions }: GraderCalibration): Promise<string[]> {
  const usable = (list: GraderCalibration['questions']): string[] =>
    list.filter(({ standing }) => standing === 'usable').map(({ question }) => questionWords[question]);
  const stored = await store.calibrations.newest(scope, [grader.name]);
  const before = stored.find((calibration) => calibration.grader === grader.hash)?.body as unknown as
    GraderCalibration | undefined;
  const now = new Set(usable(questions));
  return usable(before?.questions ?? []).filter((question) => !now.has(question));
}

function refusalOf({ questions, labels }: GraderCalibration, name: string): PlimsollError | undefined {
  if (questions.some(({ standing }) => standing === 'usable')) return undefined;
  if (questions.some(({ standing }) => standing === 'no-better-than-chance')) {
    return new PlimsollError({
      code: 'calibration-refused',
      message: `Grader "${name}" is not shown to be better than chance, so no rate is corrected by it.`,
      hint: 'Label more, or use another grader: what this one says tells nothing about the replies.',
    });
  }
  return new PlimsollError({
    code: 'labels-insufficient',
    message: `${labels.used} of ${labels.labelled} labelled items can be used; at least 10 that failed and 10 that passed are needed.`,
    hint: 'Type: plimsoll label',
  });
}

function thresholdOf(
  { grades, design }: GradesToCalibrate,
  { questions }: GraderCalibration,
  flags: CalibrateFlags,
): ThresholdChoice {
  const used = questions.toSorted((one, other) => labelsOf(other) - labelsOf(one))[0]?.question ?? 'leak';
  const { criterion, trials, seed, question = used } = flags;
  const choice = chooseThreshold(scoredGrades(grades, question, design), { criterion, trials, seed });
  if (choice !== undefined) return choice;
  throw new PlimsollError({
    code: 'labels-insufficient',
    message: `There are too few labelled grades with a score to choose a threshold for "${question}".`,
    hint: 'A scored grader and at least 20 labels that failed and 20 that passed are needed.',
  });
}

function labelsOf({ table }: GraderCalibration['questions'][number]): number {
  return table.caught + table.missed + table.falseAlarms + table.cleared;
}

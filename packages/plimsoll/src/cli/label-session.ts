import { PlimsollError } from '@plimsoll/core';
import { systemClock } from '../clock.js';
import type { Rubric } from '../graders/judge/rubric.js';
import { answerWord } from '../graders/calibration/settle-labels.js';
import type { GradedQuestion } from '../proof/calibration/graded-question.js';
import { labelQuestion } from '../proof/calibration/question-words.js';
import type { Label, RunRecord, Store } from '../store/store.js';
import { keysOf } from './label-screen-keys.js';
import { labelScreen, type LabelSession } from './label-screen.js';
import type { LabelCard } from './label-screen-view.js';
import type { Terminal } from './terminal.js';

/** A question, and what others said about it where that is to be seen. */
export type SessionTask = GradedQuestion & { readonly labels?: readonly Label[] | undefined };

interface SessionCard extends LabelCard {
  readonly task: SessionTask;
}

/** How a session goes. */
export interface SessionOptions {
  readonly rater: string;
  readonly show: boolean;
  readonly adjudication: boolean;
  /** Show what the raters said who disagree. */
  readonly showLabels: boolean;
  readonly rubrics: ReadonlyMap<string, Rubric>;
}

/**
 * Lets a person label on this terminal; each answer is stored before the next question is drawn.
 *
 * @throws PlimsollError `usage-invalid` when there is no terminal to draw on and to read keys from.
 */
export async function labelSession(
  terminal: Terminal,
  store: Store,
  run: RunRecord,
  tasks: readonly SessionTask[],
  options: SessionOptions,
): Promise<LabelSession> {
  const input = terminal.stdin as NodeJS.ReadableStream & Partial<RawInput>;
  if (!isRaw(input) || !terminal.interactive) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: 'Labelling needs a terminal with a keyboard, and there is none here.',
      hint: 'Run it in a terminal, or bring labels as a file: plimsoll label --in labels.jsonl',
    });
  }
  const { project, feature } = run;
  const { rater, adjudication } = options;
  input.setRawMode(true);
  // The other screen buffer, so that what stood there before comes back.
  terminal.error('\u001b[?1049h\u001b[?25l');
  const keys = keysOf(input);
  try {
    return await labelScreen<SessionCard>({
      cards: tasks.map((task) => cardOf(task, options)),
      rater,
      show: options.show,
      keys,
      draw: (lines) => {
        terminal.error(`\u001b[2J\u001b[H${lines.join('\r\n')}`);
      },
      size: () => ({ columns: terminal.columns, rows: terminal.rows }),
      save: ({ task }, { verdict, behaviour }, note) =>
        store.labels.put([
          {
            ...{ project, feature, rater, verdict, behaviour, note, adjudication },
            item: task.item,
            labelledAt: systemClock.now(),
          },
        ]),
    });
  } finally {
    terminal.error('\u001b[?25h\u001b[?1049l');
    input.setRawMode(false);
    await keys.return(undefined);
    input.pause();
  }
}

/** What a keyboard has beyond a file. */
interface RawInput {
  readonly isTTY: boolean;
  setRawMode(on: boolean): unknown;
}

function isRaw(input: NodeJS.ReadableStream & Partial<RawInput>): input is NodeJS.ReadableStream & RawInput {
  return input.isTTY === true && input.setRawMode !== undefined;
}

function cardOf(task: SessionTask, { rubrics, showLabels }: SessionOptions): SessionCard {
  const { testCase } = task.record.stored;
  const messages = [...(task.record.sent ?? testCase.messages), ...(task.record.reply?.messages ?? [])];
  const turns = messages.flatMap((message) => {
    const calls = (message.toolCalls ?? []).map(
      (call) => `calls ${call.name}(${call.raw ?? JSON.stringify(call.arguments)})`,
    );
    const text = [message.content, ...calls].filter((part) => part !== '').join('\n');
    return [{ speaker: message.role === 'tool' ? `tool ${message.toolName ?? ''}`.trim() : message.role, text }];
  });
  return {
    task,
    question: labelQuestion(task.expectation, rubrics, (testCase.turns?.length ?? 0) > 0),
    turns,
    harmful: testCase.side === 'harmful',
    others: showLabels ? task.labels?.map((label) => `${label.rater}: ${answerWord(label)}`) : undefined,
  };
}

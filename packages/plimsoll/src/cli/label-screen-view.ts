import { columnsOf, fitColumns, wrapColumns } from '../reports/terminal-columns.js';
import { visibleLine, visibleText } from '../reports/visible-text.js';
import type { LabelQuestion } from '../proof/calibration/question-words.js';

/** What is put before a rater: never a grade, a grader, or the name of what was tested. */
export interface LabelCard {
  readonly question: LabelQuestion;
  /** The conversation: who speaks, and what. Raw texts. */
  readonly turns: readonly { readonly speaker: string; readonly text: string }[];
  /** Texts are hidden until the rater asks for them. */
  readonly harmful: boolean;
  /** What other raters said, when that is to be seen. */
  readonly others?: readonly string[] | undefined;
}

/** How a card is looked at. */
export interface CardView {
  readonly position: number;
  readonly count: number;
  readonly done: number;
  readonly rater: string;
  readonly shown: boolean;
  /** First line of the texts that is visible. */
  readonly top: number;
  /** What was answered already, in words. */
  readonly answered?: string | undefined;
  /** The note as it is being written, or as it stands. */
  readonly note?: string | undefined;
  readonly writing: boolean;
  readonly message?: string | undefined;
  readonly help: boolean;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** A drawn screen, and how far the texts can be moved. */
export interface DrawnCard {
  readonly lines: readonly string[];
  readonly page: number;
  readonly lastTop: number;
}

const helpLines = [
  'One key answers, and the next one comes. Every answer is kept at once; quit and come back whenever you like.',
  '',
  'space, PgDn, j   further down          PgUp, k   back up',
  't   show hidden texts    T   show all of this session',
  'b   back to the one before, to answer it again    s   skip',
  'n   write a note for your answer (Enter keeps it, Esc drops it)',
  'q   quit    h   this help',
];

/** Draws a card for a terminal of this size. Every text of others is made harmless and whole: nothing is cut off. */
export function drawCard(card: LabelCard, view: CardView, { columns, rows }: ScreenSize): DrawnCard {
  const { question } = card;
  const answered = view.answered === undefined ? '' : ` · you said: ${view.answered}`;
  const head = [
    fitColumns(
      `${view.position + 1} of ${view.count} · ${view.done} answered · ${visibleLine(view.rater)}${answered}`,
      columns,
    ),
    '',
    ...wrapColumns(visibleLine(question.words), columns),
    ...(card.others ?? []).map((line) => fitColumns(`  ${visibleLine(line)}`, columns)),
    '',
  ];
  const foot = [
    '',
    fitColumns(noteLine(view), columns),
    ...wrapColumns(
      [...question.choices.map(({ key, words }) => `[${key}] ${words}`), '[n]ote [b]ack [s]kip [h]elp [q]uit'].join(
        '  ',
      ),
      columns,
    ),
  ];
  const room = Math.max(3, rows - head.length - foot.length - 1);
  const body = bodyOf(card, view, columns);
  const lastTop = Math.max(0, body.length - room);
  const top = Math.min(view.top, lastTop);
  const more =
    body.length > room
      ? `── lines ${top + 1}–${Math.min(body.length, top + room)} of ${body.length} (space: further) ──`
      : '';
  const visible = body.slice(top, top + room);
  return { lines: [...head, ...visible, fitColumns(more, columns), ...foot], page: room, lastTop };
}

function bodyOf({ question, turns, harmful }: LabelCard, view: CardView, columns: number): string[] {
  if (view.help) return helpLines.flatMap((line) => wrapWhole(line, columns));
  if (harmful && !view.shown)
    return [
      'The texts of this case may be harmful and are hidden.',
      'Press t to show them, T to show all from here on.',
    ];
  const details = question.details.flatMap((detail) => wrapWhole(`· ${visibleText(detail)}`, columns));
  return [
    ...(details.length === 0 ? [] : [...details, '']),
    ...turns.flatMap(({ speaker, text }) => [
      `── ${visibleLine(speaker)} ──`,
      ...wrapWhole(text === '' ? '(empty)' : visibleText(text), columns),
      '',
    ]),
  ];
}

function noteLine({ writing, note, message }: CardView): string {
  if (writing) return `note: ${visibleLine(note ?? '')}▏`;
  if (message !== undefined) return message;
  return note === undefined || note === '' ? '' : `note: ${visibleLine(note)}`;
}

/** Breaks a text into lines without losing any of it: at spaces where it can, else in the middle of a word. */
export function wrapWhole(text: string, columns: number): string[] {
  const width = Math.max(10, columns);
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      let used = 0;
      for (const piece of paragraph.match(/\s+|\S+/g) ?? []) {
        const needs = columnsOf(piece);
        if (used + needs <= width) {
          line += piece;
          used += needs;
          continue;
        }
        if (used > 0) lines.push(line.trimEnd());
        [line, used] = ['', 0];
        if (/^\s/.test(piece)) continue;
        for (const character of piece) {
          const step = columnsOf(character);
          if (used + step > width) {
            lines.push(line);
            [line, used] = ['', 0];
          }
          line += character;
          used += step;
        }
      }
      return [...lines, line.trimEnd()];
    });
}

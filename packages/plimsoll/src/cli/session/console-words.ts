import type { Case, Message } from '@plimsoll/core';
import { goalOf } from '../../attacks/strategies/shared/before-goal.js';
import type { CoverageBoard } from '../../campaigns/sessions/coverage-board.js';
import type { DeskTurn } from '../../campaigns/sessions/session-desk.js';
import type { Session } from '../../campaigns/sessions/session.js';
import { visibleLine, visibleText } from '../../reports/visible-text.js';

/** What `/help` says. */
export const consoleHelp = `What you type is sent to the target. A line that begins with / is for the console (// sends a /):
  /convert NAMES     rewrite your next message: /convert base64, /convert leetspeak+base64, /convert off
  /new               a fresh conversation about the same case, or the same free idea
  /case ID           a fresh conversation about a case of the golden set, judged by its graders; /case none: your own idea
  /cases [WORD]      cases, those that nobody has tried first
  /severity S1       it failed: S1 (worst) to S4. Of your own ideas only you can say so
  /held              it held: you looked, and it did not fail
  /tag WORDS         words for it; the name of an attack family counts on the board
  /category NAME     where your own idea belongs
  /note TEXT         a note on this conversation
  /board [all]       what was tried by everybody, and what nobody has tried
  /rules  /time      the scope and the rules; the time that is left
  /quit              leave; everything is stored already
A line of """ begins a message of several lines, and another one ends it.
`;

/** What a tester is shown on joining. */
export function rulesText({ name, terms }: Session): string {
  return [
    `Session ${visibleLine(name)}, target ${visibleLine(terms.manifest.target.name)}`,
    `Scope: ${visibleText(terms.aim)}`,
    `Rules: ${visibleText(terms.rules)}`,
    '',
  ].join('\n');
}

/** The target's answer and what graders say of it. Nothing the target writes can steer the terminal. */
export function turnText({ said, answer, judged }: DeskTurn, converted: boolean, target: string): string {
  const lines = [
    ...(converted ? [`sent> ${visibleText(said)}`] : []),
    ...answer.map((message) => answerLine(message, target)),
    ...(judged === undefined ? [] : [`[graders: ${judged.outcome}]`]),
  ];
  return `${lines.join('\n')}\n`;
}

function answerLine({ role, content, toolCalls = [], toolName = '' }: Message, target: string): string {
  const calls = toolCalls.map((call) => `calls ${call.name}(${call.raw ?? JSON.stringify(call.arguments)})`);
  const text = [...(content === '' ? [] : [content]), ...calls].join('\n');
  const speaker = role === 'tool' ? `tool ${toolName}` : target;
  return `${visibleLine(speaker)}> ${text === '' ? '(no text)' : visibleText(text)}`;
}

/** What a case asks for. */
export function caseText(testCase: Case): string {
  const { id, side, category, severity } = testCase;
  return `Case ${visibleLine(id)} (${side}, ${visibleLine(category)}, ${severity}). Its own words:\n${visibleText(goalOf(testCase))}\n`;
}

/** Minutes and seconds: "59:05". */
export function timeLeftText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The board for a terminal: a line for each category, and what nobody has tried. */
export function boardText(board: CoverageBoard, all: boolean): string {
  const { rows, familiesNotTried, cells, cases } = board;
  const listed = all ? familiesNotTried : familiesNotTried.slice(0, 12);
  const more = familiesNotTried.length - listed.length;
  return [
    `Cases tried: ${String(cases.tried)} of ${String(cases.all)}. Category × family of attack: ${String(cells.tried)} of ${String(cells.all)}.`,
    ...rows.map(({ category, cells: tried }) =>
      tried.length === 0
        ? `  ${visibleLine(category)}: not tried`
        : `  ${visibleLine(category)}: ${tried.map(({ family, conversations, findings }) => `${family} ${String(conversations)}${findings === 0 ? '' : ` (${String(findings)} failed)`}`).join(', ')}`,
    ),
    `Families nobody has tried (${String(familiesNotTried.length)}): ${listed.join(', ')}${more > 0 ? `, and ${String(more)} more (/board all)` : ''}`,
    '',
  ].join('\n');
}

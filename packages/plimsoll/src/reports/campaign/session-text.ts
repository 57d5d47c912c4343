import type { SessionDebrief, TriedSummary } from '../../campaigns/sessions/debrief.js';
import { counted, formatRate } from '../format-rate.js';
import { fitColumns, wrapColumns } from '../terminal-columns.js';
import { shorten, visibleLine } from '../visible-text.js';
import {
  findingWords,
  heldWords,
  momentWords,
  openWords,
  rateCells,
  timelineWords,
  type SessionTextOptions,
} from './session-words.js';

/** A debrief for a terminal. */
export function sessionText(debrief: SessionDebrief, { columns, revealHarmful }: SessionTextOptions = {}): string {
  const width = Math.min(120, Math.max(40, columns ?? 80));
  const wrap = (text: string, indent = ''): string[] =>
    wrapColumns(visibleLine(text), width - indent.length).map((line) => indent + line);
  const { session, target, all, testers, byFamily, byCategory, findings, board, timeline, run } = debrief;
  const lines = [
    ...wrap(`${session.feature}: session ${session.name} (${session.id})`),
    ...wrap(`Held ${heldWords(debrief)}; target ${target.name}`),
    ...wrap(`Scope: ${debrief.aim}`),
    ...wrap(`Rules: ${debrief.rules}`),
    '',
    ...wrap(`${counted(all.conversations, 'conversation')}, ${counted(all.turns, 'turn')}`),
    ...wrap(`Leaked: ${formatRate(all.leak)}`),
    ...wrap(`Innocent requests refused: ${formatRate(all.falseRefusal)}`),
    ...openWords(debrief).flatMap((text) => wrap(text)),
    '',
    ...groupLines('Tester', testers, width),
    ...groupLines('Attack family', byFamily, width),
    ...groupLines('Category', byCategory, width),
    findings.length === 0 ? 'No finding. That says nothing of what nobody tried.' : counted(findings.length, 'finding'),
    ...findings.flatMap((finding) => {
      const shown = finding.side === 'benign' || revealHarmful === true;
      return [
        '',
        fitColumns(`${finding.severity}  ${visibleLine(finding.category)}  ${finding.conversation}`, width),
        ...wrap(findingWords(finding), '    '),
        ...(shown
          ? [
              ...finding.said.map((text) => `    > ${fitColumns(shorten(visibleLine(text), 300), width - 6)}`),
              ...finding.notes.flatMap((note) => wrap(`note: ${note}`, '    ')),
            ]
          : ['    (texts and notes hidden; show them with --reveal)']),
      ];
    }),
    '',
    'What nobody has tried',
    ...wrap(
      `Cases: ${String(board.cases.all - board.cases.tried)} of ${String(board.cases.all)}. Category × family: ${String(board.cells.all - board.cells.tried)} of ${String(board.cells.all)}.`,
    ),
    ...wrap(`Categories: ${board.categoriesNotTried.join(', ') || 'none left'}`),
    ...wrap(`Families: ${board.familiesNotTried.join(', ') || 'none left'}`),
    '',
    'Timeline',
    ...timeline.flatMap((entry) => wrap(`${momentWords(entry.at).slice(11, 19)}  ${timelineWords(entry)}`)),
    ...(run === undefined ? [] : ['', ...wrap(`The conversations as a run: plimsoll report ${run.id}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(title: string, groups: readonly TriedSummary[], width: number): string[] {
  if (groups.length === 0) return [];
  const name = Math.min(32, Math.max(title.length, ...groups.map((group) => visibleLine(group.name).length)));
  return [
    `${title.padEnd(name)}  Conversations  Leaked; innocent requests refused`,
    ...groups.map((group) => {
      const [leak, refused] = rateCells(group);
      const first = fitColumns(visibleLine(group.name), name).padEnd(name);
      return fitColumns(`${first}  ${String(group.conversations).padStart(13)}  ${leak}; ${refused}`, width);
    }),
    '',
  ];
}

import type { SessionDebrief, TriedSummary } from '../../campaigns/sessions/debrief.js';
import { counted, formatRate } from '../format-rate.js';
import { md, mdTable } from '../markdown.js';
import {
  findingWords,
  heldWords,
  momentWords,
  openWords,
  rateCells,
  timelineWords,
  type SessionTextOptions,
} from './session-words.js';

/** A debrief as a Markdown page. */
export function sessionMarkdown(debrief: SessionDebrief, { revealHarmful }: SessionTextOptions = {}): string {
  const { session, target, all, testers, byFamily, byCategory, findings, board, timeline, run } = debrief;
  const open = openWords(debrief);
  const parts = [
    `# ${md(session.feature)}: session ${md(session.name)}`,
    `Session ${md(session.id)}, held ${md(heldWords(debrief))}; target ${md(target.name)}.${run === undefined ? '' : ` Its conversations are run ${md(run.id)}.`}`,
    `**Scope.** ${md(debrief.aim)}`,
    `**Rules.** ${md(debrief.rules)}`,
    `${counted(all.conversations, 'conversation')}, ${counted(all.turns, 'turn')}. Leaked: **${md(formatRate(all.leak))}**. Innocent requests refused: **${md(formatRate(all.falseRefusal))}**.`,
    ...(open.length === 0 ? [] : [open.map((line) => `- ${md(line)}`).join('\n')]),
    '## Who tried what',
    groupTable('Tester', testers),
    groupTable('Attack family', byFamily),
    groupTable('Category', byCategory),
    '## Findings',
    ...(findings.length === 0
      ? ['No finding. That says nothing of what nobody tried.']
      : findings.map((finding) =>
          [
            `### ${finding.severity} ${md(finding.category)}`,
            `${md(finding.conversation)}; ${md(findingWords(finding))}`,
            ...(finding.side === 'benign' || revealHarmful === true
              ? [
                  finding.said.map((text) => `> ${md(text)}`).join('\n>\n'),
                  ...finding.notes.map((note) => `Note: ${md(note)}`),
                ]
              : ['*What was said is hidden.*']),
          ].join('\n\n'),
        )),
    '## What nobody has tried',
    `Cases: ${String(board.cases.all - board.cases.tried)} of ${String(board.cases.all)}. Category × attack family: ${String(board.cells.all - board.cells.tried)} of ${String(board.cells.all)}.`,
    `Categories: ${md(board.categoriesNotTried.join(', ') || 'none left')}`,
    `Families: ${md(board.familiesNotTried.join(', ') || 'none left')}`,
    '## Timeline',
    timeline.length === 0
      ? 'Nothing has happened.'
      : mdTable(
          ['When', 'What'],
          timeline.map((entry) => [momentWords(entry.at), md(timelineWords(entry))]),
        ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function groupTable(title: string, groups: readonly TriedSummary[]): string {
  if (groups.length === 0) return `${title}: nothing was tried.`;
  return mdTable(
    [title, 'Conversations', 'Turns', 'Leaked', 'Innocent requests refused'],
    groups.map((group) => [
      md(group.name),
      String(group.conversations),
      String(group.turns),
      ...rateCells(group).map((cell) => md(cell)),
    ]),
  );
}

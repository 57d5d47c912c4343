import type { FlipExample, RunComparison } from '@plimsoll/core';
import { fitColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { directionNames, flipPlace, flipWords, outcomeWords } from './comparison-words.js';
import { wrapped, type Ink, type TextPage } from './text-page.js';

/** Who flipped, both ways; texts of harmful cases only where the page reveals them. */
export function flipLines({ flips: all }: RunComparison, page: TextPage): string[] {
  const total = all.fixed + all.broken + all.otherFailure;
  if (total === 0) return ['', page.paint('Who flipped: no pair', 'strong')];
  const shown = all.shown.length < total ? `; ${all.shown.length} shown (--limit, --all)` : '';
  const hidden =
    !page.reveal && all.shown.some(({ side }) => side === 'harmful') ? '; harmful texts hidden (--reveal)' : '';
  return [
    '',
    ...wrapped(`Who flipped: ${flipWords(all)}${shown}${hidden}`, page, 'strong'),
    ...all.shown.flatMap((flip) => linesOf(flip, page)),
  ];
}

function linesOf(flip: FlipExample, page: TextPage): string[] {
  const ink: Ink = flip.direction === 'fixed' ? 'better' : 'worse';
  const place = flipPlace(flip);
  const head = `${flip.severity}  ${visibleLine(flip.caseId)}  ${visibleLine(flip.category)}${place === '' ? '' : `  (${place})`}`;
  const shows = page.reveal || flip.side === 'benign';
  const side = (label: string, which: 'baseline' | 'candidate'): string[] => {
    const { reason, reply } = flip[which];
    const words = `${label} ${outcomeWords(flip[which])}${reason === '' ? '' : `: ${visibleLine(reason)}`}`;
    const text = shows ? [`      ${fitColumns(`“${visibleLine(reply)}”`, page.width - 6)}`] : [];
    return [`    ${fitColumns(words, page.width - 4)}`, ...text];
  };
  return [
    `${page.paint(directionNames[flip.direction], ink)}  ${fitColumns(head, page.width - directionNames[flip.direction].length - 2)}`,
    ...(shows ? [`    ${fitColumns(`asked “${visibleLine(flip.prompt)}”`, page.width - 4)}`] : []),
    ...side('before', 'baseline'),
    ...side('after ', 'candidate'),
  ];
}

import type { SessionDebrief, TimelineEntry } from '../../campaigns/sessions/debrief.js';
import { empty, html, type Markup } from '../html/markup.js';
import { momentWords, timelineWords } from './session-words.js';

const width = 720;
const left = 120;
const lane = 34;

/** A lane for each tester: conversations as circles, findings filled, unanswered ones as crosses. */
export function sessionLanes({ testers, timeline, startedAt, endsAt }: SessionDebrief): Markup {
  if (startedAt === undefined || endsAt === undefined || testers.length === 0) return empty;
  const last = Math.max(startedAt + 1, ...timeline.map(({ at }) => at));
  const at = (moment: number): string =>
    (left + ((moment - startedAt) / (last - startedAt)) * (width - left - 12)).toFixed(1);
  const height = testers.length * lane + 24;
  return html`<svg class="lanes" viewBox="0 0 ${width} ${height}" role="img" aria-label="Who did what when">
    ${testers.map((tester, index) => {
      const y = index * lane + lane / 2;
      return html`<text x="0" y="${y + 4}">${shortName(tester.name)}</text
        ><line x1="${left}" x2="${width - 12}" y1="${y}" y2="${y}" />${timeline
          .filter((entry) => entry.tester === tester.name)
          .map((entry) => mark(entry, at(entry.at), y))}`;
    })}
    <text x="${left}" y="${height - 4}">${momentWords(startedAt)}</text>
    <text x="${width - 12}" y="${height - 4}" text-anchor="end">${momentWords(last)}</text>
  </svg>`;
}

function mark(entry: TimelineEntry, x: string, y: number): Markup {
  const title = html`<title>${momentWords(entry.at)} ${timelineWords(entry)}</title>`;
  if (entry.kind === 'joined' || entry.kind === 'left')
    return html`<g>${title}<line x1="${x}" x2="${x}" y1="${y - 10}" y2="${y + 10}" /></g>`;
  if (entry.kind === 'error') {
    const dash = Number(x);
    return html`<g>${title}<line class="error" x1="${dash - 4}" x2="${dash + 4}" y1="${y - 4}" y2="${y + 4}" /></g>`;
  }
  return html`<circle class="${entry.kind}" cx="${x}" cy="${y}" r="5">${title}</circle>`;
}

const shortName = (name: string): string => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

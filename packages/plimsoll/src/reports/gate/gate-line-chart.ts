import type { GateLine } from '@plimsoll/core';
import { empty, html, type Markup } from '../html/markup.js';
import { requirementWords } from './gate-line-words.js';

const [width, left] = [240, 6];
const span = width - 2 * left;
const middle = 14;

/**
 * One line of a gate drawn: the bar between the two one-sided bounds, a tick at the estimate, the ringed stroke is the
 * line, and what lies beyond it is hatched. A difference is drawn around zero. Minimums are counts and are not drawn.
 *
 * @param reach the value at the end of the scale: 0 to 1 for rates; for differences it goes from −reach to +reach.
 */
export function gateLineChart(line: GateLine, reach: number): Markup {
  const { kind, bound, observed } = line;
  if (kind === 'minimum') return empty;
  const lowest = isDifference(line) ? -reach : 0;
  const at = (value: number): number =>
    left + (Math.min(1, Math.max(0, (value - lowest) / (reach - lowest))) || 0) * span;
  const text = (value: number): string => at(value).toFixed(1);
  const known = observed.n > 0 && observed.estimate !== null;
  const bar = known
    ? html`<rect
          class="interval"
          x="${text(observed.lower)}"
          y="${middle - 5}"
          width="${Math.max(2, at(observed.upper) - at(observed.lower)).toFixed(1)}"
          height="10"
          rx="3"
        /><line
          class="estimate"
          x1="${text(observed.estimate)}"
          x2="${text(observed.estimate)}"
          y1="${middle - 8}"
          y2="${middle + 8}"
        />`
    : html`<rect class="untested" x="${left}" y="${middle - 5}" width="${span}" height="10" rx="3" />`;
  const zero =
    lowest < 0
      ? html`<line class="mark" x1="${text(0)}" x2="${text(0)}" y1="${middle - 11}" y2="${middle + 11}" />`
      : empty;
  return html`<svg
    class="rate-chart row ${classes[line.verdict]}"
    viewBox="0 0 ${width} 28"
    role="img"
    aria-label="${known ? `from ${percent(observed.lower)} to ${percent(observed.upper)}` : 'not assessed'}; ${requirementWords(line)}"
    preserveAspectRatio="xMinYMid meet"
  >
    ${bound === undefined ? empty : beyond(line, at(bound))}
    <line class="axis" x1="${left}" x2="${left + span}" y1="${middle}" y2="${middle}" />
    ${zero}${bar}${bound === undefined ? empty : stroke(text(bound))}
  </svg>`;
}

/** The scale that shows every line of a kind: of all rates, or of all differences. */
export function gateScales(lines: readonly GateLine[]): { readonly rates: number; readonly differences: number } {
  const reach = (some: readonly GateLine[]): number =>
    Math.max(
      0.01,
      ...some.flatMap(({ bound, observed: { n, lower, upper } }) => [
        (bound ?? 0) * 1.1,
        ...(n > 0 ? [Math.abs(lower), Math.abs(upper)] : []),
      ]),
    );
  const drawn = lines.filter(({ kind }) => kind !== 'minimum');
  return {
    rates: Math.min(1, reach(drawn.filter((line) => !isDifference(line)))),
    differences: Math.min(1, reach(drawn.filter(isDifference))),
  };
}

export function isDifference({ kind }: GateLine): boolean {
  return kind === 'non-inferiority' || kind === 'improvement';
}

const classes = { pass: 'below', fail: 'above', inconclusive: 'across' } as const;

/** What the line forbids: above it, and below it where so much must be served. */
function beyond({ kind }: GateLine, x: number): Markup {
  const [from, to] = kind === 'capability' ? [left, x] : [x, left + span];
  return html`<rect
    class="beyond"
    x="${from.toFixed(1)}"
    y="${middle - 11}"
    width="${Math.max(0, to - from).toFixed(1)}"
    height="22"
  />`;
}

function stroke(x: string): Markup {
  return html`<line class="load-line" x1="${x}" x2="${x}" y1="${middle - 11}" y2="${middle + 11}" /><circle
      class="load-ring"
      cx="${x}"
      cy="${middle - 11}"
      r="3"
    />`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

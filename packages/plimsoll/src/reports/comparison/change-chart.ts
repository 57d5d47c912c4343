import type { RateChange } from '@plimsoll/core';
import { changeText } from '../../proof/compare/points.js';
import { formatRate, formatShare } from '../format-rate.js';
import { html, type Markup } from '../html/markup.js';
import { scaleMarks } from '../html/scale.js';
import { rateOf } from './comparison-words.js';

const [width, left, right] = [600, 74, 16];
const span = width - left - right;

/**
 * Both runs on one scale: a bar from the lower to the upper end of each interval, a tick at each estimate, and a line
 * from the one estimate to the other. Not assessed is drawn, not left blank.
 *
 * @param top the rate at the right end of the scale, 0 to 1.
 */
export function beforeAfterChart(name: string, change: RateChange, top: number): Markup {
  const at = (fraction: number): string => (left + (Math.min(fraction, top) / top) * span).toFixed(1);
  const [before, after] = [rateOf(change, 'baseline'), rateOf(change, 'candidate')];
  const bar = (y: number, label: string, rate: typeof before, kind: string): Markup =>
    html`<text class="row-text" x="${left - 10}" y="${y + 5}" text-anchor="end">${label}</text>${
        rate.rate === null
          ? html`<rect class="untested" x="${left}" y="${y - 9}" width="${span}" height="18" rx="3" />`
          : html`<rect
                class="interval ${kind}"
                x="${at(rate.lower)}"
                y="${y - 9}"
                width="${Math.max(2, Number(at(rate.upper)) - Number(at(rate.lower))).toFixed(1)}"
                height="18"
                rx="3"
              /><line class="estimate" x1="${at(rate.rate)}" x2="${at(rate.rate)}" y1="${y - 13}" y2="${y + 13}" />`
      }`;
  const path =
    before.rate === null || after.rate === null
      ? []
      : [html`<line class="moved" x1="${at(before.rate)}" x2="${at(after.rate)}" y1="33" y2="49" />`];
  const marks = scaleMarks(top).map(
    (value) =>
      html`<line class="mark" x1="${at(value)}" x2="${at(value)}" y1="80" y2="85" /><text
          class="mark-text"
          x="${at(value)}"
          y="101"
          text-anchor="${value === 0 ? 'start' : value === top ? 'end' : 'middle'}"
          >${formatShare(value)}</text
        >`,
  );
  return html`<svg
    class="before-after"
    viewBox="0 0 ${width} 106"
    role="img"
    aria-label="${name}: before ${formatRate(before)}; after ${formatRate(after)}."
  >
    <line class="axis" x1="${left}" x2="${left + span}" y1="80" y2="80" />
    ${marks}${bar(20, 'before', before, 'before')}${bar(62, 'after', after, change.verdict)}${path}
  </svg>`;
}

/**
 * The interval of a change around zero: left of the stroke the candidate fails less, right of it more.
 *
 * @param reach the change at either end of the scale, 0 to 1.
 */
export function changeChart(name: string, change: RateChange, reach: number): Markup {
  const at = (fraction: number): string =>
    (120 + (Math.max(-reach, Math.min(reach, fraction)) / reach) * 114).toFixed(1);
  const body =
    change.change === null
      ? html`<rect class="untested" x="6" y="9" width="228" height="10" rx="3" />`
      : html`<rect
            class="interval ${change.verdict}"
            x="${at(change.lower)}"
            y="9"
            width="${Math.max(2, Number(at(change.upper)) - Number(at(change.lower))).toFixed(1)}"
            height="10"
            rx="3"
          /><line class="estimate" x1="${at(change.change)}" x2="${at(change.change)}" y1="6" y2="22" />`;
  return html`<svg
    class="change-chart"
    viewBox="0 0 240 28"
    role="img"
    aria-label="${name}: change ${changeText(change)}."
  >
    <line class="axis" x1="6" x2="234" y1="14" y2="14" />
    ${body}
    <line class="zero" x1="120" x2="120" y1="2" y2="26" />
  </svg>`;
}

/** The smallest round reach that shows every assessed change with its interval. */
export function changeReach(changes: readonly RateChange[]): number {
  const most = Math.max(
    0,
    ...changes.filter(({ change }) => change !== null).map(({ lower, upper }) => Math.max(-lower, upper)),
  );
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5].find((reach) => reach >= most) ?? 1;
}

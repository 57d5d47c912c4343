import { formatRateBriefly, formatShare } from '../format-rate.js';
import { html, type Markup } from '../html/markup.js';
import type { RateSummary } from '@plimsoll/core';

/** One arrangement in a picture. */
export interface FrontierPoint {
  /** Its number in the table. */
  readonly number: number;
  readonly name: string;
  readonly leak: RateSummary;
  /** Place on the other axis; left out when it was not measured. */
  readonly across:
    { readonly value: number; readonly lower?: number; readonly upper?: number; readonly words: string } | undefined;
  readonly dominated: boolean;
}

const width = 620;
const height = 400;
const margin = { left: 62, right: 22, top: 18, bottom: 56 };

/**
 * Leak rate upwards against something else to the right: down and left is better. Filled points are on the frontier,
 * hollow ones are dominated; the cross through a point is its intervals. Points that would cover each other share a spot.
 */
export function frontierChart(
  label: string,
  points: readonly FrontierPoint[],
  format: (value: number) => string,
): Markup {
  const drawn = points.flatMap((point) =>
    point.across === undefined || point.leak.rate === null
      ? []
      : [{ ...point, across: point.across, rate: point.leak.rate }],
  );
  const top = {
    x: roundUp(drawn.map(({ across }) => across.upper ?? across.value)),
    y: roundUp(drawn.map(({ leak }) => leak.upper)),
  };
  const x = (value: number): number => margin.left + (value / top.x) * (width - margin.left - margin.right);
  const y = (value: number): number => height - margin.bottom - (value / top.y) * (height - margin.top - margin.bottom);
  const spots = spotsOf(drawn.map((point) => ({ ...point, x: x(point.across.value), y: y(point.rate) })));
  const marks = [0, 0.25, 0.5, 0.75, 1];
  const words = drawn.map(
    ({ number, name, leak, across }) => `${number} ${name}: leak ${formatRateBriefly(leak)}, ${across.words}`,
  );
  return html`<figure class="frontier">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${`Leak rate against ${label}. ${words.join('; ')}`}">
      ${marks.map(
        (part) =>
          html`<line
              class="grid"
              x1="${margin.left}"
              x2="${width - margin.right}"
              y1="${px(y(top.y * part))}"
              y2="${px(y(top.y * part))}"
            /><text class="tick" x="${margin.left - 8}" y="${px(y(top.y * part) + 4)}" text-anchor="end"
              >${formatShare(top.y * part)}</text
            ><line
              class="grid"
              y1="${margin.top}"
              y2="${height - margin.bottom}"
              x1="${px(x(top.x * part))}"
              x2="${px(x(top.x * part))}"
            /><text class="tick" x="${px(x(top.x * part))}" y="${height - margin.bottom + 20}" text-anchor="middle"
              >${format(top.x * part)}</text
            >`,
      )}
      <text class="axis-name" x="${(margin.left + width - margin.right) / 2}" y="${height - 10}" text-anchor="middle">
        ${label}
      </text>
      <text
        class="axis-name"
        transform="rotate(-90)"
        x="${-(margin.top + height - margin.bottom) / 2}"
        y="16"
        text-anchor="middle"
      >
        leak rate
      </text>
      ${drawn.map(
        ({ across, leak, rate }) =>
          html`<line
              class="spread"
              x1="${px(x(across.value))}"
              x2="${px(x(across.value))}"
              y1="${px(y(leak.lower))}"
              y2="${px(y(leak.upper))}"
            /><line
              class="spread"
              x1="${px(x(across.lower ?? across.value))}"
              x2="${px(x(across.upper ?? across.value))}"
              y1="${px(y(rate))}"
              y2="${px(y(rate))}"
            />`,
      )}
      ${spots.map(spotMark)}
    </svg>
    <figcaption class="quiet">Leak rate against ${label}: down and left is better.</figcaption>
  </figure>`;
}

interface PlacedPoint extends FrontierPoint {
  readonly x: number;
  readonly y: number;
}

/** Points that would cover each other, together. */
function spotsOf(points: readonly PlacedPoint[]): readonly (readonly PlacedPoint[])[] {
  const spots: [PlacedPoint, ...PlacedPoint[]][] = [];
  for (const point of points) {
    const near = spots.find(([first]) => Math.abs(first.x - point.x) < 30 && Math.abs(first.y - point.y) < 22);
    if (near === undefined) spots.push([point]);
    else near.push(point);
  }
  return spots;
}

function spotMark(spot: readonly PlacedPoint[]): Markup {
  const mean = (of: (point: PlacedPoint) => number): number =>
    spot.reduce((sum, point) => sum + of(point), 0) / spot.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const letters = spot.map(({ number }) => String(number)).join(' ').length;
  const reach = Math.max(11, 5 + letters * 4);
  const dominated = spot.every((point) => point.dominated) ? 'dominated' : 'free';
  return html`<g class="spot ${dominated}">
    <rect x="${px(x - reach)}" y="${px(y - 11)}" width="${2 * reach}" height="22" rx="11" /><text
      x="${px(x)}"
      y="${px(y + 4.5)}"
      text-anchor="middle"
      >${spot.map(
        (point, index) =>
          html`<tspan class="${point.dominated ? 'faint' : 'strong'}">${index === 0 ? '' : ' '}${point.number}</tspan>`,
      )}</text
    >
  </g>`;
}

function px(value: number): string {
  return value.toFixed(1);
}

/** A round number that no value lies above. */
function roundUp(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * power >= most * 0.999) ?? 10) * power;
}

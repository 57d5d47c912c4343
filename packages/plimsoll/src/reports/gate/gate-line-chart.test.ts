import type { GateLine } from '@plimsoll/core';
import { expect, test } from 'vitest';
import { gateLineChart, gateScales } from './gate-line-chart.js';

const observed = { failures: 3, n: 100, clusters: 50, estimate: 0.03, lower: 0.01, upper: 0.08, method: 'clustered' };
const line: GateLine = {
  ...{ id: 'leak', kind: 'rate', measure: 'leak', bound: 0.05, verdict: 'inconclusive', reason: 'too-few' },
  ...{ open: 0, worstCase: false, observed },
};
const number = (svg: string, part: RegExp): number => Number(part.exec(svg)?.[1]);

test('bar, tick and line lie in order on the scale', () => {
  const svg = gateLineChart(line, 0.1).text;
  const [bar, tick, mark] = [
    number(svg, /class="interval"\s+x="([\d.]+)"/),
    number(svg, /class="estimate"\s+x1="([\d.]+)"/),
    number(svg, /class="load-line" x1="([\d.]+)"/),
  ];
  expect(bar).toBeLessThan(tick);
  expect(tick).toBeLessThan(mark);
  expect(svg).toContain('across');
});

test('not assessed is drawn as such', () => {
  const svg = gateLineChart({ ...line, observed: { ...observed, n: 0, estimate: null } }, 0.1).text;
  expect(svg).toContain('class="untested"');
  expect(svg).not.toContain('class="interval"');
});

test('where so much must be served, what lies below the line is beyond it', () => {
  const svg = gateLineChart({ ...line, kind: 'capability', bound: 0.9 }, 1).text;
  expect(number(svg, /class="beyond"\s+x="([\d.]+)"/)).toBeLessThan(10);
});

test('differences are drawn around zero on a scale of their own', () => {
  const difference: GateLine = {
    ...line,
    kind: 'non-inferiority',
    observed: { ...observed, estimate: -0.2, lower: -0.3, upper: -0.1 },
  };
  expect(gateScales([line, difference])).toEqual({ rates: 0.08, differences: 0.3 });
  const svg = gateLineChart(difference, 0.3).text;
  expect(number(svg, /class="mark" x1="([\d.]+)"/)).toBeCloseTo(120, 1);
  expect(number(svg, /class="estimate"\s+x1="([\d.]+)"/)).toBeLessThan(120);
});

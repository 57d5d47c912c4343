import { binomialAtMost, seededRandom } from '@plimsoll/core/statistics';
import { clusterLaw, drawFrom } from './draw.js';
import { gatePlan, planRate, SequentialGate } from './product.js';
import { standardError, type Effort } from './study.js';

const nothing = {
  ...{ clusters: 1, falselyRefused: 0, misserved: 0 },
  ...{ undecidedHarmful: 0, undecidedBenign: 0, erroredHarmful: 0, erroredBenign: 0 },
};

/** How a gate that looks after every cluster did. */
export interface Looked {
  readonly cell: string;
  readonly passed: number;
  readonly failed: number;
  /** Mean clusters used, and those of the fixed plan. */
  readonly used: number;
  readonly planned: number;
  readonly repeats: number;
}

interface Stream {
  readonly line: number;
  readonly rate: number;
  readonly size: number;
  readonly correlation: number;
  readonly most: number;
}

function look(stream: Stream, planned: number, repeats: number): Looked {
  const { line, rate, size, correlation, most } = stream;
  const cell = `line ${String(line)}, rate ${String(Number(rate.toFixed(4)))}, clusters of ${String(size)}, correlation ${String(correlation)}, at most ${String(most)}`;
  const random = seededRandom(`sequential ${cell}`);
  const table = clusterLaw(rate, correlation, 'beta')(size);
  const plan = gatePlan({ name: 'bench', lines: { leak: line }, sequential: {} });
  const side = { trials: most * size, largestCluster: size };
  const trials = { classes: new Map([['', { harmful: side, benign: { trials: most, largestCluster: 1 } }]]) };
  let [passed, failed, used] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const gate = new SequentialGate(plan, trials);
    let verdict = 'inconclusive';
    while (verdict === 'inconclusive' && gate.looks < most) {
      const leaked = drawFrom(table, random);
      gate.observe(new Map([['', { ...nothing, held: size - leaked, leaked, served: 1 }]]));
      verdict = gate.decision().verdict;
    }
    if (verdict === 'pass') passed += 1;
    if (verdict === 'fail') failed += 1;
    used += gate.looks;
  }
  return { cell, passed: passed / repeats, failed: failed / repeats, used: used / repeats, planned, repeats };
}

/** A rate on the line, looked at after every cluster: each error is a pass of what does not keep it. */
export function sequentialErrors(effort: Effort): Looked[] {
  const found: Looked[] = [];
  for (const line of [0.05, 0.2]) {
    for (const [size, correlation] of [
      [1, 0],
      [5, 0.3],
      [5, 0.6],
    ] as const) {
      effort.progress(`sequential gate on the line, ${String(line)}, clusters of ${String(size)}`);
      found.push(look({ line, rate: line, size, correlation, most: 400 }, 400, Math.ceil(1500 * effort.scale)));
    }
  }
  return found;
}

/**
 * Half the margin planned for, twice the margin there: a plan made for a rate half-way to where it truly lies. How many of
 * the fixed plan's calls are not made?
 */
export function sequentialSavings(effort: Effort): Looked[] {
  const found: Looked[] = [];
  for (const line of [0.05, 0.2]) {
    for (const [size, correlation] of [
      [1, 0],
      [5, 0.3],
    ] as const) {
      effort.progress(`sequential gate at twice the margin, ${String(line)}, clusters of ${String(size)}`);
      const margin = 0.4 * line;
      const shape = [{ n: size, clusters: 1 }];
      const plan = planRate(
        { line, expectedRate: line - margin, confidence: 0.95, power: 0.8, shape, correlation },
        seededRandom('plan'),
      );
      if (plan === null) throw new Error('no plan');
      const stream = { line, rate: line - 2 * margin, size, correlation, most: plan.clusters };
      found.push(look(stream, plan.clusters, Math.ceil(400 * effort.scale)));
    }
  }
  return found;
}

/** An exact test at every trial of whoever does not know better, by enumeration: how often it is fooled within `most`. */
export function peekingError(line: number, most: number): number {
  // States: failures so far among streams that have not passed yet.
  let alive = [1];
  let fooled = 0;
  for (let n = 1; n <= most; n++) {
    const next = Array.from({ length: n + 1 }, () => 0);
    alive.forEach((chance, failures) => {
      next[failures] = (next[failures] ?? 0) + chance * (1 - line);
      next[failures + 1] = (next[failures + 1] ?? 0) + chance * line;
    });
    for (let failures = 0; failures <= n; failures++) {
      if (binomialAtMost(failures, n, line) > 0.05) break;
      fooled += next[failures] ?? 0;
      next[failures] = 0;
    }
    alive = next;
  }
  return fooled;
}

/** The end of a 95 % interval that lies against us. */
export function upperEnd({ passed, repeats }: Looked): number {
  return passed + 1.645 * standardError(Math.max(passed, 1 / repeats), repeats);
}

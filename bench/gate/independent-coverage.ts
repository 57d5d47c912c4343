import {
  clopperPearson,
  independentRate,
  newcombeDifference,
  wilson,
  zeroFailureBound,
} from '@plimsoll/core/statistics';
import { support } from './draw.js';
import { holds, type Cell, type Effort } from './study.js';

const sizes = [30, 100, 300, 1000, 3000];
const rates = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5];

/** One rate, independent trials: every outcome counted with its probability. */
export function oneRateCoverage(effort: Effort): Cell[] {
  effort.progress('one rate, exact enumeration');
  const methods = [
    ['clopperPearson', 'exact', clopperPearson],
    ['independentRate', 'default', independentRate],
    ['wilson', 'approximate', wilson],
  ] as const;
  return sizes.flatMap((n) =>
    rates.flatMap((rate) => {
      const { first, chances } = support(n, rate);
      const cell = `n ${String(n)}, rate ${String(rate)}`;
      const total = chances.reduce((sum, chance) => sum + chance, 0);
      const cells: Cell[] = methods.map(([method, role, interval]) => {
        const right = chances.reduce((sum, chance, i) => sum + (holds(interval(first + i, n), rate) ? chance : 0), 0);
        return { study: 'one rate', cell, method, role, coverage: right / total };
      });
      // It speaks only when nothing failed; then it is wrong when the rate lies above it.
      const wrong = rate > zeroFailureBound(n) ? (1 - rate) ** n : 0;
      return [...cells, { study: 'one rate', cell, method: 'zeroFailureBound', role: 'exact', coverage: 1 - wrong }];
    }),
  );
}

const twoRates = [0.02, 0.05, 0.1, 0.3, 0.5];

/** The difference of two rates on different cases: every outcome counted. */
export function twoRatesCoverage(effort: Effort): Cell[] {
  effort.progress('two rates, exact enumeration');
  const cells: Cell[] = [];
  for (const n of [50, 200, effort.scale < 1 ? 300 : 1000]) {
    for (const before of twoRates) {
      for (const now of twoRates) {
        const [first, second] = [support(n, before, 1e-5), support(n, now, 1e-5)];
        let [right, total] = [0, 0];
        first.chances.forEach((chance, i) => {
          second.chances.forEach((other, k) => {
            const interval = newcombeDifference({ failures: first.first + i, n }, { failures: second.first + k, n });
            total += chance * other;
            if (holds(interval, now - before)) right += chance * other;
          });
        });
        const cell = `n ${String(n)} each, ${String(before)} to ${String(now)}`;
        cells.push({ study: 'two rates', cell, method: 'newcombe', role: 'approximate', coverage: right / total });
      }
    }
  }
  return cells;
}

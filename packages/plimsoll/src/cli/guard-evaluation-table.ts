import type { RateInterval } from '@plimsoll/core/statistics';
import type { GuardEvaluation } from '../guarding/evaluate-guard.js';
import type { GuardRates } from '../guarding/guard-tally.js';
import { formatRateBriefly } from '../reports/format-rate.js';
import { visibleLine } from '../reports/visible-text.js';
import { table } from './table.js';

const heading = ['', 'redacted', 'unchecked', 'let through, of harmful', 'stopped, of benign'];

/** A table for each set: what is let through of its harmful and stopped of its benign texts, all and by category. */
export function guardEvaluationTable({ sets }: GuardEvaluation): string {
  return sets
    .map(({ set, total, categories }) => {
      const own =
        categories.length < 2 ? [] : categories.map(({ category, ...rates }) => rowOf(visibleLine(category), rates));
      return `${visibleLine(set)}\n${table([heading, rowOf('all', total), ...own])}`;
    })
    .join('\n');
}

function rowOf(name: string, { leak, falseRefusal, redacted, unchecked }: GuardRates): string[] {
  const taken = String(redacted.harmful + redacted.benign);
  return [`  ${name}`, taken, String(unchecked), written(leak), written(falseRefusal)];
}

function written(rate: RateInterval): string {
  return formatRateBriefly({ ...rate, clusters: rate.n, standing: 'no-line' });
}

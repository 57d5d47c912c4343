import { formatMoney, type ControlEffect, type HeadlineRate, type Money, type RateChange } from '@plimsoll/core';
import { changeText, formatPoints } from '../../proof/compare/points.js';
import { counted } from '../format-rate.js';

const names: Readonly<Record<HeadlineRate, string>> = {
  leak: 'leak rate',
  falseRefusal: 'false-refusal rate',
  misserved: 'misserved rate',
};

/**
 * What switching a control on did to one rate. Where nothing was shown it says how large an effect could have been
 * seen, and never that there is none: "lowers the leak rate by 8.2 points [−12.0, −4.4], n = 112 in 60 clusters".
 */
export function effectSentence(rate: HeadlineRate, change: RateChange): string {
  const sample = `n = ${change.pairs} in ${counted(change.clusters, 'cluster')}`;
  const name = names[rate];
  switch (change.verdict) {
    case 'not-assessed':
      return `${name} not assessed (${sample})`;
    case 'better':
    case 'worse': {
      const verb = change.verdict === 'better' ? 'lowers' : 'raises';
      const { lower, upper } = change;
      return `${verb} the ${name} by ${points(change.change ?? 0)} points [${formatPoints(lower)}, ${formatPoints(upper)}], ${sample}`;
    }
    case 'no-difference-shown': {
      const seen = `seen ${changeText(change)}, ${sample}`;
      if (change.detectable === null || change.detectable === undefined)
        return `these n could hardly have shown any effect on the ${name} (${seen})`;
      const family = change.test === undefined ? '' : `, as one of ${change.test.family} tests`;
      return `no effect on the ${name} larger than ${points(change.detectable)} points detectable with these n${family} (${seen})`;
    }
  }
}

/** "alone" and "on top of the others", in the words of the reports. */
export function settingWords({ setting, reference, candidate }: ControlEffect): string {
  const words = setting === 'alone' ? 'alone' : 'on top of the others';
  return `${words} (${candidate} against ${reference})`;
}

/** "model 12, tool-control 3"; what became of harmful trials that leaked without the control. */
export function stoppedWords({ stoppedBy, newLeaks }: ControlEffect): string {
  const holders = Object.entries(stoppedBy).map(([holder, count]) => `${holder} ${String(count)}`);
  const stopped = holders.length === 0 ? 'none of the leaks' : holders.join(', ');
  return `held by ${stopped}${newLeaks === 0 ? '' : `; leaks that were not there before: ${newLeaks}`}`;
}

/** "+0.4 ms median (± 2.1), +1.2 ms at the 95th percentile; +12 tokens per trial; refusals: 3 added, 1 removed". */
export function costWords(effect: ControlEffect): string {
  const { milliseconds, tokensPerTrial, cost, addedRefusals, removedRefusals } = effect;
  return [
    milliseconds === null
      ? 'milliseconds not measured'
      : `${signed(milliseconds.p50)} ms median (± ${plainNumber(milliseconds.margin)}), ${signed(milliseconds.p95)} ms at the 95th percentile`,
    `${signed(tokensPerTrial)} tokens per trial`,
    ...(cost === undefined ? [] : [`${moneyChange(cost)} for the run`]),
    `refusals: ${addedRefusals} added, ${removedRefusals} removed`,
  ].join('; ');
}

/** Milliseconds or tokens with as many digits as they deserve. */
export function plainNumber(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

function signed(value: number): string {
  const text = plainNumber(Math.abs(value));
  return Number(text) === 0 ? '±0' : `${value < 0 ? '−' : '+'}${text}`;
}

function moneyChange({ microUnits, currency }: Money): string {
  return `${microUnits < 0 ? '−' : '+'}${formatMoney({ microUnits: Math.abs(microUnits), currency })}`;
}

function points(fraction: number): string {
  return formatPoints(Math.abs(fraction)).replace(/^\+/, '');
}

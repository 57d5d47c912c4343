import { headlineRates, type HeadlineRate, type RateChange, type RateChanges } from '@plimsoll/core';
import { changeText, reachesZero, shortRate } from './points.js';

const names: Readonly<Record<HeadlineRate, string>> = {
  leak: 'leak rate',
  falseRefusal: 'false-refusal rate',
  misserved: 'misserved rate',
};

/** One sentence on all three rates. What was not shown is not called "no difference". */
export function headlineOf(rates: RateChanges): string {
  const sentence = headlineRates.map((rate) => clause(names[rate], rates[rate])).join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function clause(name: string, change: RateChange): string {
  const { verdict, baseline, candidate, pairs, clusters } = change;
  const of = `change ${changeText(change)}, ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`;
  if (pairs === 0) return `${name} not assessed`;
  if (verdict === 'not-assessed') return `${name} not assessed (${of})`;
  if (verdict === 'no-difference-shown') return `${name} not shown to differ (${of})`;
  const word = verdict === 'better' ? 'lower' : 'higher';
  const open = reachesZero(change) ? ' by the test, by how much is open' : '';
  return `${name} ${word}${open}: ${shortRate(baseline, pairs)} → ${shortRate(candidate, pairs)} (${of})`;
}

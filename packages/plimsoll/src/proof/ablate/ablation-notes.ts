import type { AblationReport } from '@plimsoll/core';

/** What the numbers of an ablation do not say, in sentences. */
export function ablationNotes(report: Omit<AblationReport, 'notes'>): readonly string[] {
  const { arrangements, controls, tests, significance, power } = report;
  const notes = [
    `${tests} tests are corrected together (Holm, ${percent(significance)} over all of them); intervals stand for one comparison each. A detectable effect is what as many pairs show with a power of ${percent(power)}.`,
    'Where no effect is shown, that is not a finding of none: an effect smaller than the detectable one may be there.',
    'An arrangement counts as dominated by its estimates as they are; the paired changes say which differences are more than noise. Milliseconds within 5 % of each other count as equal.',
    'Milliseconds and tokens are those of whole trials, hidden requests of a control included. They were measured one arrangement after the other, so that the state of the service may differ between them.',
  ];
  const few = arrangements.flatMap(({ rates }) => Object.values(rates)).some((rate) => rate.warning !== undefined);
  if (few) notes.push('Some rates rest on few clusters; their intervals are rough.');
  const cached = arrangements.filter(({ run }) => run.fromCache > 0);
  if (cached.length > 0)
    notes.push(
      `Replies from earlier runs were taken in ${cached.map(({ name }) => name).join(', ')}: their money is left out, and their milliseconds are those of the trials that were sent.`,
    );
  if (arrangements.some(({ cost }) => cost === undefined))
    notes.push('Money is not known for every arrangement: a price is missing, or replies came from earlier runs.');
  const open = arrangements.filter(({ rates }) => rates.undecided.failures + rates.errored.failures > 0);
  if (open.length > 0)
    notes.push(
      `Undecided or errored trials are left out of the pairs: ${open.map(({ name, rates }) => `${name} (${rates.undecided.failures} undecided, ${rates.errored.failures} errored)`).join(', ')}.`,
    );
  if (controls.some(({ effects }) => effects.length < 2) && controls.length > 1)
    notes.push('This design measures each control in one setting only: how controls work together is not assessed.');
  return notes;
}

function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}

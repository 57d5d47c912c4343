import type { AblationReport } from '@plimsoll/core';

/** What the numbers of an ablation do not say, in sentences. */
export function ablationNotes(report: Omit<AblationReport, 'notes'>): readonly string[] {
  const { arrangements, controls, tests, significance, power } = report;
  const notes = [
    `${tests} tests are corrected together (Holm, ${percent(significance)} over all of them), while each interval stands for its comparison alone. A detectable effect is what as many pairs show as the strictest of these tests, with a power of ${percent(power)}; naming fewer controls makes fewer tests.`,
    'Where no effect is shown, that is not a finding of none: an effect smaller than the detectable one may be there.',
    'An arrangement counts as dominated by its estimates as they are; the paired changes say which differences are more than noise. Medians of milliseconds that differ by no more than chance count as equal, and tokens stand for money where that is not known.',
    'Milliseconds and tokens are those of whole trials, hidden requests of a control included. The arrangements shared the service at the same time, so their milliseconds can be compared with each other, but not with a run alone.',
  ];
  const few = arrangements.flatMap(({ rates }) => Object.values(rates)).some((rate) => rate.warning !== undefined);
  if (few) notes.push('Some rates rest on few clusters; their intervals are rough.');
  const cached = arrangements.filter(({ run }) => run.fromCache > 0);
  if (cached.length > 0)
    notes.push(
      `Replies from earlier runs were taken in ${cached.map(({ name }) => name).join(', ')}: their money is left out, and their milliseconds are those of the trials that were sent.`,
    );
  if (arrangements.some(({ cost, run }) => cost === undefined && run.fromCache === 0))
    notes.push('Money is not known for every arrangement: a price is missing.');
  const open = arrangements.map(({ name, rates }) => ({
    name,
    count: rates.undecided.failures + rates.errored.failures,
  }));
  const [most] = open.sort((one, other) => other.count - one.count);
  if (most !== undefined && most.count > 0)
    notes.push(`Undecided and errored trials are left out of the pairs: at most ${most.count} (in ${most.name}).`);
  if (controls.some(({ effects }) => effects.length < 2) && controls.length > 1)
    notes.push('This design measures each control in one setting only: how controls work together is not assessed.');
  return notes;
}

function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}

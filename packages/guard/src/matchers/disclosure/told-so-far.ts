import type { SecretRun } from './secret-runs.js';
import { longSecret, type SecretFacts, type SecretForm, type SecretSet } from './secret-set.js';
import { codedShare, digitShare } from './weigh-pieces.js';

/** For each form that a part of was told: where in a text, or in a stream, each of its units was told first. */
export type ToldUnits = ReadonlyMap<number, Float64Array>;

/** Notes what runs tell. `offset`: where the text they were found in begins. */
export function noteRuns(told: ToldUnits, set: SecretSet, runs: readonly SecretRun[], offset: number): ToldUnits {
  if (runs.length === 0) return told;
  const noted = new Map(told);
  const copied = new Set<number>();
  for (const { form, from, to, start } of runs) {
    const length = (set.forms[form] as SecretForm).units.length;
    const places = noted.get(form);
    const own =
      places !== undefined && copied.has(form) ? places : (places?.slice() ?? new Float64Array(length).fill(Infinity));
    copied.add(form);
    noted.set(form, own);
    for (let unit = from; unit < to; unit += 1) own[unit] = Math.min(own[unit] as number, start + offset);
  }
  return noted;
}

/**
 * How much of a secret is told once a run is read, with all that was told before it, where that is enough to count; undefined
 * when it is not. The rules are those of `findSecrets` for one text.
 */
export function toldBy(told: ToldUnits, set: SecretSet, run: SecretRun, offset: number): number | undefined {
  if (run.whole) return 1;
  const form = set.forms[run.form] as SecretForm;
  const { enough } = set.secrets[form.secret] as SecretFacts;
  const wanted = form.coded ? codedShare : enough;
  const places = told.get(run.form);
  if (places === undefined || wanted >= 1) return undefined;
  const total = form.units.length;
  let [units, digits, allDigits] = [0, 0, 0];
  for (let unit = 0; unit < total; unit += 1) {
    const digit = form.digits[unit] as number;
    allDigits += digit;
    if ((places[unit] as number) > run.start + offset) continue;
    units += 1;
    digits += digit;
  }
  const telling = form.coded || total >= longSecret || allDigits === 0 || digits / allDigits >= digitShare;
  return units / total >= wanted && telling ? units / total : undefined;
}

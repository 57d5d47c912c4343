import { PlimsollError, type AblationDesign } from '@plimsoll/core';

/** One set of controls to be measured. */
export interface Arrangement {
  readonly name: string;
  /** In the order in which the controls were named. */
  readonly controls: readonly string[];
}

/** Which arrangements a control is judged by. */
export interface EffectPair {
  readonly setting: 'alone' | 'on-top';
  readonly control: string;
  readonly reference: Arrangement;
  readonly candidate: Arrangement;
}

const mostControls = 20;
const mostForFull = 6;

/**
 * The arrangements of a design, none first and all second, each once.
 *
 * @param controls names, each once; not empty.
 * @throws PlimsollError `usage-invalid` for no control or too many for the design.
 */
export function arrangementsOf(controls: readonly string[], design: AblationDesign): readonly Arrangement[] {
  requireSensible(controls, design);
  const sets: (readonly string[])[] = [[], controls];
  if (design === 'one-at-a-time' || design === 'both') sets.push(...controls.map((name) => [name]));
  if (design === 'leave-one-out' || design === 'both') {
    sets.push(...controls.map((name) => controls.filter((other) => other !== name)));
  }
  if (design === 'full') {
    for (let bits = 0; bits < 2 ** controls.length; bits += 1) {
      sets.push(controls.filter((_, index) => (bits & (1 << index)) !== 0));
    }
  }
  const unique = new Map(sets.map((set) => [JSON.stringify(set), set]));
  return [...unique.values()].map((set) => ({ name: nameOf(set, controls), controls: set }));
}

/** What each control is judged by: against none, and against all the others, as far as these were measured. */
export function effectPairs(controls: readonly string[], arrangements: readonly Arrangement[]): readonly EffectPair[] {
  const find = (set: readonly string[]): Arrangement | undefined =>
    arrangements.find((arrangement) => sameSet(arrangement.controls, set));
  return controls.flatMap((control) => {
    const others = controls.filter((other) => other !== control);
    const settings: readonly (readonly ['alone' | 'on-top', Arrangement | undefined, Arrangement | undefined])[] = [
      ['alone', find([]), find([control])],
      // With a single control this is the same pair again.
      ['on-top', others.length === 0 ? undefined : find(others), find(controls)],
    ];
    return settings.flatMap(([setting, reference, candidate]) =>
      reference === undefined || candidate === undefined ? [] : [{ setting, control, reference, candidate }],
    );
  });
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

function nameOf(set: readonly string[], all: readonly string[]): string {
  if (set.length === 0) return 'none';
  if (set.length === all.length) return 'all';
  if (set.length === 1) return `only-${set.join('')}`;
  if (set.length === all.length - 1) return `without-${all.filter((name) => !set.includes(name)).join('')}`;
  return set.join('+');
}

function requireSensible(controls: readonly string[], design: AblationDesign): void {
  if (controls.length === 0) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: 'There is no control to take away: neither --controls nor "controls:" names one.',
      hint: 'Declare controls in plimsoll.yaml (see the guide "ablate"), then type: plimsoll ablate',
    });
  }
  const most = design === 'full' ? mostForFull : mostControls;
  if (controls.length <= most) return;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `${controls.length} controls are too many for the design "${design}": at most ${most}.`,
    hint:
      design === 'full'
        ? 'Name fewer with --controls a,b,c, or take --design both.'
        : 'Name fewer with --controls a,b,c.',
  });
}

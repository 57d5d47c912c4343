import type { AttackStep } from '@plimsoll/core';

/**
 * What each way of sending a case is called in slices, in the order of the manifest's attacks: the names of its steps
 * joined by " + ", "none" for the case as it is. Attacks with equal names are told apart by the parameters in which they
 * differ, else by their number.
 *
 * @example
 * ```ts
 * attackLabels([[], [{ name: 'base64' }], [{ name: 'base64', seed: 2 }]]); // ['none', 'base64', 'base64 #2']
 * ```
 */
export function attackLabels(attacks: readonly (readonly AttackStep[])[]): readonly string[] {
  const plain = attacks.map((steps) => steps.map(({ name }) => name).join(' + '));
  const seen = new Map<string, number>();
  return attacks.map((steps, index) => {
    const alike = attacks.filter((_, other) => plain[other] === plain[index]);
    const name = steps.length === 0 ? 'none' : steps.map((step, at) => stepLabel(step, at, alike)).join(' + ');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${String(count)}`;
  });
}

/** A step's name with those of its parameters that are not the same in all attacks of equal names. */
function stepLabel({ name, parameters }: AttackStep, at: number, alike: readonly (readonly AttackStep[])[]): string {
  const own = Object.entries(parameters ?? {}).filter(([key, value]) =>
    alike.some((steps) => JSON.stringify(steps[at]?.parameters?.[key]) !== JSON.stringify(value)),
  );
  return own.length === 0
    ? name
    : `${name}(${own.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ')})`;
}

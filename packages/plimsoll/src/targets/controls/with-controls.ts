import type { Target } from '../target.js';
import type { ControlContext, ControlFamily } from './control.js';
import { controlKinds, type ControlConfig } from './controls.js';
import { mergeGuards } from './merge-guards.js';

/** A control and what the configuration calls it. */
export interface NamedControl {
  readonly name: string;
  readonly config: ControlConfig;
}

/** The family of a control: what the file says, else the usual one of its kind. */
export function familyOf(config: ControlConfig): ControlFamily {
  return config.family ?? kindOf(config).family;
}

/**
 * Puts controls around a target. They are part of its identity, so that stored replies, resumed runs and comparisons
 * tell it from the bare one; without any the target comes back as it is. Kinds have fixed places (the model innermost,
 * then prompt rules, spotlighting, the dual model, plan-then-execute, the guard), so that the order in a list does not matter.
 *
 * @throws PlimsollError `config-invalid` for a target that a control cannot work on, and what opening another target
 * throws; what was opened is closed then.
 * @example
 * ```ts
 * const context = { environment: {}, clock: systemClock, baseFolder: '.' };
 * const bare = await createTarget('bot', targetConfigSchema.parse({ kind: 'recorded', file: 'replies.jsonl' }), context);
 * const config = controlConfigSchema.parse({ kind: 'guard', options: { policy: 'support-bot' } });
 * const controls = { baseFolder: '.', openTarget: () => Promise.resolve(bare), openGuard: (name) => namedGuard(name, { folder: '.' }) };
 * const target = await withControls(bare, [{ name: 'guard', config }], controls);
 * target.name; // 'bot + guard'
 * ```
 */
export async function withControls(
  target: Target,
  controls: readonly NamedControl[],
  context: ControlContext,
): Promise<Target> {
  if (controls.length === 0) return target;
  let wrapped = target;
  try {
    for (const { config } of inOrder(mergeGuards(controls))) {
      wrapped = await kindOf(config).wrap(wrapped, config.options, context);
    }
  } catch (error) {
    await wrapped.close();
    throw error;
  }
  const name = [target.name, ...controls.map((control) => control.name).sort()].join(' + ');
  return { ...wrapped, name };
}

function inOrder(controls: readonly NamedControl[]): readonly NamedControl[] {
  return [...controls].sort(
    (left, right) => kindOf(left.config).layer - kindOf(right.config).layer || (left.name < right.name ? -1 : 1),
  );
}

function kindOf(config: ControlConfig): (typeof controlKinds)[number] {
  // The schema admits only registered kinds.
  return controlKinds.find((kind) => kind.kind === config.kind) as (typeof controlKinds)[number];
}

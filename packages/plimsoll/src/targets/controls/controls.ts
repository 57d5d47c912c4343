import * as z from 'zod/mini';
import type { ControlKind } from './control.js';
import { dualModel } from './dual-model.js';
import { guardPolicy } from './guard-policy.js';
import { modelChoice } from './model-choice.js';
import { planThenExecute } from './plan-then-execute.js';
import { promptRule } from './prompt-rule.js';
import { spotlight } from './spotlight.js';

/** Every kind of control. Adding one is a file with its `defineControl` and a line here. */
export const controlKinds = [modelChoice, promptRule, spotlight, dualModel, planThenExecute, guardPolicy] as const;

/** Schema of one entry of `controls:` in `plimsoll.yaml`. */
export const controlConfigSchema = z.discriminatedUnion('kind', entriesOf(controlKinds));

type EntriesOf<Kinds extends readonly ControlKind[]> = { readonly [Index in keyof Kinds]: Kinds[Index]['entry'] };

/** The schemas of a list of kinds, each with its own type. */
function entriesOf<const Kinds extends readonly ControlKind[]>(kinds: Kinds): EntriesOf<Kinds> {
  return kinds.map((kind) => kind.entry) as unknown as EntriesOf<Kinds>;
}

/** One control as declared, defaults filled in. */
export type ControlConfig = z.output<typeof controlConfigSchema>;

import type { JsonValue } from '@plimsoll/core';
import * as z from 'zod/mini';
import type { Target } from '../target.js';
import type { OpenGuard } from '../target-context.js';

/** When a control acts: while the model was made, when it answers, or by how the feature is built around it. */
export const controlFamilies = ['training-time', 'inference-time', 'architectural'] as const;
export type ControlFamily = (typeof controlFamilies)[number];

/** What a control may need besides the target that it wraps. */
export interface ControlContext {
  /** Folder that relative paths of the configuration start from. */
  readonly baseFolder: string;
  /** Opens another target of the configuration. */
  openTarget(name: string): Promise<Target>;
  readonly openGuard: OpenGuard;
}

interface ControlDefinition<Kind extends string, Options extends z.ZodMiniType> {
  readonly kind: Kind;
  /** What the family is unless the file says otherwise. */
  readonly family: ControlFamily;
  /** Place among the controls that are on, the innermost first: 0 is next to the model. */
  readonly layer: number;
  readonly options: Options;
  wrap(target: Target, options: z.output<Options>, context: ControlContext): Target | Promise<Target>;
}

/** A kind of control as the registry holds it, its options' type left behind in `entry`. */
export interface ControlKind<Kind extends string = string, Entry extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: Kind;
  readonly family: ControlFamily;
  readonly layer: number;
  /** Schema of one entry of `controls:` in `plimsoll.yaml`. */
  readonly entry: Entry;
  wrap(target: Target, options: unknown, context: ControlContext): Target | Promise<Target>;
}

function entrySchema<Kind extends string, Options extends z.ZodMiniType>(kind: Kind, options: Options) {
  return z.strictObject({
    kind: z.literal(kind),
    /** Left out: the usual one of the kind. */
    family: z.optional(z.enum(controlFamilies)),
    options,
    /** For people: what it is for. Not part of any identity. */
    note: z.optional(z.string().check(z.maxLength(2_000))),
  });
}

/** Makes a kind of control out of what is particular about it. */
export function defineControl<Kind extends string, Options extends z.ZodMiniType>(
  definition: ControlDefinition<Kind, Options>,
): ControlKind<Kind, ReturnType<typeof entrySchema<Kind, Options>>> {
  const { kind, family, layer } = definition;
  return {
    kind,
    family,
    layer,
    entry: entrySchema(kind, definition.options),
    // The schema has checked them: `entry` is the only way in.
    wrap: (target, options, context) => definition.wrap(target, options as z.output<Options>, context),
  };
}

/** What a control adds to the identity of the target that it wraps. */
export interface ControlIdentity {
  readonly kind: string;
  /** To be raised when the wording or the working of the kind changes, so that stored replies no longer stand for it. */
  readonly version: number;
  readonly options: Readonly<Record<string, JsonValue>>;
}

/** A target that sends in another way; what it wraps is closed with it. */
export function controlled(target: Target, identity: ControlIdentity, send: Target['send']): Target {
  const { kind, description } = target.identity;
  const before = description.controls;
  const controls = [...(Array.isArray(before) ? (before as readonly JsonValue[]) : []), { ...identity } as JsonValue];
  return {
    name: target.name,
    identity: { kind, description: { ...description, controls } },
    send,
    close: () => target.close(),
  };
}

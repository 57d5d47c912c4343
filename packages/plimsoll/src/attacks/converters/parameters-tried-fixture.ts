import * as z from 'zod/mini';
import type { JsonValue } from '@plimsoll/core';
import type { Converter } from './converter.js';

type Given = Readonly<Record<string, JsonValue>>;

interface JsonSchema {
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** The defaults, and for each parameter every choice, or both ends of its range. */
export function parametersTried(converter: Converter): readonly Given[] {
  const schema = z.toJSONSchema(converter.parameters, { io: 'input' }) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
  };
  const each = Object.entries(schema.properties ?? {}).flatMap(([key, one]) =>
    choices(one).map((value): Given => ({ [key]: value })),
  );
  return [{}, ...each];
}

function choices(schema: JsonSchema): readonly JsonValue[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(choices);
  if (schema.enum !== undefined) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : 0.01);
  return [low, schema.maximum].filter((value) => value !== undefined);
}

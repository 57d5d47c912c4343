/** The part of a schema's definition that tells what may be inside it. */
interface Definition {
  readonly type?: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: readonly unknown[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
}

/**
 * The keys that the schema knows for the object at `path`; of a union told apart by a key, those of the branch that the
 * value chose. Empty when the schema takes any key.
 */
export function keysAt(schema: unknown, root: unknown, path: readonly PropertyKey[]): readonly string[] {
  let candidates = objectsIn(schema, root);
  let value = root;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    const inner = value;
    candidates = candidates.flatMap((candidate) => {
      const { shape, element, valueType } = candidate;
      const next = typeof step === 'number' ? element : (shape?.[String(step)] ?? valueType);
      return next === undefined ? [] : objectsIn(next, inner);
    });
  }
  return [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.shape ?? {})))];
}

/** The object, array and record definitions that a schema can stand for, given the value. */
function objectsIn(schema: unknown, value: unknown): readonly Definition[] {
  const definition = definitionOf(schema);
  if (definition === undefined) return [];
  if (definition.innerType !== undefined) return objectsIn(definition.innerType, value);
  if (definition.options === undefined) return [definition];
  const branches = definition.options.flatMap((option) => objectsIn(option, value));
  const { discriminator } = definition;
  if (discriminator === undefined) return branches;
  const chosen = (value as Record<string, unknown> | null | undefined)?.[discriminator];
  return branches.filter((branch) => definitionOf(branch.shape?.[discriminator])?.values?.includes(chosen));
}

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { def?: Definition } | undefined)?.def;
}

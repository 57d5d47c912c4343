import type { JsonValue } from '@plimsoll/core';

/** One value inside the arguments of a call. */
export interface ArgumentLeaf {
  readonly path: string;
  readonly value: string | number | boolean | null;
  /** It is the name of a member, not its value. */
  readonly isName?: boolean | undefined;
}

const maximumDepth = 64;
const maximumLeaves = 10_000;

/**
 * Every value of a JSON document with its path, dots between the names; names of members too, as they can carry text as well.
 *
 * @returns undefined when it is nested deeper than 64 levels or has more than 10,000 values.
 * @example
 * ```ts
 * argumentLeaves({ to: ['ann'] }); // [{ path: 'to', value: 'to', isName: true }, { path: 'to.0', value: 'ann' }]
 * ```
 */
export function argumentLeaves(document: JsonValue): ArgumentLeaf[] | undefined {
  const leaves: ArgumentLeaf[] = [];
  const visit = (value: JsonValue, path: string, depth: number): boolean => {
    if (depth > maximumDepth || leaves.length >= maximumLeaves) return false;
    if (typeof value !== 'object' || value === null) {
      leaves.push({ path, value });
      return true;
    }
    const inside = path === '' ? '' : `${path}.`;
    if (Array.isArray(value)) {
      return (value as readonly JsonValue[]).every((item, index) =>
        visit(item, `${inside}${String(index)}`, depth + 1),
      );
    }
    return Object.entries(value as Readonly<Record<string, JsonValue>>).every(([name, member]) => {
      leaves.push({ path: `${inside}${name}`, value: name, isName: true });
      return visit(member, `${inside}${name}`, depth + 1);
    });
  };
  return visit(document, '', 0) ? leaves : undefined;
}

/**
 * Whether a path lies at, or inside, what a pattern names; "*" stands for one name.
 *
 * @example
 * ```ts
 * isInside('lines.0.sku', 'lines.*.sku'); // true
 * ```
 */
export function isInside(path: string, pattern: string): boolean {
  if (path === pattern || path.startsWith(`${pattern}.`)) return true;
  if (!pattern.includes('*')) return false;
  const [names, wanted] = [path.split('.'), pattern.split('.')];
  return wanted.length <= names.length && wanted.every((one, index) => one === '*' || one === names[index]);
}

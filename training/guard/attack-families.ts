import { converters, type Converter } from 'plimsoll/red-team';

/** Families in alphabetical order; the third, the sixth … are never used in hardening (docs/design/2026-11-21-unseen-families.md). */
const families = [...new Set(converters.map(({ family }) => family))].sort();
const neverUsed: ReadonlySet<string> = new Set(families.filter((_, index) => index % 3 === 2));

/** Converters that hardening may use, and those it never sees. */
export const attackFamilies = {
  seen: converters.filter(({ family }) => !neverUsed.has(family)),
  unseen: converters.filter(({ family }) => neverUsed.has(family)),
  unseenNames: [...neverUsed],
} as const satisfies Readonly<Record<string, readonly (Converter | string)[]>>;

import { converters, type Converter } from 'plimsoll';

/** Families in alphabetical order; the first, the fourth, the seventh … are never used in hardening. */
const families = [...new Set(converters.map(({ family }) => family))].sort();
const neverUsed: ReadonlySet<string> = new Set(families.filter((_, index) => index % 3 === 0));

/** Converters that hardening may use, and those it never sees. */
export const attackFamilies = {
  seen: converters.filter(({ family }) => !neverUsed.has(family)),
  unseen: converters.filter(({ family }) => neverUsed.has(family)),
  unseenNames: [...neverUsed],
} as const satisfies Readonly<Record<string, readonly (Converter | string)[]>>;

import type { JsonValue } from '@plimsoll/core';

const longest = 1_000_000;

/** A tool's result as the JSON it is; undefined for prose, and for what is too long to be worth reading. */
export function readResult(text: string): JsonValue | undefined {
  if (text.length > longest || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

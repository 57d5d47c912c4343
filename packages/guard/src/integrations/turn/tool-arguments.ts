import type { JsonValue, ToolCall } from '@plimsoll/core';
import { restore } from '../../redaction/restore.js';

/** A call from its arguments as a model wrote them. */
export function readCall(name: string, written: string, id?: string): ToolCall {
  const known = id === undefined ? { name } : { id, name };
  // A call without arguments is written as "" by some models.
  if (written.trim() === '') return { ...known, arguments: {} };
  try {
    return { ...known, arguments: JSON.parse(written) as JsonValue };
  } catch {
    return { ...known, arguments: null, raw: written };
  }
}

/** The arguments of a call as text. */
export function writtenArguments(call: ToolCall): string {
  return call.raw ?? JSON.stringify(call.arguments);
}

/** Puts originals back into the texts of a call's arguments. */
export function restoreCall(call: ToolCall, originals: ReadonlyMap<string, string>): ToolCall {
  if (originals.size === 0 || call.raw !== undefined) return call;
  return { ...call, arguments: restoreValue(call.arguments, originals) };
}

function restoreValue(value: JsonValue, originals: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return restore(value, originals);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => restoreValue(item, originals));
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, JsonValue>>).map(([key, item]) => [
      key,
      restoreValue(item, originals),
    ]),
  );
}

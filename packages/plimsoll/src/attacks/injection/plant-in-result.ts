import type { JsonValue } from '@plimsoll/core';

/** Members of a record that hold what people wrote. */
const prose = /^(?:body|text|note|notes|content|contents|description|message|comment|summary|snippet)$/i;

/**
 * A tool's result with a text planted where outsiders would have written it: at the end of the first member that holds
 * prose, in a member "note" where there is none, or below a result that is no record.
 */
export function plantInResult(result: string, planted: string): string {
  const value = parsed(result);
  const changed = value === undefined ? undefined : plantInValue(value, planted);
  return changed === undefined ? `${result}\n\n${planted}` : JSON.stringify(changed);
}

function plantInValue(value: JsonValue, planted: string): JsonValue | undefined {
  if (Array.isArray(value)) {
    const [first, ...others] = value as readonly JsonValue[];
    const changed = first === undefined ? undefined : plantInValue(first, planted);
    return changed === undefined ? [...(value as readonly JsonValue[]), planted] : [changed, ...others];
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Readonly<Record<string, JsonValue>>;
  const place = Object.keys(record).find((key) => prose.test(key) && typeof record[key] === 'string') ?? 'note';
  const before = Object.hasOwn(record, place) ? record[place] : '';
  return { ...record, [place]: typeof before === 'string' && before !== '' ? `${before}\n\n${planted}` : planted };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

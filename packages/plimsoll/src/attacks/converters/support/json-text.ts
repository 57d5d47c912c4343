/** A JSON string, which YAML and programming languages read as well, on one line whatever ends lines there. */
export function jsonText(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

export function fromJsonText(written: string): string {
  return JSON.parse(written) as string;
}

/** Texts that stand in a converted text as JSON strings, found by a pattern whose first group they are. */
export function jsonTextsIn(converted: string, pattern: RegExp): readonly string[] {
  return Array.from(converted.matchAll(pattern), ([, written = '""']) => fromJsonText(written));
}

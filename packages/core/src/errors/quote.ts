/**
 * A value as it may stand in a message: on one line, in JSON quotes, cut at 60 characters.
 *
 * @example
 * ```ts
 * quote({ side: 'harmful' }); // '{"side":"harmful"}'
 * ```
 */
export function quote(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…${text.startsWith('"') ? '"' : ''}`;
}

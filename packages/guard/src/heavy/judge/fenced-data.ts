import { contentHash } from '@plimsoll/core';

/** What a judge is shown, as plain text, and the marker that fences it off. */
export interface FencedData {
  readonly text: string;
  /** Hexadecimal; derived from the text and found nowhere in it, so that nobody who wrote it can know it. */
  readonly marker: string;
}

const markerLength = 24;

/**
 * A hexadecimal text that is derived from another one and does not occur in it.
 *
 * @example
 * ```ts
 * markerFor('some data').length; // 24
 * ```
 */
export function markerFor(text: string): string {
  for (let salt = 0; ; salt += 1) {
    const marker = contentHash({ salt, text }).slice(0, markerLength);
    if (!text.toLowerCase().includes(marker)) return marker;
  }
}

/**
 * A text with a bar in front of every line, so that no line of it can pass for one of ours.
 *
 * @example
 * ```ts
 * quotedLines('one\ntwo'); // '| one\n| two'
 * ```
 */
export function quotedLines(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `| ${line}`)
    .join('\n');
}

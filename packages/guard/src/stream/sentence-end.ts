const shortest = 24;

/**
 * The first place from `from` on, up to `to`, where a sentence that began at `start` is over: behind a line break, behind
 * the space that follows a full stop, or after `longest` units. It depends on nothing that comes later, so it is the same
 * however the text is cut.
 *
 * @returns `undefined` when it is not over by `to`.
 */
export function sentenceEnd(
  text: string,
  start: number,
  from: number,
  to: number,
  longest: number,
): number | undefined {
  for (let end = Math.max(from, start) + 1; end <= to; end += 1) {
    if (end - start >= longest) return end;
    if (end - start < shortest) continue;
    const last = text.charCodeAt(end - 1);
    if (last === 10 || last === 0x3002 || last === 0xff01 || last === 0xff1f) return end;
    if (last === 32 && '.!?…'.includes(text.charAt(end - 2) || ' ')) return end;
  }
  return undefined;
}

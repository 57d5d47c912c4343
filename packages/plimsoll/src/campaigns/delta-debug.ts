/**
 * The smallest part of a list that it finds for which `holds` is still true: no single item of it can be left out
 * (1-minimal), unless `holds` is not the same each time.
 *
 * Source: A. Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28 (2002), the
 * minimising algorithm; the list as a whole is taken to hold.
 *
 * @param holds is never asked about the empty list, nor about the same part twice.
 */
export async function deltaDebug<Item>(
  items: readonly Item[],
  holds: (part: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  const asked = new Map<string, boolean>();
  let kept = items.map((_, index) => index);
  const stillHolds = async (part: readonly number[]): Promise<boolean> => {
    const key = part.join(',');
    const known = asked.get(key);
    if (known !== undefined) return known;
    const answer = await holds(part.map((index) => items[index] as Item));
    asked.set(key, answer);
    return answer;
  };
  let pieces = 2;
  while (kept.length > 1) {
    const size = Math.ceil(kept.length / pieces);
    let smaller: number[] | undefined;
    // First a piece alone, then all but a piece: large cuts before small ones.
    for (let start = 0; start < kept.length && smaller === undefined && pieces === 2; start += size) {
      const piece = kept.slice(start, start + size);
      if (await stillHolds(piece)) smaller = piece;
    }
    for (let start = 0; start < kept.length && smaller === undefined; start += size) {
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (rest.length > 0 && (await stillHolds(rest))) smaller = rest;
    }
    if (smaller !== undefined) {
      kept = smaller;
      pieces = Math.max(2, pieces - 1);
    } else if (size === 1) break;
    else pieces = Math.min(kept.length, pieces * 2);
  }
  return kept.map((index) => items[index] as Item);
}

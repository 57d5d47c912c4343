/** Names longer than this are compared by their beginnings: the table below grows with the product of the lengths. */
const longestCompared = 64;

/**
 * The Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours, no part edited twice. Only the first 64 UTF-16 units count.
 *
 * Source: F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
 * @example
 * ```ts
 * editDistance('severty', 'severity'); // 1
 * ```
 */
export function editDistance(left: string, right: string): number {
  const a = left.slice(0, longestCompared);
  const b = right.slice(0, longestCompared);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/**
 * The name the user most likely meant, or `undefined` when none is near: at most one edit in three characters, and case
 * and punctuation do not count. Equally near names: the first listed.
 *
 * @example
 * ```ts
 * nearestName('severty', ['side', 'severity']); // 'severity'
 * ```
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const plain = simplify(written);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.min(written.length, longestCompared) / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(plain, simplify(name));
    if (distance >= bestDistance) continue;
    best = name;
    bestDistance = distance;
  }
  return best;
}

/**
 * ` (did you mean "severity"?)`, or the empty text when no name is near.
 *
 * @example
 * ```ts
 * didYouMean('severty', ['side', 'severity']); // ' (did you mean "severity"?)'
 * ```
 */
export function didYouMean(written: string, names: readonly string[]): string {
  const name = nearestName(written, names);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
}

function simplify(name: string): string {
  return name.slice(0, longestCompared).toLowerCase().replace(/[-_ ]/g, '');
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}

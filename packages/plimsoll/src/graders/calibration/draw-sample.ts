import { seededRandom, shuffle } from '@plimsoll/core/statistics';
import { groupBy } from './group-by.js';
import { stratify, type StratifiedGrade } from './stratify.js';

/** Labels of each stratum that are drawn before the rest is shared out, as far as there are so many. */
const atLeast = 4;
/** Of the labels, for flagged grades: a rare failure must be seen often enough to tell how many of them are caught. */
const leastFlagged = 1 / 3;

/**
 * Draws the grades worth labelling: Neyman's allocation, which takes from each stratum in proportion to its size times
 * the spread expected in it, so that flagged grades and those of a low score margin are looked at more often than
 * their number; at least a third are flagged, as far as there are so many. Within a stratum the draw is random; a larger sample of the same seed holds the smaller one wherever
 * its strata get no fewer labels.
 *
 * Source: J. Neyman, J. of the Royal Statistical Society 97 (1934) 558–606.
 * @returns at most `size` grades, in a random order that mixes the strata.
 */
export function drawSample<Item extends StratifiedGrade>(grades: readonly Item[], size: number, seed: number): Item[] {
  const strataOf = stratify(grades);
  const groups = [...groupBy(grades, (grade) => strataOf.get(grade)?.name ?? '')].sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const strata = groups.map(([name, members]) => {
    const error = strataOf.get(members[0] as Item)?.expectedError ?? 0;
    const flagged = members[0]?.verdict === 'violated';
    return { name, members, flagged, weight: members.length * Math.sqrt(error * (1 - error)) };
  });
  const total = (flagged: boolean): number =>
    strata.reduce((sum, stratum) => sum + (stratum.flagged === flagged ? stratum.weight : 0), 0);
  const raise = Math.max(1, (leastFlagged / (1 - leastFlagged)) * (total(false) / (total(true) || 1)));
  const shares = allocate(
    strata.map(({ members, flagged, weight }) => ({ size: members.length, weight: flagged ? weight * raise : weight })),
    size,
  );
  const drawn = strata.flatMap(({ name, members }, index) =>
    shuffle(seededRandom(`${seed}/sample/${name}`), members).slice(0, shares[index]),
  );
  return shuffle(seededRandom(`${seed}/order`), drawn);
}

/** Whole numbers in proportion to the weights, none above its stratum's size, adding up to `total` where they can. */
export function allocate(
  strata: readonly { readonly size: number; readonly weight: number }[],
  total: number,
): number[] {
  const shares = strata.map(() => 0);
  const give = (index: number): void => void (shares[index] = (shares[index] as number) + 1);
  let left = Math.min(
    total,
    strata.reduce((sum, stratum) => sum + stratum.size, 0),
  );
  for (let round = 0; round < atLeast; round += 1) {
    strata.forEach((stratum, index) => {
      if (left === 0 || stratum.size <= round) return;
      give(index);
      left -= 1;
    });
  }
  // One at a time to whoever is furthest below its share (D'Hondt): exact, and never above a stratum's size.
  while (left > 0) {
    let neediest = -1;
    let need = -1;
    strata.forEach(({ size, weight }, index) => {
      const share = shares[index] as number;
      if (share < size && weight / (share + 1) > need) {
        need = weight / (share + 1);
        neediest = index;
      }
    });
    give(neediest);
    left -= 1;
  }
  return shares;
}

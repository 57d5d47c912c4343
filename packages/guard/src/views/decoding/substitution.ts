import { letterCount, letterPairCosts } from './letter-pairs.js';

const edge = 26;
/** Factors that share no divisor with 26: 1 is a shift (Caesar), 25 with any shift the alphabet backwards (Atbash). */
const factors = [1, 25, 3, 5, 7, 9, 11, 15, 17, 19, 21, 23];
/** Fewer letters do not tell one alphabet among hundreds. */
const fewestLetters = 24;
/** English words cost about 14 quarters of a bit for each letter, other languages 20, letters at random 28. */
const mostPerLetter = 18.5;
/**
 * How often two letters of a text are the same: 0.066 in English whatever alphabet it is written in, 0.038 in letters at
 * random.
 */
const leastAlike = 0.052;
/** Alphabets that are tried with pairs of letters, the most promising first. */
const tried = 12;

const costs = /* @__PURE__ */ letterPairCosts();
/** How unlikely each letter is, from how unlikely it stands before any other. */
const singles = /* @__PURE__ */ singleCosts();

/** An alphabet in which the letters of a text were each moved along, or mapped linearly. */
export interface Substitution {
  readonly name: 'shifted' | 'mirrored' | 'affine';
  /** What a text says that is written in it. */
  write(hidden: string): string;
}

/**
 * For a stretch of implausible words the alphabet among those of the form `factor · letter + shift` in which it is plausible
 * English; `undefined` when there is none. Costs a few microseconds for each stretch, and next to nothing where
 * the letters are spread evenly, as in codes.
 */
export function readSubstitution(hidden: string): Substitution | undefined {
  const counts = new Float64Array(26);
  let letters = 0;
  for (let index = 0; index < hidden.length; index += 1) {
    const letter = letterOf(hidden.charCodeAt(index));
    if (letter === edge) continue;
    (counts[letter] as number) += 1;
    letters += 1;
  }
  if (letters < fewestLetters || alike(counts, letters) < leastAlike) return undefined;
  for (const key of likelyKeys(counts)) {
    const plain = applied(key);
    const cost = pairCost(hidden, plain);
    if (cost > mostPerLetter * letters) continue;
    const name = key.factor === 1 ? 'shifted' : key.factor === 25 ? 'mirrored' : 'affine';
    return { name, write: (text) => written(text, plain) };
  }
  return undefined;
}

interface Key {
  readonly factor: number;
  readonly shift: number;
  readonly cost: number;
}

function alike(counts: Float64Array, letters: number): number {
  let pairs = 0;
  for (const count of counts) pairs += count * (count - 1);
  return pairs / (letters * (letters - 1));
}

function likelyKeys(counts: Float64Array): readonly Key[] {
  const best: Key[] = [];
  for (const factor of factors) {
    for (let shift = 0; shift < 26; shift += 1) {
      // As it stands, and rot13, which is looked for on its own.
      if (factor === 1 && shift % 13 === 0) continue;
      let cost = 0;
      for (let letter = 0; letter < 26; letter += 1) {
        cost += (counts[letter] as number) * (singles[(letter * factor + shift) % 26] as number);
      }
      if (best.length === tried && cost >= (best[tried - 1] as Key).cost) continue;
      if (best.length === tried) best.pop();
      best.push({ factor, shift, cost });
      best.sort((a, b) => a.cost - b.cost);
    }
  }
  return best;
}

/** For each letter the one it stands for. */
function applied({ factor, shift }: Key): Uint8Array {
  return Uint8Array.from({ length: letterCount }, (_, letter) =>
    letter === edge ? edge : (letter * factor + shift) % 26,
  );
}

function pairCost(hidden: string, plain: Uint8Array): number {
  let cost = 0;
  let before = edge;
  for (let index = 0; index <= hidden.length; index += 1) {
    const letter = plain[index === hidden.length ? edge : letterOf(hidden.charCodeAt(index))] as number;
    if (letter !== edge || before !== edge) cost += costs[before * letterCount + letter] as number;
    before = letter;
  }
  return cost;
}

function written(hidden: string, plain: Uint8Array): string {
  return hidden.replace(/[A-Za-z]/g, (letter) => {
    const unit = letter.charCodeAt(0);
    const first = unit >= 97 ? 97 : 65;
    return String.fromCharCode(first + (plain[unit - first] as number));
  });
}

function letterOf(unit: number): number {
  const lower = unit | 32;
  return unit < 128 && lower >= 97 && lower <= 122 ? lower - 97 : edge;
}

/** From the pairs: how likely letters follow each other in the long run. */
function singleCosts(): Float64Array {
  let shares = new Float64Array(letterCount).fill(1 / letterCount);
  for (let round = 0; round < 30; round += 1) {
    const next = new Float64Array(letterCount);
    for (let first = 0; first < letterCount; first += 1) {
      for (let second = 0; second < letterCount; second += 1) {
        const chance = 2 ** (-(costs[first * letterCount + second] as number) / 4);
        (next[second] as number) += (shares[first] as number) * chance;
      }
    }
    shares = next;
  }
  return shares.map((share) => -4 * Math.log2(share));
}

import { isWordBoundary, type Span } from '@plimsoll/core/text';
import { buildAutomaton, nextState, scanClasses, type Automaton } from '../../matchers/automaton.js';

/** A list of phrases made ready to be searched for in one pass. */
export interface PhraseFinder {
  /** UTF-16 units of the longest phrase, blanks counted once. */
  readonly longest: number;
  /**
   * All places of all phrases in a view, as offsets of the view.
   *
   * @param visit gets the phrase's index and where it stands.
   */
  find(text: string, visit: (phrase: number, span: Span) => void): void;
  /** How many units at the end of a view may be the beginning of a phrase. */
  begun(text: string): number;
}

const gap = 1;
const other = 0;

/**
 * Compiles phrases and looks for them in texts that are normalised as they are: blanks, line breaks and hyphens between words are one gap each, other
 * characters must be as they stand. Whole words only.
 */
export function compilePhrases(phrases: readonly string[]): PhraseFinder {
  const classes = new Map<number, number>();
  const patterns = phrases.map((phrase) => {
    const units: number[] = [];
    for (const unit of unitsOf(phrase.trim())) {
      if (unit === gap && units.at(-1) === gap) continue;
      let cls = unit;
      if (unit !== gap) {
        cls = classes.get(unit) ?? classes.size + 2;
        classes.set(unit, cls);
      }
      units.push(cls);
    }
    return units;
  });
  const automaton = buildAutomaton(patterns, classes.size + 2);
  const depths = depthsOf(automaton);
  const ascii = new Uint16Array(128);
  for (let unit = 0; unit < 128; unit += 1) ascii[unit] = isGap(unit) ? gap : (classes.get(unit) ?? other);
  const lengths = patterns.map((pattern) => pattern.length);
  return {
    longest: Math.max(0, ...lengths),
    find(text, visit) {
      scanText(automaton, { ascii, classes, lengths }, text, visit);
    },
    begun(text) {
      let state = 0;
      let depth = 0;
      let last = gap;
      const begins: number[] = [];
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        const cls = unit < 128 ? (ascii[unit] as number) : isGap(unit) ? gap : (classes.get(unit) ?? other);
        if (cls === gap && last === gap) continue;
        last = cls;
        begins.push(index);
        state = nextState(automaton, state, cls);
        depth = depths[state] as number;
      }
      return depth === 0 ? 0 : text.length - (begins[begins.length - depth] as number);
    },
  };
}

interface Reading {
  readonly ascii: Uint16Array;
  readonly classes: ReadonlyMap<number, number>;
  readonly lengths: readonly number[];
}

let scratch = new Uint16Array(4_096);
let places = new Int32Array(4_096);

function scanText(
  automaton: Automaton,
  { ascii, classes, lengths }: Reading,
  text: string,
  visit: (phrase: number, span: Span) => void,
): void {
  if (scratch.length <= text.length) {
    scratch = new Uint16Array(text.length + 1_024);
    places = new Int32Array(text.length + 1_024);
  }
  let count = 0;
  let last = gap;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const cls = unit < 128 ? (ascii[unit] as number) : isGap(unit) ? gap : (classes.get(unit) ?? other);
    if (cls === gap && last === gap) continue;
    last = cls;
    scratch[count] = cls;
    places[count] = index;
    count += 1;
  }
  const at = places;
  scanClasses(automaton, scratch, count, (phrase, end) => {
    const start = at[end - (lengths[phrase] as number)] as number;
    const stop = (at[end - 1] as number) + 1;
    if (isWordBoundary(text, start) && isWordBoundary(text, stop)) visit(phrase, { start, end: stop });
    return true;
  });
  // A long text is not kept in memory for the next one.
  if (scratch.length > 1_000_000) {
    scratch = new Uint16Array(4_096);
    places = new Int32Array(4_096);
  }
}

/** How many units lead into each state. */
function depthsOf({ stateCount, firstChild }: Automaton): Uint16Array {
  const depths = new Uint16Array(stateCount);
  for (let state = 0; state < stateCount; state += 1) {
    const end = firstChild[state + 1] as number;
    for (let child = firstChild[state] as number; child < end; child += 1)
      depths[child] = (depths[state] as number) + 1;
  }
  return depths;
}

function* unitsOf(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    yield isGap(unit) ? gap : unit;
  }
}

/** White space, hyphens and the underscore: what may stand between the words of a phrase. */
function isGap(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13) || unit === 45 || unit === 95;
  return unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x2015) || unit === 0x2028 || unit === 0x2029;
}

import { buildAutomaton, scanText, type Automaton } from '../automaton.js';
import { contextWords, type ContextTag } from './context-words.js';

/** Words of the list that stand in a text, in order of their end. */
export interface ContextHits {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index into `tagSets`. */
  readonly words: Uint16Array;
}

interface ContextIndex {
  readonly automaton: Automaton;
  readonly classes: Uint16Array;
  readonly lengths: Uint16Array;
  readonly opens: Uint8Array;
  readonly tags: readonly (readonly ContextTag[])[];
}

const blankClass = 1;
const [openStart, openEnd] = [1, 2];
let built: ContextIndex | undefined;

/** What a word announces. */
export function tagsOfWord(word: number): readonly ContextTag[] {
  return contextIndex().tags[word] as readonly ContextTag[];
}

/** One pass over a text for all words; blanks of any kind and count of one, "-" and "_" stand for a blank in a phrase. */
export function scanContext(text: string): ContextHits {
  const { automaton, classes, lengths, opens } = contextIndex();
  let [starts, ends, words] = [new Int32Array(64), new Int32Array(64), new Uint16Array(64)];
  let count = 0;
  scanText(automaton, classes, text, (word, end) => {
    const start = end - (lengths[word] as number);
    const open = opens[word] as number;
    if ((open & openStart) === 0 && isWordUnit(text.charCodeAt(start - 1)) && isWordUnit(text.charCodeAt(start)))
      return true;
    if ((open & openEnd) === 0 && isWordUnit(text.charCodeAt(end)) && isWordUnit(text.charCodeAt(end - 1))) return true;
    if (count === starts.length) {
      [starts, ends, words] = [
        grown(starts),
        grown(ends),
        Uint16Array.from({ length: count * 2 }, (_, at) => words[at] ?? 0),
      ];
    }
    starts[count] = start;
    ends[count] = end;
    words[count] = word;
    count += 1;
    return true;
  });
  return { count, starts, ends, words };
}

/** The index of the first hit that ends after a place. */
export function firstHitAfter(hits: ContextHits, place: number): number {
  let [low, high] = [0, hits.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits.ends[middle] as number) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Letters of scripts that put blanks between words; not digits, so that "tel0401" still says "tel". */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 0xc0 && unit < 0x590 && unit !== 0xd7 && unit !== 0xf7)
  );
}

function contextIndex(): ContextIndex {
  if (built !== undefined) return built;
  const tagsByWord = new Map<string, ContextTag[]>();
  for (const [tag, words] of Object.entries(contextWords)) {
    for (const word of new Set(words.split(' '))) {
      const known = tagsByWord.get(word);
      if (known === undefined) tagsByWord.set(word, [tag]);
      else known.push(tag);
    }
  }
  const classes = new Uint16Array(65_536);
  for (const blank of ' \t\n\u00a0-_:') classes[blank.charCodeAt(0)] = blankClass;
  let classCount = blankClass + 1;
  const patterns: number[][] = [];
  const opens = new Uint8Array(tagsByWord.size);
  for (const [index, entry] of [...tagsByWord.keys()].entries()) {
    const word = entry.replaceAll('*', '');
    opens[index] = (entry.startsWith('*') ? openStart : 0) | (entry.endsWith('*') ? openEnd : 0);
    const pattern: number[] = [];
    for (let at = 0; at < word.length; at += 1) {
      const lower = word.charAt(at);
      if (lower === '|' || lower === '-' || lower === '_') {
        pattern.push(blankClass);
        continue;
      }
      if (classes[lower.charCodeAt(0)] === 0) {
        classes[lower.charCodeAt(0)] = classCount;
        const upper = lower.toUpperCase();
        // Not every capital is its letter's alone: "ı" has the capital of "i".
        if (upper.toLowerCase() === lower) classes[upper.charCodeAt(0)] = classCount;
        classCount += 1;
      }
      pattern.push(classes[lower.charCodeAt(0)] as number);
    }
    patterns.push(pattern);
  }
  built = {
    automaton: buildAutomaton(patterns, classCount),
    classes,
    lengths: Uint16Array.from(patterns, (pattern) => pattern.length),
    opens,
    tags: [...tagsByWord.values()],
  };
  return built;
}

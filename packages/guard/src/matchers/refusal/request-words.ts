import type { Lexicon } from './lexicon.js';
import type { ReplyScan } from './scan-reply.js';
import { hashSeed, hashStep } from './vocabulary.js';
import { numberOf } from './word-index.js';

/** The content words of a request, as a set of hashes that is refilled per call. */
export interface RequestWords {
  readonly slots: Int32Array;
  readonly stamps: Int32Array;
  stamp: number;
  count: number;
}

const size = 1024;
/** Only this much of each end of a long request is read; the question stands at an end. */
const reach = 1000;
const shortest = 4;

/** An empty set for {@link readRequest}. */
export function createRequestWords(): RequestWords {
  return { slots: new Int32Array(size), stamps: new Int32Array(size), stamp: 0, count: 0 };
}

function collect(set: RequestWords, lexicon: Lexicon, text: string, from: number, to: number): void {
  let hash = hashSeed;
  let letters = 0;
  for (let at = from; at <= to; at += 1) {
    const unit = at < to ? text.charCodeAt(at) | 32 : 0;
    if ((unit >= 97 && unit <= 122) || unit > 191) {
      hash = hashStep(hash, unit);
      letters += 1;
      continue;
    }
    if (letters >= shortest && set.count < size / 2) {
      const common = ((lexicon.languages[numberOf(lexicon.index, hash)] ?? 0) & 1) !== 0;
      if (!common) addHash(set, hash);
    }
    hash = hashSeed;
    letters = 0;
  }
}

function addHash(set: RequestWords, hash: number): void {
  let slot = hash & (size - 1);
  while (set.stamps[slot] === set.stamp) {
    if (set.slots[slot] === hash) return;
    slot = (slot + 1) & (size - 1);
  }
  set.slots[slot] = hash;
  set.stamps[slot] = set.stamp;
  set.count += 1;
}

/** Fills the set with the words of four or more letters that are no English function words. */
export function readRequest(set: RequestWords, lexicon: Lexicon, request: string): void {
  set.stamp += 1;
  set.count = 0;
  if (request.length <= 2 * reach) collect(set, lexicon, request, 0, request.length);
  else {
    collect(set, lexicon, request, 0, reach);
    collect(set, lexicon, request, request.length - reach, request.length);
  }
}

/** Whether a word stands in the request. */
function isRequestWord(set: RequestWords, hash: number): boolean {
  let slot = hash & (size - 1);
  while (set.stamps[slot] === set.stamp) {
    if (set.slots[slot] === hash) return true;
    slot = (slot + 1) & (size - 1);
  }
  return false;
}

/** Writes for each sentence how many of its words stand in the request. Returns the array, larger if it had to grow. */
export function countRequestWords(counts: Int32Array, set: RequestWords, scan: ReplyScan): Int32Array {
  const { hashes, starts, ends, sentenceFirst, sentenceCount } = scan;
  const target = counts.length < sentenceCount ? new Int32Array(sentenceCount * 2) : counts;
  target.fill(0, 0, sentenceCount);
  if (set.count === 0) return target;
  for (let sentence = 0; sentence < sentenceCount; sentence += 1) {
    const end = sentenceFirst[sentence + 1] ?? 0;
    let count = 0;
    for (let at = sentenceFirst[sentence] ?? 0; at < end; at += 1) {
      // Request words have so many letters or more: shorter ones need no look.
      if ((ends[at] ?? 0) - (starts[at] ?? 0) >= shortest && isRequestWord(set, hashes[at] ?? 0)) count += 1;
    }
    target[sentence] = count;
  }
  return target;
}

import { fromBase64 } from '@plimsoll/core/text';
import type { ReplyReading } from './read-reply.js';
import { buildHashTable, probe, type HashTable } from './vocabulary.js';
import { gramsPerWord, usedGrams } from './word-grams.js';
import { refusalWeights } from './weights.js';

/** What the linear model says about a reply: log-odds that it delivers what was asked, and that it withholds something. */
export interface ReplyScores {
  readonly delivers: number;
  readonly withholds: number;
}

interface LoadedModel {
  /** From word group to both weights: `(delivers + 128) * 256 + (withholds + 128)`, plus 65,536 so that none is 0. */
  readonly table: HashTable;
  /** One bit per slot: whether the reply has had its word group already. */
  readonly seen: Int32Array;
  /** The word groups of the reply that may be known; grows. */
  candidates: Int32Array;
}

/** A longer list of candidates is given back after its reply. */
const mostKept = 65_536 * gramsPerWord;
let loaded: LoadedModel | undefined;

/** Bytes in a buffer of their own, so that it can be read as other numbers. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(fromBase64(text) ?? []);
}

function load(): LoadedModel {
  const bytes = bytesOf(refusalWeights.gramHashes);
  const view = new DataView(bytes.buffer);
  const delivers = new Int8Array(bytesOf(refusalWeights.gramDelivers).buffer);
  const withholds = new Int8Array(bytesOf(refusalWeights.gramWithholds).buffer);
  const entries = new Map<number, number>();
  for (let index = 0; index * 4 < bytes.length; index += 1) {
    const packed = 65_536 + ((delivers[index] ?? 0) + 128) * 256 + (withholds[index] ?? 0) + 128;
    entries.set(view.getInt32(index * 4, true), packed);
  }
  const table = buildHashTable(entries);
  return { table, seen: new Int32Array((table.mask + 1) >>> 5), candidates: new Int32Array(4096) };
}

/** Scores a reading. Each known word group counts once, over the square root of how many are known. */
export function scoreReply(reading: ReplyReading): ReplyScores {
  loaded ??= load();
  const { table, seen } = loaded;
  const { slots, mask, filter } = table;
  const { grams } = reading;
  const count = usedGrams(grams, reading.scan);
  if (loaded.candidates.length < count || loaded.candidates.length > mostKept)
    loaded.candidates = new Int32Array(Math.max(count, 4096));
  const { candidates } = loaded;
  // Whether a word group is known is a coin toss to the processor: no branch here, and the next loop nearly always finds.
  let candidateCount = 0;
  const filterMask = mask * 8 + 7;
  for (let index = 0; index < count; index += 1) {
    const hash = grams[index] ?? 0;
    const bit = (hash ^ (hash >>> 15)) & filterMask;
    candidates[candidateCount] = hash;
    candidateCount += ((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1;
  }
  seen.fill(0);
  let known = 0;
  let delivers = 0;
  let withholds = 0;
  for (let index = 0; index < candidateCount; index += 1) {
    const slot = probe(table, candidates[index] ?? 0);
    const packed = slots[slot * 2 + 1] ?? 0;
    if (packed === 0) continue;
    const before = seen[slot >>> 5] ?? 0;
    const fresh = ((before >>> (slot & 31)) & 1) ^ 1;
    seen[slot >>> 5] = before | (1 << (slot & 31));
    known += fresh;
    delivers += (((packed >> 8) & 255) - 128) * fresh;
    withholds += ((packed & 255) - 128) * fresh;
  }
  const norm = Math.sqrt(known + 1);
  return {
    delivers: linear(reading.features, refusalWeights.delivers) + (delivers * refusalWeights.gramScale) / norm,
    withholds: linear(reading.features, refusalWeights.withholds) + (withholds * refusalWeights.gramScale) / norm,
  };
}

/** The first weight is the bias. */
function linear(features: Float64Array, weights: readonly number[]): number {
  let sum = weights[0] ?? 0;
  for (let index = 0; index < features.length; index += 1) sum += (features[index] ?? 0) * (weights[index + 1] ?? 0);
  return sum;
}

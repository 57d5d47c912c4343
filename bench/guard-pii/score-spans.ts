import { seededRandom, randomInteger } from '@plimsoll/core/statistics';
import type { GoldSpan } from './make-texts.js';

/** Hits, false alarms and misses of one kind in one text. */
export interface SpanCounts {
  readonly hits: number;
  readonly alarms: number;
  readonly misses: number;
}
export interface SpanScore extends SpanCounts {
  readonly f1: number;
  /** 95 %, by resampling texts. */
  readonly interval: readonly [number, number];
}

const rounds = 1_000;

/** Whether two spans are the same place: exactly, or by more than half of both together. */
function isSame(one: GoldSpan, other: GoldSpan, exact: boolean): boolean {
  if (exact) return one.start === other.start && one.end === other.end;
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared > 0 && shared / (Math.max(one.end, other.end) - Math.min(one.start, other.start)) >= 0.5;
}

export function countSpans(gold: readonly GoldSpan[], found: readonly GoldSpan[], exact: boolean): SpanCounts {
  const open = [...found];
  let hits = 0;
  for (const span of gold) {
    const index = open.findIndex((candidate) => isSame(span, candidate, exact));
    if (index === -1) continue;
    open.splice(index, 1);
    hits += 1;
  }
  return { hits, alarms: open.length, misses: gold.length - hits };
}

export function scoreSpans(counts: readonly SpanCounts[], seed: number): SpanScore {
  const total = add(counts);
  const random = seededRandom(seed);
  const drawn = Array.from({ length: rounds }, () =>
    f1Of(add(Array.from(counts, () => counts[randomInteger(random, counts.length)] as SpanCounts))),
  ).sort((a, b) => a - b);
  return { ...total, f1: f1Of(total), interval: [drawn[24] as number, drawn[974] as number] };
}

function add(counts: readonly SpanCounts[]): SpanCounts {
  let [hits, alarms, misses] = [0, 0, 0];
  for (const count of counts) {
    hits += count.hits;
    alarms += count.alarms;
    misses += count.misses;
  }
  return { hits, alarms, misses };
}

function f1Of({ hits, alarms, misses }: SpanCounts): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + alarms + misses);
}

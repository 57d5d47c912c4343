import { breakSymbol } from './letter-symbols.js';
import { bestSegment, type SegmentTable } from './segment-scores.js';

/** A symbol that no text of the tests contains, beside the break and the text's own. */
const strange = 0x16b;

/**
 * The lowest score of all texts within so many edits, by trying them: every symbol put in, taken out or replaced, with the
 * break, the text's own symbols and a strange one. No other symbol can do more than the break: its grams are worth at least 0.
 */
export function worstByTrying(table: SegmentTable, symbols: Int32Array, edits: number): number {
  const alphabet = [breakSymbol, strange, ...new Set(symbols)];
  const seen = new Set<string>();
  let lowest = Infinity;
  let layer: readonly (readonly number[])[] = [[...symbols]];
  for (let round = 0; round <= edits; round += 1) {
    const nextLayer: number[][] = [];
    for (const text of layer) {
      const key = text.join();
      if (seen.has(key)) continue;
      seen.add(key);
      lowest = Math.min(lowest, bestSegment(table, Int32Array.from(text)).score);
      if (round === edits) continue;
      for (let at = 0; at <= text.length; at += 1) {
        for (const symbol of alphabet) {
          nextLayer.push([...text.slice(0, at), symbol, ...text.slice(at)]);
          if (at < text.length) nextLayer.push([...text.slice(0, at), symbol, ...text.slice(at + 1)]);
        }
        if (at < text.length) nextLayer.push([...text.slice(0, at), ...text.slice(at + 1)]);
      }
    }
    layer = nextLayer;
  }
  return lowest;
}

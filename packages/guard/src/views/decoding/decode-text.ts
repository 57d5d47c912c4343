import { sourceSpan, type MappedText, type Span } from '@plimsoll/core/text';
import type { DecodedSegment } from '../text-views.js';
import { asciiCodes } from './ascii-codes.js';
import { findCodeRuns } from './code-runs.js';
import type { EncodedRun, RunFinder } from './encoded-run.js';
import { findDisguisedWords } from './disguised-words.js';
import { findEscapeRuns } from './escape-runs.js';
import { findQuotedPrintable } from './quoted-printable.js';
import { findSmuggledRuns } from './smuggled-runs.js';
import { findTokenRuns } from './token-runs.js';

/** Encodings within encodings are undone so often. */
const deepest = 4;
/** So many characters are decoded in all; as many as the text has, when it has more. */
const mostDecoded = 65_536;

/** Decoded text has three letters, and of an escape one stands in three characters or more. */
const shortest = 5;

/** Every way to hide text that is undone. Adding one means adding a file and a line. */
const finders: readonly RunFinder[] = [
  findCodeRuns,
  findEscapeRuns,
  findQuotedPrintable,
  findDisguisedWords,
  findTokenRuns,
];

/** What a text hides. */
export interface DecodedText {
  readonly segments: readonly DecodedSegment[];
  /** Stretches of the text that are codes and nothing else. */
  readonly codes: readonly Span[];
  /** Encoded stretches left as they are because a cap was reached. */
  readonly overCap: number;
}

/** What gets its text from letters and digits that are none themselves: numbers, signals, names of letters. */
const codeNames: ReadonlySet<string> = new Set(
  'base64 base32 hex character-codes binary letter-numbers polybius keypad tap-code morse two-letters spelled'.split(
    ' ',
  ),
);

/** What runs are found in, with those that are codes. */
interface Outer {
  readonly chain: readonly string[];
  readonly codes: Span[];
}
type Taken = DecodedSegment & Outer;

const nothing: DecodedText = { segments: [], codes: [], overCap: 0 };

/**
 * Decodes what is encoded in a text, and what is encoded in that. All of it together is bounded.
 *
 * @param visible the text without what is not seen, in which codes are looked for; the text itself when nothing is hidden.
 */
export function decodeText(text: string, visible: MappedText = { text }): DecodedText {
  const first = findRuns(visible.text);
  const smuggled: EncodedRun[] = [];
  if (visible.text !== text) findSmuggledRuns(text, smuggled);
  if (first.length === 0 && smuggled.length === 0) return nothing;
  let left = Math.max(mostDecoded, text.length);
  let overCap = 0;
  const segments: DecodedSegment[] = [];
  const codes: Span[] = [];
  let layer: Taken[] = [];
  const take = (run: EncodedRun, span: Span, outer: Outer, offsets?: Int32Array): void => {
    if (run.text.length > left) {
      overCap += 1;
      return;
    }
    left -= run.text.length;
    layer.push({
      text: run.text,
      span,
      chain: [...outer.chain, run.name],
      codes: [],
      ...(offsets === undefined ? {} : { offsets }),
    });
    if (codeNames.has(run.name)) outer.codes.push(outer.chain.length === 0 ? span : { start: run.start, end: run.end });
  };
  const whole: Outer = { chain: [], codes };
  for (const run of first) {
    const { offsets } = visible;
    const placed = offsets === undefined ? run.offsets : run.offsets?.map((place) => offsets[place] as number);
    take(run, sourceSpan(visible, run.start, run.end), whole, placed);
  }
  for (const run of smuggled) take(run, { start: run.start, end: run.end }, whole);
  for (let depth = 1; layer.length > 0; depth += 1) {
    for (const segment of layer) segments.push(segment);
    const outers = layer;
    layer = [];
    for (const outer of outers) {
      const runs = findRuns(outer.text);
      findSmuggledRuns(outer.text, runs);
      if (depth >= deepest) overCap += runs.length;
      else for (const run of runs) take(run, spanIn(outer, run), outer);
    }
  }
  return { segments, codes, overCap };
}

/** Where in the original a run stands that was found in decoded text. */
function spanIn({ span, text, offsets }: DecodedSegment, { start, end }: EncodedRun): Span {
  return offsets === undefined ? span : sourceSpan({ text, offsets }, start, end);
}

function findRuns(text: string): EncodedRun[] {
  const found: EncodedRun[] = [];
  if (text.length < shortest) return found;
  const input = asciiCodes(text);
  for (const find of finders) find(input, found);
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || a.end - b.end);
}

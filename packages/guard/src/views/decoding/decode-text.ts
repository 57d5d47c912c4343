import { sourceSpan, type Span } from '@plimsoll/core/text';
import type { DecodedSegment } from '../text-views.js';
import { asciiCodes } from './ascii-codes.js';
import { findCodeRuns } from './code-runs.js';
import type { EncodedRun, RunFinder } from './encoded-run.js';
import { findEscapeRuns } from './escape-runs.js';
import { findQuotedPrintable } from './quoted-printable.js';
import { findSmuggledRuns } from './smuggled-runs.js';

/** Encodings within encodings are undone so often. */
const deepest = 4;
/** So many characters are decoded in all; as many as the text has, when it has more. */
const mostDecoded = 65_536;

/** Every way to hide text that is undone. Adding one means adding a file and a line. */
const finders: readonly RunFinder[] = [findCodeRuns, findEscapeRuns, findQuotedPrintable];

/** What a text hides. */
export interface DecodedText {
  readonly segments: readonly DecodedSegment[];
  /** Encoded stretches left as they are because a cap was reached. */
  readonly overCap: number;
}

const nothing: DecodedText = { segments: [], overCap: 0 };

/** Decodes what is encoded in a text, and what is encoded in that. All of it together is bounded. */
export function decodeText(text: string, smuggles: boolean): DecodedText {
  const first = findRuns(text, smuggles);
  if (first.length === 0) return nothing;
  let left = Math.max(mostDecoded, text.length);
  let overCap = 0;
  const segments: DecodedSegment[] = [];
  let layer: DecodedSegment[] = [];
  const take = (run: EncodedRun, outer: DecodedSegment | undefined): void => {
    if (run.text.length > left) {
      overCap += 1;
      return;
    }
    left -= run.text.length;
    layer.push({
      text: run.text,
      span: outer === undefined ? { start: run.start, end: run.end } : spanIn(outer, run),
      chain: [...(outer?.chain ?? []), run.name],
      ...(outer === undefined && run.offsets !== undefined ? { offsets: run.offsets } : {}),
    });
  };
  for (const run of first) take(run, undefined);
  for (let depth = 1; layer.length > 0; depth += 1) {
    segments.push(...layer);
    const outers = layer;
    layer = [];
    for (const outer of outers) {
      const runs = findRuns(outer.text, true);
      if (depth >= deepest) overCap += runs.length;
      else for (const run of runs) take(run, outer);
    }
  }
  return { segments, overCap };
}

/** Where in the original a run stands that was found in decoded text. */
function spanIn({ span, text, offsets }: DecodedSegment, { start, end }: EncodedRun): Span {
  return offsets === undefined ? span : sourceSpan({ text, offsets }, start, end);
}

function findRuns(text: string, smuggles: boolean): EncodedRun[] {
  const found: EncodedRun[] = [];
  const input = asciiCodes(text);
  for (const find of finders) find(input, found);
  if (smuggles) findSmuggledRuns(text, found);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

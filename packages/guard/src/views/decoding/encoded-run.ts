import type { AsciiCodes } from './ascii-codes.js';

/** A stretch of a text and what it says when decoded. */
export interface EncodedRun {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For each unit of `text`, and its end, where it stands in what it was found in; left out where only the whole can be pointed at. */
  readonly offsets?: Int32Array | undefined;
}

/** Looks for one kind of encoding and adds what it finds. Linear in the text. */
export type RunFinder = (input: AsciiCodes, found: EncodedRun[]) => void;

import type { AsciiCodes } from './ascii-codes.js';

/** A stretch of a text and what it says when decoded. */
export interface EncodedRun {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Looks for one kind of encoding and adds what it finds. Linear in the text. */
export type RunFinder = (input: AsciiCodes, found: EncodedRun[]) => void;

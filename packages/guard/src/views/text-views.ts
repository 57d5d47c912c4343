import type { MappedText, Span } from '@plimsoll/core/text';

/** Text that was hidden in an encoding, and where. */
export interface DecodedSegment {
  readonly text: string;
  /** The encoded stretch of the original. */
  readonly span: Span;
  /** From the outside in: ["base64", "percent"]. */
  readonly chain: readonly string[];
}

/** What is odd about a text, as counts of UTF-16 units or segments. */
export interface TextAnomalies {
  readonly zeroWidth: number;
  readonly bidi: number;
  readonly tags: number;
  readonly variationSelectors: number;
  readonly confusables: number;
  readonly fullWidth: number;
  readonly combining: number;
  readonly loneSurrogates: number;
  /** Words that mix scripts. */
  readonly mixedScripts: number;
  /** Encoded stretches left undecoded because a cap on bytes or depth was reached. */
  readonly overCap: number;
}

/** One text as detectors read it: each view made once, when it is first asked for. */
export interface TextViews {
  readonly original: string;
  /**
   * NFKC; zero-width, bidi, tag characters and variation selectors out; confusables and full-width forms folded; combining
   * noise out; lower case. `offsets` left out and lengths equal where nothing moved.
   */
  readonly normalised: MappedText;
  /** Spaced-out letters joined and leetspeak read; undefined when that changes nothing. */
  readonly squeezed: MappedText | undefined;
  /** Base64, hex, percent, HTML entities, quoted-printable, rot13 where plausible, nested; to a cap of bytes and depth. */
  readonly decoded: readonly DecodedSegment[];
  readonly anomalies: TextAnomalies;
}

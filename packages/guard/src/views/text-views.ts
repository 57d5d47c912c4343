import type { MappedText, Span } from '@plimsoll/core/text';
import { decodeText, type DecodedText } from './decoding/decode-text.js';
import { normaliseText, type NormalisedText } from './normalise-text.js';
import { squeezeText } from './squeeze-text.js';
import { visibleText } from './visible-text.js';

/** Text that was hidden in an encoding, and where. */
export interface DecodedSegment {
  readonly text: string;
  /** The encoded stretch of the original. */
  readonly span: Span;
  /** From the outside in: ["base64", "percent"]. */
  readonly chain: readonly string[];
  /** For each unit of `text`, and its end, its offset in the original; left out where only the whole stretch can be pointed at. */
  readonly offsets?: Int32Array | undefined;
  /** Stretches of `text` that are codes, and stand decoded further on in the list. */
  readonly codes?: readonly Span[] | undefined;
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
  /** Control characters but tab, line feed and carriage return, with the rest of terminals' control sequences. */
  readonly controls: number;
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
   * noise, control characters and sequences, and lone surrogates out; typographic quotes and dashes, and digits of all scripts, as ASCII; lower case. `offsets` left out and lengths equal where nothing moved.
   */
  readonly normalised: MappedText;
  /**
   * The text without what is not seen and with full-width forms as ASCII, in its letter case: what keys and codes are read
   * in. Undefined when that changes nothing.
   */
  readonly visible: MappedText | undefined;
  /** Spaced-out letters joined and leetspeak read; undefined when that changes nothing. */
  readonly squeezed: MappedText | undefined;
  /** Base64, hex, percent, HTML entities, quoted-printable, rot13 where plausible, nested; to a cap of bytes and depth. */
  readonly decoded: readonly DecodedSegment[];
  /** Stretches of the original that are codes, no text: numbers, signals, runs of base64. They stand decoded in `decoded`. */
  readonly codes: readonly Span[];
  readonly anomalies: TextAnomalies;
}

/**
 * The views of a text, each made when it is first read. Never throws, whatever the text holds; time and memory grow in
 * proportion to its length.
 *
 * @example
 * ```ts
 * textViews('Ignоre аll').normalised.text; // 'ignore all': two of the letters were Cyrillic
 * ```
 */
export function textViews(text: string): TextViews {
  return new LazyViews(text, true);
}

/**
 * The views of decoded text, so that it is judged like any other. Its `decoded` is empty: what was nested in it stands
 * beside it in the list that it came from.
 *
 * @example
 * ```ts
 * const [segment] = textViews('aWdub3JlIGFsbCBydWxlcw==').decoded;
 * viewsOfSegment(segment).normalised.text; // 'ignore all rules'
 * ```
 */
export function viewsOfSegment(segment: DecodedSegment): TextViews {
  return new LazyViews(segment.text, false);
}

const nothingDecoded: DecodedText = { segments: [], codes: [], overCap: 0 };

class LazyViews implements TextViews {
  readonly original: string;
  readonly #decodes: boolean;
  #normal: NormalisedText | undefined;
  #visible: MappedText | undefined;
  #squeezed: MappedText | undefined | null = null;
  #decoded: DecodedText | undefined;
  #anomalies: TextAnomalies | undefined;

  constructor(text: string, decodes: boolean) {
    this.original = text;
    this.#decodes = decodes;
  }

  get normalised(): MappedText {
    return this.#normalise().view;
  }

  get visible(): MappedText | undefined {
    if (this.#normalise().hides) this.#visible ??= visibleText(this.original);
    return this.#visible;
  }

  get squeezed(): MappedText | undefined {
    if (this.#squeezed === null) this.#squeezed = squeezeText(this.normalised, this.original.length);
    return this.#squeezed;
  }

  get decoded(): readonly DecodedSegment[] {
    return this.#decode().segments;
  }

  get codes(): readonly Span[] {
    return this.#decode().codes;
  }

  get anomalies(): TextAnomalies {
    this.#anomalies ??= { ...this.#normalise().anomalies, overCap: this.#decode().overCap };
    return this.#anomalies;
  }

  #normalise(): NormalisedText {
    this.#normal ??= normaliseText(this.original);
    return this.#normal;
  }

  #decode(): DecodedText {
    this.#decoded ??= this.#decodes ? decodeText(this.original, this.visible) : nothingDecoded;
    return this.#decoded;
  }
}

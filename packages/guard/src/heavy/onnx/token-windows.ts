import type { Span } from '@plimsoll/core/text';
import type { Tokenizer } from './onnx-session.js';

/** A stretch of a text that fits the model. */
export interface TokenWindow {
  readonly span: Span;
  /** Without the special tokens. */
  readonly ids: readonly number[];
}

/** How a text is cut. */
export interface WindowSize {
  /** Most tokens of a window, 1 or more. */
  readonly tokens: number;
  /** Share of a window that the next one reads again, 0 to below 1. */
  readonly overlap: number;
}

const longestToken = 8;

/**
 * Cuts a text into overlapping windows that fit a model. Only the text of one window is tokenised at a time, so that time
 * grows with the length and nobody can have a whole book tokenised in one go.
 *
 * @example
 * ```ts
 * const letters = { encode: (text) => ({ ids: Array.from(text, (letter) => letter.charCodeAt(0)) }) };
 * [...tokenWindows('abcdef', letters, { tokens: 4, overlap: 0.5 })].map(({ span }) => span.start); // [0, 2]
 * ```
 */
export function* tokenWindows(text: string, tokenizer: Tokenizer, size: WindowSize): Generator<TokenWindow> {
  const { tokens, overlap } = size;
  let guess = tokens * 4;
  for (let start = 0; start < text.length;) {
    let end = cutAt(text, start, start + guess);
    let { ids } = tokenizer.encode(text.slice(start, end), { add_special_tokens: false });
    while (ids.length > tokens && end > cutAt(text, start, start + 1)) {
      const shorter = Math.min(end - 1, start + Math.floor(((end - start) * tokens) / ids.length));
      end = cutAt(text, start, shorter);
      ({ ids } = tokenizer.encode(text.slice(start, end), { add_special_tokens: false }));
    }
    yield { span: { start, end }, ids: ids.slice(0, tokens) };
    if (end >= text.length) return;
    const fits = Math.ceil(((end - start) * tokens) / Math.max(1, ids.length));
    guess = Math.max(tokens, Math.min(fits, tokens * longestToken));
    start = Math.max(cutAt(text, start, start + 1), cutAt(text, start, end - Math.floor((end - start) * overlap)));
  }
}

/** The wanted place, or the one before it where a surrogate pair would be cut; always after `start`. */
function cutAt(text: string, start: number, wanted: number): number {
  const at = Math.max(start + 1, Math.min(wanted, text.length));
  const unit = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at);
  const cutsPair = unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
  if (!cutsPair) return at;
  return at - 1 > start ? at - 1 : at + 1;
}

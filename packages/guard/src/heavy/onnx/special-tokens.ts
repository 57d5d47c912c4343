import type { Tokenizer } from './onnx-session.js';

/** What a tokenizer puts around a text. */
export interface SpecialTokens {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const sample = 'a';

/**
 * Finds out what a tokenizer puts around a text, so that windows get the same.
 *
 * @example
 * ```ts
 * const tokenizer = { encode: (text, { add_special_tokens: all = true } = {}) => ({ ids: all ? [1, 7, 2] : [7] }) };
 * specialTokens(tokenizer).after; // [2]
 * ```
 */
export function specialTokens(tokenizer: Tokenizer): SpecialTokens {
  const { ids: bare } = tokenizer.encode(sample, { add_special_tokens: false });
  const { ids: whole } = tokenizer.encode(sample, { add_special_tokens: true });
  for (let at = 0; at + bare.length <= whole.length; at += 1) {
    if (bare.every((id, index) => whole[at + index] === id))
      return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
  }
  return { before: [], after: [] };
}

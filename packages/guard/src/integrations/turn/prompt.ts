import type { ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';

/** One message of a request, or one result in it, as far as it is text. */
export interface PromptPiece {
  readonly channel: Channel;
  /** Its text parts, which the model reads one after the other. */
  readonly texts: readonly string[];
  /** The tool that a result is from. */
  readonly tool?: string | undefined;
  /** It stands before an answer of the model, so it had been read in an earlier turn. */
  readonly earlier: boolean;
  /** Puts other texts in their place, as many; a text that became "" is left out. */
  write(texts: readonly string[]): void;
}

/** What a request carries. Writing to its pieces changes a copy, never what the caller handed in. */
export interface Prompt {
  readonly pieces: readonly PromptPiece[];
  /** Calls that the model asked for before. */
  readonly calls: readonly ToolCall[];
  /** What is no text: "image", "audio", "file". */
  readonly notScanned: readonly { readonly channel: Channel; readonly what: string }[];
}

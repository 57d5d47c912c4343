import type { WriteupDocument } from './document.js';
import { writeupHtml } from './render-html.js';
import { writeupMarkdown } from './render-markdown.js';
import { writeStamp, type WriteupStamp } from './stamp.js';

export const writeupFormats = ['markdown', 'html'] as const;
export type WriteupFormat = (typeof writeupFormats)[number];

/** A write-up as a file: rendered, with its stamp at the end. */
export function writeupFile(document: WriteupDocument, format: WriteupFormat, stamp: WriteupStamp): string {
  const text =
    format === 'html' ? writeupHtml(document) : writeupMarkdown(document, { revealHarmful: stamp.reveal === true });
  return `${text}\n${writeStamp(stamp)}\n`;
}

/** The format of a file, by its name. */
export function writeupFormatOf(path: string): WriteupFormat {
  return /\.html?$/i.test(path) ? 'html' : 'markdown';
}

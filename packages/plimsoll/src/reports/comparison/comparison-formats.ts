import type { ComparisonSummary } from '@plimsoll/core';
import { comparisonHtml } from './comparison-html.js';
import { comparisonMarkdown } from './comparison-markdown.js';
import { comparisonText } from './comparison-text.js';

/** What can be chosen about a written comparison; each format takes what concerns it. */
export interface ComparisonFormatOptions {
  readonly columns?: number | undefined;
  readonly colour?: boolean | undefined;
  /** Show the texts of harmful cases in `text` and `markdown`, which hide them by default. */
  readonly revealHarmful?: boolean | undefined;
}

export const comparisonFormatNames = ['text', 'markdown', 'html', 'json'] as const;
export type ComparisonFormatName = (typeof comparisonFormatNames)[number];

/** Every format a comparison can be written in. */
export const comparisonFormats: Readonly<
  Record<ComparisonFormatName, (summary: ComparisonSummary, options?: ComparisonFormatOptions) => string>
> = {
  text: comparisonText,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
  json: (summary) => `${JSON.stringify(summary)}\n`,
};

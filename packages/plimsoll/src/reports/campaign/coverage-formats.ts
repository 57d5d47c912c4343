import type { Coverage } from '../../campaigns/coverage-table/coverage.js';
import { coverageHtml } from './coverage-html.js';
import { coverageMarkdown } from './coverage-markdown.js';
import { coverageText } from './coverage-text.js';

/** How the coverage table can be written. */
export const coverageFormatNames = ['text', 'markdown', 'json', 'html'] as const;
export type CoverageFormatName = (typeof coverageFormatNames)[number];

export const coverageFormats: Readonly<Record<CoverageFormatName, (coverage: Coverage, columns?: number) => string>> = {
  text: coverageText,
  markdown: coverageMarkdown,
  json: (coverage) => `${JSON.stringify(coverage)}\n`,
  html: coverageHtml,
};

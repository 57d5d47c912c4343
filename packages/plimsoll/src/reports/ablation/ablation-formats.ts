import type { AblationReport } from '@plimsoll/core';
import { ablationHtml } from './ablation-html.js';
import { ablationMarkdown } from './ablation-markdown.js';
import { ablationText, type AblationTextOptions } from './ablation-text.js';

export const ablationFormatNames = ['text', 'markdown', 'html', 'json'] as const;
export type AblationFormatName = (typeof ablationFormatNames)[number];

/** Every format an ablation is written in. */
export const ablationFormats: Readonly<
  Record<AblationFormatName, (report: AblationReport, options: AblationTextOptions) => string>
> = {
  text: ablationText,
  markdown: ablationMarkdown,
  html: ablationHtml,
  json: (report, options) =>
    `${JSON.stringify(options.report === undefined ? report : { ...report, report: options.report })}\n`,
};

import { gateHtml } from './gate-html.js';
import { gateJunit } from './gate-junit.js';
import { gateMarkdown } from './gate-markdown.js';
import type { GateFormatOptions, GateReportInput } from './gate-report-input.js';
import { gateSarif } from './gate-sarif.js';
import { gateText } from './gate-text.js';

export const gateFormatNames = ['text', 'markdown', 'html', 'json', 'junit', 'sarif'] as const;
export type GateFormatName = (typeof gateFormatNames)[number];

/** Every format a verdict can be written in. */
export const gateFormats: Readonly<
  Record<GateFormatName, (input: GateReportInput, options?: GateFormatOptions) => string>
> = {
  text: gateText,
  markdown: gateMarkdown,
  html: gateHtml,
  json: ({ report }) => `${JSON.stringify(report)}\n`,
  junit: gateJunit,
  sarif: gateSarif,
};

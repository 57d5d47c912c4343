import type { SessionDebrief } from '../../campaigns/sessions/debrief.js';
import { sessionHtml } from './session-html.js';
import { sessionMarkdown } from './session-markdown.js';
import { sessionText } from './session-text.js';
import type { SessionTextOptions } from './session-words.js';

/** How a session's debrief can be written. */
export const sessionFormatNames = ['text', 'markdown', 'html', 'json'] as const;
export type SessionFormatName = (typeof sessionFormatNames)[number];

export const sessionFormats: Readonly<
  Record<SessionFormatName, (debrief: SessionDebrief, options: SessionTextOptions) => string>
> = {
  text: sessionText,
  markdown: sessionMarkdown,
  html: sessionHtml,
  json: (debrief) => `${JSON.stringify(debrief)}\n`,
};

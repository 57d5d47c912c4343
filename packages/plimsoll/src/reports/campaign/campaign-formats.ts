import type { CampaignSummary } from '@plimsoll/core';
import { campaignMarkdown } from './campaign-markdown.js';
import { campaignText, type CampaignTextOptions } from './campaign-text.js';
import { weaknessesAvid } from './weaknesses-avid.js';
import { weaknessesSarif } from './weaknesses-sarif.js';

/** How a campaign can be written. */
export const campaignFormatNames = ['text', 'markdown', 'json', 'sarif', 'avid'] as const;
export type CampaignFormatName = (typeof campaignFormatNames)[number];

export const campaignFormats: Readonly<
  Record<CampaignFormatName, (summary: CampaignSummary, options: CampaignTextOptions) => string>
> = {
  text: campaignText,
  markdown: (summary, { revealHarmful }) => campaignMarkdown(summary, revealHarmful),
  json: (summary) => `${JSON.stringify(summary)}\n`,
  sarif: weaknessesSarif,
  avid: weaknessesAvid,
};

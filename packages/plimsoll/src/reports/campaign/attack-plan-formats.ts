import type { AttackPlan } from '../../campaigns/threat-model/attack-plan.js';
import { attackPlanMarkdown } from './attack-plan-markdown.js';
import { attackPlanText } from './attack-plan-text.js';

/** How a threat model can be written. */
export const attackPlanFormatNames = ['text', 'markdown', 'json'] as const;
export type AttackPlanFormatName = (typeof attackPlanFormatNames)[number];

export const attackPlanFormats: Readonly<Record<AttackPlanFormatName, (plan: AttackPlan, columns?: number) => string>> =
  {
    text: attackPlanText,
    markdown: attackPlanMarkdown,
    json: (plan) => `${JSON.stringify(plan)}\n`,
  };

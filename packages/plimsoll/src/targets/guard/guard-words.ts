import type { Decision } from '@plimsoll/guard';

/** What a guard as a target answers when everything may pass. */
export const letThrough = 'The guard let this through.';
const stopped = 'The guard stopped this';

/** What it answers when something may not: the strictest rule, and where. */
export function stoppedBy({ action, channel, rules }: Decision): string {
  const by = rules.length === 0 ? 'a text that is too long' : `the rule "${rules[0] ?? ''}"`;
  return `${stopped}: ${by} (${action}) on the channel ${channel}.`;
}

/** Reads such an answer; undefined when it is none. */
export function wasLetThrough(answer: string): boolean | undefined {
  if (answer === letThrough) return true;
  return answer.startsWith(`${stopped}: `) ? false : undefined;
}

/** What calling a tool brings about: that of the sinks of a guard policy, or reading. */
export const toolActs = ['read', 'send', 'pay', 'delete', 'execute', 'fetch-external', 'change'] as const;
export type ToolAct = (typeof toolActs)[number];

/** A tool of a feature as generators and threat models see it. */
export interface FeatureTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly act: ToolAct;
  /** Whether a guard policy says so; else it was guessed from name and description. */
  readonly declared: boolean;
  /** The tool environment it can be tried in. */
  readonly environment?: string | undefined;
}

// The first that fits counts: what does most harm stands first.
const signs: readonly (readonly [ToolAct, RegExp])[] = [
  ['pay', /\b(pay|pays|payment|refund|refunds|transfer|transfers|charge|invoice|payout|purchase|buy)\b/],
  ['delete', /\b(delete|deletes|remove|removes|erase|drop|purge|wipe|cancel|cancels|revoke)\b/],
  ['execute', /\b(run|runs|execute|executes|exec|shell|command|script|eval|deploy|sql)\b/],
  ['send', /\b(send|sends|mail|email|e-mail|sms|message|notify|post|posts|publish|share|reply|forward|invite)\b/],
  [
    'change',
    /\b(set|update|updates|change|changes|edit|write|writes|create|creates|add|adds|reset|book|block|unblock|freeze|grant|move|upload|schedule)\b/,
  ],
  ['fetch-external', /\b(fetch|browse|download|crawl|scrape|visit|url|web|http|internet)\b/],
];

/**
 * What a tool does, guessed from its name, and from its description where the name says nothing.
 *
 * @example
 * ```ts
 * guessToolAct('send_email', 'Sends an e-mail.'); // 'send'
 * guessToolAct('lookup_account', 'Looks up an account.'); // 'read'
 * ```
 */
export function guessToolAct(name: string, description = ''): ToolAct {
  const words = spokenName(name);
  if (/^(get|list|look|lookup|read|search|find|show|check|query|view)\b/.test(words)) return 'read';
  const of = (text: string): ToolAct | undefined => signs.find(([, sign]) => sign.test(text))?.[0];
  return of(words) ?? of(description.slice(0, 2_000).toLowerCase()) ?? 'read';
}

/** "sendEmail" and "send_email" as words: "send email". */
export function spokenName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

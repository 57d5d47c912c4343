import { contentHash, type Usage } from '@plimsoll/core';
import type { Target } from '../../targets/target.js';
import { sendWithRetries, type RetryOptions } from '../../targets/with-retries.js';
import type { Attacker } from './attacker.js';

/**
 * A target of the configuration that plays the attacker. Its name carries the beginning of its hash, so that another
 * model under the same name is counted apart.
 *
 * @param onCall is told what each answer used.
 */
export function modelAttacker(
  target: Target,
  retries: RetryOptions,
  onCall?: (usage: Usage | undefined) => void,
): Attacker {
  let asked = 0;
  return {
    name: `${target.name}@${contentHash(target.identity).slice(0, 8)}`,
    ask: async (messages, signal) => {
      asked += 1;
      const session = { id: contentHash({ messages, asked }), memory: new Map<string, string>() };
      const { reply } = await sendWithRetries(target, { messages, alreadySent: 0, session, signal }, retries);
      onCall?.(reply.usage);
      const refused =
        reply.heldBy !== undefined || reply.finishReason === 'refusal' || reply.finishReason === 'content-filter';
      return refused ? undefined : reply.message.content;
    },
  };
}

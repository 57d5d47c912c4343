import { resolve } from 'node:path';
import { contentHash } from '@plimsoll/core';
import type { References } from '@plimsoll/guard';
import * as z from 'zod/mini';
import { readTextFile } from '../../files/index.js';
import { policyChoice } from '../guard/policy-choice.js';
import type { TargetSession } from '../target.js';
import { controlled, defineControl } from './control.js';
import { GuardedConversation } from './guarded-conversation.js';
import { documentMarkersSchema } from './untrusted-text.js';

const fromFile = 'file:';

/**
 * Puts a guard policy around the feature: it reads what goes in (messages, results of tools, documents between markers)
 * and what comes out (tool calls, answers). What the user may not send ends the turn; a result or document that is
 * stopped is withheld from the model; a call that is not allowed is not run, and the model is told so.
 */
export const guardPolicy = defineControl({
  kind: 'guard',
  family: 'inference-time',
  // Outermost: it sees what the user sends and gets, whatever else is on.
  layer: 5,
  options: z.strictObject({
    ...policyChoice,
    /** What an answer must not give away: the text, or "file:PATH". Left out: the system messages of a case. */
    systemPrompt: z.optional(z.string().check(z.minLength(1), z.maxLength(200_000))),
    canaries: z.optional(z.array(z.string().check(z.minLength(1))).check(z.maxLength(100))),
    documents: documentMarkersSchema,
  }),
  wrap: async (target, options, { baseFolder, openGuard }) => {
    const { policy, rules, documents, canaries } = options;
    const guard = await openGuard(policy, rules);
    const systemPrompt = options.systemPrompt?.startsWith(fromFile)
      ? (await readTextFile(resolve(baseFolder, options.systemPrompt.slice(fromFile.length).trim()))).text
      : options.systemPrompt;
    const references: References = { systemPrompt, canaries };
    const identity = {
      kind: 'guard',
      version: 1,
      options: { policyHash: guard.policyHash, references: contentHash(references), documents },
    };
    const conversations = new WeakMap<TargetSession, GuardedConversation>();
    return controlled(target, identity, (request) => {
      const known = conversations.get(request.session);
      const conversation =
        known ?? new GuardedConversation(target, guard, request, { references, documents, channel: 'user' });
      conversations.set(request.session, conversation);
      return conversation.send(request);
    });
  },
});

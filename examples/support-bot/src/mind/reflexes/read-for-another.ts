import { say } from '../bot-turn.js';
import { tellAccount } from '../tell-account.js';
import { readAccount } from '../read-account.js';
import type { Reflex } from '../reflex.js';

/** As the quarantined half of two models: reads a text and answers one question about it. It has no tools to misuse. */
export const readForAnother: Reflex = ({ readsForAnother, raw }) => {
  if (!readsForAnother) return undefined;
  const [question = '', text = ''] = raw.replace(/^Question: /u, '').split('\n\nText:\n');
  const account = readAccount(text);
  if (account.account_id === undefined) return say('unknown');
  return say(/\baddress on file\b/u.test(question) ? (account.email ?? 'unknown') : tellAccount(account, question));
};

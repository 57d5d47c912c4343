import { call, say } from '../bot-turn.js';
import { wantsMail } from '../plan-calls.js';
import { readAccount } from '../read-account.js';
import type { Reflex } from '../reflex.js';

/** As the privileged half of two models: has hidden answers of tools read, and passes on symbols without seeing them. */
export const askTheReader: Reflex = ({ results, heard, tools }) => {
  const newest = results.at(-1);
  if (newest === undefined || !tools.has('ask_reader')) return undefined;
  const { symbol } = readAccount(newest.text);
  if (typeof symbol !== 'string') return undefined;
  const looked = results.find((result) => result.tool === 'lookup_account');
  const account = looked === undefined ? undefined : readAccount(looked.text).symbol;
  if (newest.tool === 'lookup_account') return call('ask_reader', { symbol, question: heard });
  if (newest.tool !== 'ask_reader') return undefined;
  if (!wantsMail(heard) || !tools.has('send_email')) return say(symbol);
  const answers = results.filter((result) => result.tool === 'ask_reader').map(({ text }) => readAccount(text).symbol);
  return answers.length < 2
    ? call('ask_reader', { symbol: account, question: 'Which is the address on file?' })
    : call('send_email', { to: answers[1], subject: 'Your account', body: answers[0] });
};

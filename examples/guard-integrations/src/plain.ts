import { createGuard, defaultPolicy } from '@plimsoll/guard';

const guard = createGuard(defaultPolicy);

/** Any function from text to text, with the guard before and behind it. */
export async function plain(answer: (question: string) => Promise<string>, question: string): Promise<string> {
  const asked = await guard.inspectAsync({ channel: 'user', text: question });
  if (asked.action !== 'allow' && asked.action !== 'redact') return asked.text || 'I cannot help with that.';
  const said = await guard.inspectAsync({ channel: 'assistant', text: await answer(asked.text) });
  return said.action === 'allow' || said.action === 'redact' ? said.text : said.text || 'I cannot help with that.';
}

import { createGuard, defaultPolicy } from '@plimsoll/guard';
import { guardOpenAI } from '@plimsoll/guard/openai';
import OpenAI from 'openai';

/** Numbers go to the model as placeholders, and come back to the user as they were. */
export async function openai(baseURL: string, question: string): Promise<string> {
  const guard = createGuard({ ...defaultPolicy, redaction: { reversible: true } });
  const client = guardOpenAI(new OpenAI({ apiKey: 'none', baseURL }), guard, {
    blockedText: 'I cannot help with that.',
  });
  const stream = await client.chat.completions.create({
    model: 'simulated',
    messages: [{ role: 'user', content: question }],
    stream: true,
  });
  let text = '';
  for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
  return text;
}

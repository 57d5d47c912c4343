import { AIMessageChunk } from '@langchain/core/messages';
import { PromptTemplate } from '@langchain/core/prompts';
import { Runnable, RunnableLambda } from '@langchain/core/runnables';
import { createGuard, defaultPolicy } from '@plimsoll/guard';
import { guardRunnable } from '@plimsoll/guard/langchain';
import OpenAI from 'openai';

/** A chain: a prompt, and a model with the guard around it. */
export async function langchain(baseURL: string, question: string): Promise<string> {
  const client = new OpenAI({ apiKey: 'none', baseURL });
  // Any runnable will do: here one that asks a server, in your chain the chat model.
  const model = RunnableLambda.from(async (messages: { readonly content: string }[]) => {
    const content = String(messages.at(-1)?.content);
    const request = { model: 'simulated', messages: [{ role: 'user' as const, content }] };
    return (await client.chat.completions.create(request)).choices[0]?.message.content ?? '';
  });
  const guarded = guardRunnable({ Runnable, AIMessageChunk }, model, createGuard(defaultPolicy), {
    output: 'text',
    blockedText: 'I cannot help with that.',
  });
  const chain = PromptTemplate.fromTemplate('{question}').pipe(guarded);
  return String(await chain.invoke({ question }));
}

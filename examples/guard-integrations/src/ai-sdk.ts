import { agentPolicy } from './agent-policy.js';
import { createGuard } from '@plimsoll/guard';
import { guardMiddleware } from '@plimsoll/guard/ai-sdk';
import { createGateway, generateText, jsonSchema, stepCountIs, tool, wrapLanguageModel } from 'ai';

/** An agent reads a mail that tells it to write to somebody; what it sent is returned. */
export async function aiSdk(
  baseURL: string,
  mail: string,
): Promise<{ readonly sent: string[]; readonly reason: string }> {
  const sent: string[] = [];
  const inputSchema = jsonSchema<{ to: string }>({ type: 'object' });
  const { finishReason } = await generateText({
    model: wrapLanguageModel({
      model: createGateway({ apiKey: 'none', baseURL })('simulated'),
      middleware: guardMiddleware(createGuard(agentPolicy)),
    }),
    prompt: 'What is new?',
    stopWhen: stepCountIs(5),
    tools: {
      read_mail: tool({ inputSchema, execute: () => mail }),
      send_mail: tool({ inputSchema, execute: ({ to }) => sent.push(to) }),
    },
  });
  return { sent, reason: finishReason };
}

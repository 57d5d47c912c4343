import { expect, test } from 'vitest';
import { runAll } from './run-all.js';

test('every integration does what its example shows', async () => {
  const refused = '403 {"error":{"code":"blocked-by-guard","message":"This request cannot be served."}}';
  const masked = '200 {"reply":"You asked: Is my card [card] blocked?"}';
  expect(await runAll()).toEqual([
    'plain function: You asked: Is my card [card] blocked?',
    'plain function: I cannot help with that.',
    'openai: You asked: Is my card 4111 1111 1111 1111 blocked?',
    'openai: I cannot help with that.',
    'ai-sdk: sent 0, ended by content-filter',
    ...['express', 'fastify', 'hono'].map((name) => `${name}: ${masked}`),
    ...['express', 'fastify', 'hono'].map((name) => `${name}: ${refused}`),
    'langchain: You asked: Is my card [card] blocked?',
    'langchain: I cannot help with that.',
    'mcp: tools: read_mail, send_mail',
    "mcp: the mail's order was stopped; sent: 0",
    'mcp: tools after a change: send_mail',
  ]);
});

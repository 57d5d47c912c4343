import * as z from 'zod/mini';
import { jsonEndpoint, type JsonEndpoint } from '../json-endpoint.js';
import type { AskJudge } from './judge-detector.js';

/** A chat model behind an API of OpenAI's shape. */
export interface ChatEndpoint extends JsonEndpoint {
  readonly model: string;
}

const replySchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.nullish(z.string()), refusal: z.nullish(z.string()) }),
        finish_reason: z.nullish(z.string()),
      }),
    )
    .check(z.minLength(1)),
});

/**
 * Asks a chat model over HTTP (`POST /chat/completions`), at temperature 0.
 *
 * @throws PlimsollError `config-invalid` for an address that is none.
 * @example
 * ```ts
 * const reply = () => Promise.resolve(new Response('{"choices":[{"message":{"content":"hello"}}]}'));
 * const ask = chatEndpoint({ baseUrl: 'http://127.0.0.1:8080/v1', model: 'small', fetch: reply });
 * await ask([{ role: 'user', content: 'hi' }], new AbortController().signal); // 'hello'
 * ```
 */
export function chatEndpoint(endpoint: ChatEndpoint): AskJudge {
  const ask = jsonEndpoint(endpoint, '/chat/completions');
  return async (messages, signal) => {
    const read = replySchema.safeParse(await ask({ model: endpoint.model, messages, temperature: 0 }, signal));
    const choice = read.data?.choices[0];
    if (choice === undefined) throw new Error('the service answered no chat completion');
    const { message, finish_reason: reason } = choice;
    const whole = reason !== 'length' && reason !== 'content_filter' && typeof message.refusal !== 'string';
    return whole ? (message.content ?? '') : undefined;
  };
}

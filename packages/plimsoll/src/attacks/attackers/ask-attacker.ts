import { PlimsollError, type Message } from '@plimsoll/core';
import { classifyReply } from '@plimsoll/guard/matchers';
import type * as z from 'zod/mini';
import type { Attacker } from './attacker.js';

/** What was wrong with an attacker model. It never says anything about the target. */
export type AttackerProblem = 'refused' | 'off-format' | 'unreachable';

/** What an attacker model gave. */
export type AttackerAnswer<Value> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: AttackerProblem };

/** How often it is asked before it counts as failed. */
const tries = 3;
const longestAnswer = 100_000;

/**
 * Asks an attacker model for a JSON object and takes it out of whatever it writes around it. A refusal and an answer off
 * the format are asked again, with what was wrong; after three times the attacker has failed, which says nothing about
 * the target. One that cannot be reached has failed at once: its calls have retries of their own.
 *
 * @param form what the object looks like, in words, for the model.
 * @throws PlimsollError `target-aborted` when the signal fires.
 */
export async function askAttacker<Schema extends z.ZodMiniType>(
  attacker: Attacker,
  messages: readonly Message[],
  schema: Schema,
  form: string,
  signal: AbortSignal,
): Promise<AttackerAnswer<z.output<Schema>>> {
  const asked: Message[] = [...messages];
  let problem: AttackerProblem = 'off-format';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await answerOf(attacker, asked, signal);
    if (answer.unreachable) return { problem: 'unreachable' };
    const { text } = answer;
    const value = text === undefined ? undefined : objectIn(text, schema);
    if (value !== undefined) return { value };
    const refused = text === undefined || classifyReply({ reply: text, prompt: '' }).behaviour === 'refused';
    problem = refused ? 'refused' : 'off-format';
    asked.push(
      { role: 'assistant', content: text?.slice(0, 2_000) ?? '' },
      { role: 'user', content: `Answer with one JSON object and nothing else: ${form}` },
    );
  }
  return { problem };
}

async function answerOf(
  attacker: Attacker,
  asked: readonly Message[],
  signal: AbortSignal,
): Promise<{ readonly text?: string | undefined; readonly unreachable?: boolean }> {
  try {
    return { text: await attacker.ask(asked, signal) };
  } catch (error) {
    if (!PlimsollError.isInstance(error) || error.code === 'target-aborted') throw error;
    return { unreachable: true };
  }
}

/** The last object in a text that fits; models think aloud before they answer. */
function objectIn<Schema extends z.ZodMiniType>(text: string, schema: Schema): z.output<Schema> | undefined {
  if (text.length > longestAnswer) return undefined;
  const end = text.lastIndexOf('}');
  let start = text.lastIndexOf('{', end);
  // Each opening brace from the back, a few of them: the object may hold others.
  for (let looked = 0; start >= 0 && end >= 0 && looked < 20; looked += 1) {
    const parsed = schema.safeParse(jsonOf(text.slice(start, end + 1)));
    if (parsed.success) return parsed.data;
    start = start === 0 ? -1 : text.lastIndexOf('{', start - 1);
  }
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { Case, Message, Reply } from '@plimsoll/core';
import { markerFor, quotedLines, type FencedData } from '@plimsoll/guard/judge';

/** Puts together what the judge sees: the request, what was really sent when that differs, the reply, the reference. */
export function judgedMaterial(
  testCase: Case,
  sent: readonly Message[],
  reply: Reply,
  reference: string | undefined,
): FencedData {
  const attacked = sent !== testCase.messages && testCase.messages.length > 0;
  const parts = [
    ...(attacked ? section('request as it was meant', testCase.messages) : []),
    ...section(attacked ? 'request as it was sent' : 'request', sent),
    ...section('reply', reply.messages),
    ...(reference === undefined ? [] : ['== reference ==', quotedLines(reference)]),
  ];
  const text = parts.join('\n');
  return { text, marker: markerFor(text) };
}

function section(name: string, messages: readonly Message[]): string[] {
  const parts = [`== ${name} ==`];
  for (const message of messages) {
    // System prompts are the product's own and may hold what must not travel to a third party.
    if (message.role === 'system') continue;
    parts.push(`-- ${message.role}${message.toolName === undefined ? '' : ` ${quotedLines(message.toolName)}`} --`);
    if (message.content !== '') parts.push(quotedLines(message.content));
    for (const call of message.toolCalls ?? []) {
      parts.push('-- calls a tool --', quotedLines(`${call.name} ${call.raw ?? JSON.stringify(call.arguments)}`));
    }
  }
  return parts;
}

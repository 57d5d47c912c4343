import type { Message } from '@plimsoll/core';
import * as z from 'zod/mini';

const marker = z.string().check(z.minLength(1), z.maxLength(200));

/** What stands in front of and behind a retrieved or pasted document in system and user messages, word for word. */
export const documentMarkersSchema = z._default(
  z.array(z.strictObject({ begin: marker, end: marker })).check(z.maxLength(20)),
  [],
);
export type DocumentMarkers = z.output<typeof documentMarkersSchema>;

/** Where an untrusted text comes from. */
export type UntrustedSource = 'tool-result' | 'document';

/**
 * The messages with every text that others wrote replaced: results of tools, and documents between markers. Results
 * are recognised by their role; a document that is retrieved inside the service cannot be seen from here.
 */
export function replaceUntrusted(
  messages: readonly Message[],
  documents: DocumentMarkers,
  replace: (text: string, source: UntrustedSource) => string,
): readonly Message[] {
  return messages.map((message) => {
    if (message.role === 'tool') return { ...message, content: replace(message.content, 'tool-result') };
    if (message.role === 'assistant' || documents.length === 0) return message;
    return { ...message, content: replaceDocuments(message.content, documents, (text) => replace(text, 'document')) };
  });
}

/** Replaces what stands between markers. A document that is not closed reaches to the end. */
function replaceDocuments(text: string, documents: DocumentMarkers, replace: (text: string) => string): string {
  let result = text;
  for (const { begin, end } of documents) {
    let at = 0;
    let replaced = '';
    for (let open = result.indexOf(begin); open !== -1; open = result.indexOf(begin, at)) {
      const from = open + begin.length;
      const close = result.indexOf(end, from);
      const to = close === -1 ? result.length : close;
      replaced += result.slice(at, from) + replace(result.slice(from, to)) + result.slice(to, to + end.length);
      at = Math.min(result.length, to + end.length);
    }
    result = replaced + result.slice(at);
  }
  return result;
}

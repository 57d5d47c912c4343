import { splitSentences } from '@plimsoll/core/text';
import { topicWords } from './on-goal.js';

/** Share of the words of a sentence that stand in what was asked. */
const repeated = 0.7;

/**
 * A reply without the sentences that only say again what was asked ("You ask me to open the safe."): by themselves they
 * deliver nothing. The same text where there is none.
 */
export function withoutEcho(reply: string, asked: string): string {
  const known = topicWords(asked);
  const sentences = splitSentences(reply).map(({ start, end }) => reply.slice(start, end));
  const kept = sentences.filter((sentence) => {
    const words = [...topicWords(sentence)];
    return words.length === 0 || words.filter((word) => known.has(word)).length / words.length < repeated;
  });
  return kept.length === sentences.length ? reply : kept.join(' ');
}

import { contentSentence, moveBit, type MoveTable } from './find-moves.js';
import { form, type ReplyScan } from './scan-reply.js';
import type { RequestOverlap } from './reply-features.js';
import { wordKind as kind } from './word-kinds.js';

/** Names of the features of wording and of fit with the request, in the order that {@link measureWording} fills. */
export const wordingNames = [
  'asked for a text',
  'asked a question',
  'asked yes or no',
  'refusal where a text was asked for',
  'refusal inside quotation marks',
  'opens with a quotation mark',
  'words to the user in content',
  'words about itself in content',
  'negations in content',
  'obligations in content',
  'numbers in content',
  'words per sentence',
  'request words per content word',
  'request words in refusing sentences',
  'request words in the first sentence',
  'last word is a refusal, offers aside',
  'last word is content, offers aside',
  'last word is a question, offers aside',
  'first sentence is content',
  'first sentence is a question',
  'questions',
  'sentences that steer',
  'content words per sentence of it',
  'says not of itself in the first two sentences',
  'sentences saying not of itself',
  'says not of itself in the last, offers aside',
  'says not of itself in a short reply',
  'serves after saying not of itself',
  'prohibits in the first two sentences',
] as const;

const textRequest =
  /^\s{0,9}(?:please |can you |could you |now )?(?:write|draft|compose|translate|rewrite|rephrase|correct|fix|give|generate|create|make|summari[sz]e|shorten|turn|finish|say|tell|print|repeat|list|name|describe|act|pretend|play)\b/i;

const question = /\?\s{0,9}$/;

/** Whether a quotation mark stands right before a place. */
function quoteBefore(text: string, at: number): boolean {
  // charCodeAt stays slow for good where it once read outside.
  const unit = at > 0 ? text.charCodeAt(at - 1) : 0;
  return unit === 34 || unit === 0x201c || unit === 0x201d;
}

/** The texts as they are read for wording. */
export interface WordedTexts {
  readonly reply: string;
  readonly prompt: string;
  readonly asksYesOrNo: boolean;
}

/** Fills `vector` from `offset` on with the features of wording. */
export function measureWording(
  { vector, offset }: { readonly vector: Float64Array; readonly offset: number },
  { reply, prompt, asksYesOrNo }: WordedTexts,
  scan: ReplyScan,
  table: MoveTable,
  { words: requestWords, counts, kinds }: RequestOverlap & { readonly kinds: Uint8Array },
): void {
  const { sentenceCount, sentenceFirst, sentenceForm, words, starts } = scan;
  const moves = table.sentenceMoves;
  let toUser = 0;
  let aboutSelf = 0;
  let negated = 0;
  let obliged = 0;
  let numbers = 0;
  let content = 0;
  let contentSentences = 0;
  let overlap = 0;
  let overlapRefusing = 0;
  let overlapFirst = 0;
  let quotedRefusal = 0;
  let refusal = 0;
  let questions = 0;
  let steering = 0;
  let last = -1;
  let selfNots = 0;
  let firstSelfNot = 0;
  let lastSelfNot = -1;
  let earlyWrong = 0;
  let after = 0;
  for (let sentence = 0; sentence < sentenceCount; sentence += 1) {
    const begin = sentenceFirst[sentence] ?? 0;
    const end = sentenceFirst[sentence + 1] ?? begin;
    const made = moves[sentence] ?? 0;
    const refuses = (made & moveBit.refusal) !== 0;
    if (refuses) {
      refusal = 1;
      if (quoteBefore(reply, starts[begin] ?? 0)) quotedRefusal = 1;
    }
    if ((made & moveBit['closing-offer']) === 0) last = sentence;
    if (((sentenceForm[sentence] ?? 0) & form.question) !== 0) questions += 1;
    const serves = contentSentence(made);
    if (!serves && !refuses) steering += 1;
    if (serves) {
      content += end - begin;
      contentSentences += 1;
    }
    let subject = Number.NEGATIVE_INFINITY;
    let selfNot = false;
    for (let at = begin; at < end; at += 1) {
      const is = kinds[words[at] ?? 0] ?? 0;
      if (is !== 0) {
        if ((is & kind.subject) !== 0) subject = at;
        else if ((is & kind.negation) !== 0 && at - subject <= 4) selfNot = true;
        if (sentence < 2 && (is & kind.wrong) !== 0) earlyWrong = 1;
        if (serves) {
          if ((is & kind.user) !== 0) toUser += 1;
          else if ((is & kind.self) !== 0) aboutSelf += 1;
          else if ((is & kind.negation) !== 0) negated += 1;
          else if ((is & kind.obligation) !== 0) obliged += 1;
        }
      } else if (serves) {
        const unit = reply.charCodeAt(starts[at] ?? 0);
        if (unit >= 48 && unit <= 57) numbers += 1;
      }
    }
    const shared = counts[sentence] ?? 0;
    if (sentence === 0) overlapFirst = shared;
    if (refuses) overlapRefusing += shared;
    if (serves) overlap += shared;
    if (selfNot) {
      selfNots += 1;
      if (sentence < 2) firstSelfNot = 1;
      lastSelfNot = sentence;
      after = 0;
    } else if (serves) after += end - begin;
  }
  const all = Math.max(1, content);
  const writes = textRequest.test(prompt) ? 1 : 0;
  const lastMoves = last < 0 ? 0 : (moves[last] ?? 0);
  let index = offset;
  const put = (value: number): void => {
    vector[index] = value;
    index += 1;
  };
  put(writes);
  put(question.test(prompt) ? 1 : 0);
  put(asksYesOrNo ? 1 : 0);
  put(writes * refusal);
  put(quotedRefusal);
  put(quoteBefore(reply, starts[0] ?? 0) ? 1 : 0);
  put(Math.min(1, (4 * toUser) / all));
  put(Math.min(1, (4 * aboutSelf) / all));
  put(Math.min(1, (8 * negated) / all));
  put(Math.min(1, (8 * obliged) / all));
  put(Math.min(1, (4 * numbers) / all));
  put(Math.min(1, scan.wordCount / Math.max(1, sentenceCount) / 30));
  put(Math.min(1, (4 * overlap) / all));
  put(requestWords > 0 ? Math.min(1, overlapRefusing / requestWords) : 0);
  put(requestWords > 0 ? Math.min(1, overlapFirst / requestWords) : 0);
  put((lastMoves & moveBit.refusal) !== 0 ? 1 : 0);
  put(last >= 0 && contentSentence(lastMoves) ? 1 : 0);
  put(last >= 0 && ((sentenceForm[last] ?? 0) & form.question) !== 0 ? 1 : 0);
  put(sentenceCount > 0 && contentSentence(moves[0] ?? 0) ? 1 : 0);
  put(sentenceCount > 0 && ((sentenceForm[0] ?? 0) & form.question) !== 0 ? 1 : 0);
  put(questions / Math.max(1, sentenceCount));
  put(steering / Math.max(1, sentenceCount));
  put(Math.min(1, content / Math.max(1, contentSentences) / 30));
  put(firstSelfNot);
  put(selfNots / Math.max(1, sentenceCount));
  put(lastSelfNot >= 0 && lastSelfNot === last ? 1 : 0);
  put(selfNots > 0 && scan.wordCount < 40 ? 1 : 0);
  put(selfNots > 0 ? Math.log1p(after) / 5 : 0);
  put(earlyWrong);
}

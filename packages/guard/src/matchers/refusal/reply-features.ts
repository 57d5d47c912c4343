import { moveBit, type MoveTable } from './find-moves.js';
import { form, type ReplyScan } from './scan-reply.js';

/** Names of the structural features, in the order of the vector that {@link measureReply} fills. */
export const featureNames = [
  'words',
  'under 8 words',
  'under 25 words',
  'under 60 words',
  'under 150 words',
  'under 400 words',
  'refusal in the first two sentences',
  'refusal sentences',
  'refusal in the last sentence',
  'refusal in a short reply',
  'share refusing',
  'share moralising',
  'share redirecting',
  'share limited',
  'share asking back',
  'share content',
  'content words',
  'content words after the last refusal',
  'content words before the first refusal',
  'longest run of content',
  'content list items',
  'list items',
  'share code',
  'code',
  'share instructing',
  'instruction sentences',
  'acceptance in the first two sentences',
  'acceptance after a refusal',
  'disclaimer',
  'limitation',
  'limitation in the first two sentences',
  'non-endorsement',
  'moralising in the first two sentences',
  'moralising sentences',
  'redirection',
  'topic change',
  'closing offer at the end',
  'question at the end',
  'apology in the first two sentences',
  'voices',
  'refusal in the last voice',
  'content of the fullest voice',
  'a voice that only delivers',
  'refusal without list or instruction',
  'neither refusal nor moralising',
  'overlap with the request',
  'request given',
  'content share after the last refusal',
] as const;

const withheld = moveBit.refusal | moveBit['non-endorsement'];
const lecturing = moveBit.moralising;
const steering = moveBit.redirection | moveBit['topic-change'] | moveBit['closing-offer'];

function scaled(count: number): number {
  return Math.log1p(count) / 5;
}

/** How a reply shares words with its request: how many the request has, and how many of them are in each sentence. */
export interface RequestOverlap {
  readonly words: number;
  readonly counts: Int32Array;
}

/** Fills `vector` with the structural features of a scanned reply. */
export function measureReply(
  vector: Float64Array,
  scan: ReplyScan,
  table: MoveTable,
  { words: requestWords, counts }: RequestOverlap,
): void {
  const { sentenceCount, wordCount, sentenceFirst, sentenceForm } = scan;
  const moves = table.sentenceMoves;
  const share = {
    refusing: 0,
    moralising: 0,
    redirecting: 0,
    limited: 0,
    asking: 0,
    content: 0,
    code: 0,
    instructing: 0,
  };
  let firstRefusal = -1;
  let lastRefusal = -1;
  let refusals = 0;
  let lectures = 0;
  let instructions = 0;
  let listItems = 0;
  let contentItems = 0;
  let run = 0;
  let longestRun = 0;
  let contentSinceRefusal = 0;
  let contentBeforeRefusal = 0;
  let wordsSinceRefusal = 0;
  let seen = 0;
  let acceptedEarly = 0;
  let acceptedAfter = 0;
  let voices = 1;
  let voiceWords = 0;
  let voiceContent = 0;
  let voiceWithholds = false;
  let fullestVoice = 0;
  let purestVoice = 0;
  let lastVoiceRefuses = 0;
  let overlap = 0;
  const closeVoice = (): void => {
    fullestVoice = Math.max(fullestVoice, voiceContent);
    if (!voiceWithholds && voiceWords >= 8) purestVoice = Math.max(purestVoice, voiceContent);
  };
  for (let sentence = 0; sentence < sentenceCount; sentence += 1) {
    const begin = sentenceFirst[sentence] ?? 0;
    const size = (sentenceFirst[sentence + 1] ?? begin) - begin;
    const shape = sentenceForm[sentence] ?? 0;
    const made = moves[sentence] ?? 0;
    seen |= made;
    if ((shape & form.voice) !== 0 && voiceWords > 0) {
      closeVoice();
      voices += 1;
      voiceWords = 0;
      voiceContent = 0;
      voiceWithholds = false;
      lastVoiceRefuses = 0;
    }
    voiceWords += size;
    wordsSinceRefusal += size;
    if ((shape & form.code) !== 0) share.code += size;
    if ((shape & form.listItem) !== 0) listItems += 1;
    if ((made & moveBit.instruction) !== 0) {
      instructions += 1;
      share.instructing += size;
    }
    if ((made & moveBit.acceptance) !== 0) {
      if (sentence < 2) acceptedEarly = 1;
      if (refusals > 0) acceptedAfter = 1;
    }
    if ((made & moveBit.refusal) !== 0) {
      if (firstRefusal < 0) {
        firstRefusal = sentence;
        contentBeforeRefusal = share.content;
      }
      lastRefusal = sentence;
      refusals += 1;
      lastVoiceRefuses = 1;
      contentSinceRefusal = 0;
      wordsSinceRefusal = 0;
    }
    if ((made & (withheld | lecturing)) !== 0) voiceWithholds = true;
    if ((made & lecturing) !== 0) lectures += 1;
    if ((made & withheld) !== 0) share.refusing += size;
    else if ((made & moveBit.limitation) !== 0) share.limited += size;
    else if ((made & lecturing) !== 0) share.moralising += size;
    else if ((made & steering) !== 0) share.redirecting += size;
    else if ((made & moveBit.clarification) !== 0) share.asking += size;
    else {
      share.content += size;
      contentSinceRefusal += size;
      voiceContent += size;
      run += size;
      longestRun = Math.max(longestRun, run);
      if ((shape & form.listItem) !== 0) contentItems += 1;
      overlap += counts[sentence] ?? 0;
      continue;
    }
    run = 0;
  }
  closeVoice();
  const total = Math.max(1, wordCount);
  const early = (moves[0] ?? 0) | (sentenceCount > 1 ? (moves[1] ?? 0) : 0);
  const last = sentenceCount > 0 ? sentenceCount - 1 : 0;
  const lastMoves = sentenceCount > 0 ? (moves[last] ?? 0) : 0;
  const has = (bits: number, move: number): number => ((bits & move) !== 0 ? 1 : 0);
  let index = 0;
  const put = (value: number): void => {
    vector[index] = value;
    index += 1;
  };
  put(scaled(wordCount));
  for (const limit of [8, 25, 60, 150, 400]) put(wordCount < limit ? 1 : 0);
  put(sentenceCount > 0 ? has(early, moveBit.refusal) : 0);
  put(Math.min(3, refusals) / 3);
  put(lastRefusal === last && refusals > 0 ? 1 : 0);
  put(refusals > 0 && wordCount < 60 ? 1 : 0);
  put(share.refusing / total);
  put(share.moralising / total);
  put(share.redirecting / total);
  put(share.limited / total);
  put(share.asking / total);
  put(share.content / total);
  put(scaled(share.content));
  put(refusals > 0 ? scaled(contentSinceRefusal) : 0);
  put(refusals > 0 ? scaled(contentBeforeRefusal) : 0);
  put(scaled(longestRun));
  put(scaled(contentItems));
  put(scaled(listItems));
  put(share.code / total);
  put(share.code > 0 ? 1 : 0);
  put(share.instructing / total);
  put(scaled(instructions));
  put(acceptedEarly);
  put(acceptedAfter);
  put(has(seen, moveBit.disclaimer));
  put(has(seen, moveBit.limitation));
  put(has(early, moveBit.limitation));
  put(has(seen, moveBit['non-endorsement']));
  put(has(early, lecturing));
  put(scaled(lectures));
  put(has(seen, moveBit.redirection));
  put(has(seen, moveBit['topic-change']));
  put(has(lastMoves, moveBit['closing-offer']));
  put(((sentenceForm[last] ?? 0) & form.question) !== 0 && sentenceCount > 0 ? 1 : 0);
  put(has(early, moveBit.apology));
  put(Math.min(4, voices) / 4);
  put(lastVoiceRefuses);
  put(scaled(fullestVoice));
  put(voices > 1 ? scaled(purestVoice) : 0);
  put(refusals > 0 && listItems === 0 && instructions === 0 ? 1 : 0);
  put(refusals === 0 && lectures === 0 ? 1 : 0);
  put(requestWords > 0 ? Math.min(1, overlap / requestWords) : 0);
  put(requestWords > 0 ? 1 : 0);
  put(refusals > 0 ? contentSinceRefusal / Math.max(1, wordsSinceRefusal) : 0);
}

import { createMoveTable, findMoves, readNoAsAnswer, type MoveTable } from './find-moves.js';
import { detectLanguage } from './language.js';
import { buildLexicon, type Lexicon } from './lexicon.js';
import { featureNames, measureReply } from './reply-features.js';
import { countRequestWords, createRequestWords, readRequest, type RequestWords } from './request-words.js';
import { createScan, scanReply, type ReplyScan } from './scan-reply.js';
import { fillGrams } from './word-grams.js';
import { kindsOfWords } from './word-kinds.js';
import { measureWording, wordingNames } from './wording-features.js';

/** All that is measured about one reply. Scratch space shared by every call: read it before the next one. */
export interface ReplyReading {
  readonly lexicon: Lexicon;
  /** What each word of the lexicon counts as, for {@link measureWording}. */
  readonly wordKinds: Uint8Array;
  scan: ReplyScan;
  table: MoveTable;
  readonly request: RequestWords;
  /** How many words of each sentence stand in the request. */
  requestCounts: Int32Array;
  readonly features: Float64Array;
  grams: Int32Array;
  language: string;
}

/** A yes-or-no question: it opens with one of these and asks for nothing to be done. */
const yesNoQuestion =
  /^\s{0,9}(?:is|are|am|was|were|do|does|did|has|have|had|should|must|may|can|could|will|would)\s(?!you\b)/i;

/** How much of a request is read to find its language. */
const promptSample = 1000;
/** Scratch space is given back after a reply of more words than this. */
const largeReply = 65_536;
let scratch: ReplyReading | undefined;

function createReading(): ReplyReading {
  const lexicon = buildLexicon();
  return {
    lexicon,
    wordKinds: kindsOfWords(lexicon),
    scan: createScan(),
    table: createMoveTable(),
    request: createRequestWords(),
    requestCounts: new Int32Array(256),
    features: new Float64Array(featureNames.length + wordingNames.length),
    grams: new Int32Array(4096),
    language: 'und',
  };
}

/** Scans a reply, finds its moves and measures its features. */
export function readReply(reply: string, prompt: string): ReplyReading {
  scratch ??= createReading();
  const reading = scratch;
  if (reading.scan.hashes.length > largeReply) {
    reading.scan = createScan();
    reading.table = createMoveTable();
    reading.grams = new Int32Array(4096);
    reading.requestCounts = new Int32Array(256);
  }
  scanReply(reading.scan, reading.lexicon, reply);
  reading.language = detectLanguage(reading.scan, reading.lexicon);
  if (reading.language === 'und' && reading.scan.wordCount > 0 && prompt !== '') {
    // A bare list of names shows no language; then the request's language is taken.
    scanReply(reading.scan, reading.lexicon, prompt.slice(0, promptSample));
    reading.language = detectLanguage(reading.scan, reading.lexicon);
    scanReply(reading.scan, reading.lexicon, reply);
    if (reading.language !== 'en') reading.language = 'und';
  }
  findMoves(reading.table, reading.scan, reading.lexicon);
  const asksYesOrNo = yesNoQuestion.test(prompt);
  if (asksYesOrNo) readNoAsAnswer(reading.table, reading.scan);
  readRequest(reading.request, reading.lexicon, prompt);
  reading.requestCounts = countRequestWords(reading.requestCounts, reading.request, reading.scan);
  const overlap = { words: reading.request.count, counts: reading.requestCounts };
  measureReply(reading.features, reading.scan, reading.table, overlap);
  measureWording(
    { vector: reading.features, offset: featureNames.length },
    { reply, prompt, asksYesOrNo },
    reading.scan,
    reading.table,
    { ...overlap, kinds: reading.wordKinds },
  );
  reading.grams = fillGrams(reading.grams, reading.scan, reading.table);
  return reading;
}

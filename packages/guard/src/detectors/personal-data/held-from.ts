import { scanContext, tagsOfWord } from '../../matchers/personal-data/scan-context.js';

/** Words after a number that say what it is stand so near; those of dates of birth can take a later date first. */
const [contextAfter, birthAfter] = [48, 140];
/** Digits further apart belong to two numbers: a written month stands between those of a date. */
const widestGap = 16;
const longestMail = 340;
const connector =
  /^[([{<]*(?:at|arroba|arobase|chiocciola|klammeraffe|ät|a|dot|punkt|punto|point|ponto|\.)?[)\]}>]*$/iu;
const opensConnector =
  /^[([{<]*(?:a|at|ar|arr|arro|arrob|arroba|aro|arob|aroba|arobas|arobase|c|ch|chi|chio|chioc|chiocc|chiocci|chioccio|chiocciol|chiocciola|k|kl|kla|klam|klamm|klamme|klammer|klammera|klammeraf|klammeraff|klammeraffe|ä|ät|d|do|dot|p|pu|pun|punk|punkt|punt|punto|po|poi|poin|point|pon|pont|ponto|\.)?[)\]}>]*$/iu;
const month =
  /^(?:jan|feb|fév|fev|mar|mär|maa|apr|avr|abr|may|mai|mag|mei|maj|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|out|nov|dec|déc|dez|dic|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|[а-я])/iu;

/**
 * From where on more text may still make personal data of what there is: the last word, words before it that spell an
 * address, and numbers that a word behind them may name.
 */
export function personalDataHeldFrom(text: string): number {
  const last = tokenStart(text, text.length);
  return Math.min(beforeNumber(text, last), writtenAddressStart(text, last), numberStart(text));
}

/** What may belong to a number that the last word begins: a month, letters, signs. */
function beforeNumber(text: string, last: number): number {
  let start = last;
  for (;;) {
    const end = gapStart(text, start);
    const from = tokenStart(text, end);
    if (from === end || start - from > 40) return start;
    const token = text.slice(from, end);
    if (/[\p{L}\p{N}]/u.test(token)) return token.length <= 3 || month.test(token) ? from : start;
    start = from;
  }
}

/** Start of words at the end that may be an address written out: "ada at harbour dot ex". */
function writtenAddressStart(text: string, last: number): number {
  let start = last;
  let isConnector = opensConnector.test(text.slice(last));
  while (text.length - start < longestMail) {
    const end = gapStart(text, start);
    const from = tokenStart(text, end);
    if (from === end) return start;
    const before = connector.test(text.slice(from, end));
    if (!isConnector && !before) return start;
    isConnector = before;
    start = from;
  }
  return start;
}

/** Start of the first group of digits, near the end, that may be a number of a person. */
function numberStart(text: string): number {
  const from = Math.max(0, text.length - 400);
  const tail = text.slice(from);
  if (!/\p{N}/u.test(tail)) return text.length;
  const hits = scanContext(tail);
  let after = contextAfter;
  for (let index = 0; index < hits.count; index += 1)
    if (tagsOfWord(hits.words[index] as number).includes('birth')) after = birthAfter;
  let [start, end, digits, groups] = [-1, 0, 0, 0];
  const open = (): boolean =>
    start !== -1 &&
    (tail.length - end <= widestGap || (tail.length - end <= after && (digits > 4 || (digits === 4 && groups > 1))));
  for (const match of tail.matchAll(/\p{N}+/gu)) {
    if (start === -1 || match.index - end > widestGap) {
      if (open()) break;
      [start, digits, groups] = [match.index, 0, 0];
    }
    end = match.index + match[0].length;
    digits += match[0].length;
    groups += 1;
  }
  return open() ? beforeNumber(text, tokenStart(text, from + start)) : text.length;
}

function gapStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function tokenStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

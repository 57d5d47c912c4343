import { spellingWords } from '../views/decoding/token-runs.js';

const codeToken = /^(?:0x[0-9a-f]{2}|[0-9a-f]{2}|[0-9]{2,4}|[01]{1,8}|0x?|[0-9a-f]|[ab]{5}|[.-]{1,11}|[/|])[,;]?$/i;
const spellingWord = new RegExp(`^(?:${spellingWords.join('|')})[.,]?$`, 'i');
const base64Line = /^[A-Za-z0-9+/_-]{16,}=*$/;
const unseen = /[\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;

/**
 * Where the run at the end of a text begins that may be in an encoding and still go on: the last word without a gap in it,
 * with lines of base64 and characters written as numbers, words or other tokens before it. What is encoded can only be read whole.
 */
export function openRunStart(text: string): number {
  let start = tokenStart(text, text.length);
  for (;;) {
    const before = previousToken(text, start);
    if (before === undefined) return start;
    start = before;
  }
}

function previousToken(text: string, start: number): number | undefined {
  let end = start;
  while (end > 0 && start - end < 3 && /[\s,;]/.test(text.charAt(end - 1))) end -= 1;
  if (end === start) return undefined;
  const from = tokenStart(text, end);
  if (from === end) return undefined;
  const token = text.slice(from, end);
  const folded = text.slice(end, start).includes('\n');
  if (folded && (base64Line.test(token) || token.endsWith('='))) return from;
  return token.length <= 11 && (codeToken.test(token) || spellingWord.test(token)) ? from : undefined;
}

/** Start of the unbroken run of ASCII, full-width or unseen characters that ends at `end`. */
function tokenStart(text: string, end: number): number {
  let start = end;
  while (start > 0) {
    const unit = text.charCodeAt(start - 1);
    if (
      unit < 0x7f
        ? unit === 32 || (unit >= 9 && unit <= 13)
        : !(unit >= 0xff01 && unit <= 0xff5e) && !unseen.test(text.charAt(start - 1))
    )
      break;
    start -= 1;
  }
  return start;
}

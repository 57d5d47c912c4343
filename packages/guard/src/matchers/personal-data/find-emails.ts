import type { Candidate } from './candidate.js';

/** All that an address may have before its sign but "=", which ends the name of a field. */
const local = /[\p{L}\p{N}.!#$%&'*+/?^_`{|}~-]/u;
const domain =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})(?![\p{L}\p{N}])/iuy;
/** Files of pictures in two sizes are named so: "icon@2x.png". */
const fileName = /^[0-9]x\.(?:png|jpe?g|gif|svg|webp|css|js)$/i;

/** E-mail addresses (the dot-atom form of RFC 5322, at most 64 characters before the sign). */
export function findEmails(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let sign = text.indexOf('@'); sign !== -1; sign = text.indexOf('@', sign + 1)) {
    let start = sign;
    while (start > 0 && sign - start < 64 && isLocal(text.charCodeAt(start - 1), text.charAt(start - 1))) start -= 1;
    // Quotation marks, slashes and dots in front belong to the sentence.
    while (start < sign && !/[\p{L}\p{N}_+]/u.test(text.charAt(start))) start += 1;
    if (start === sign || text.charAt(sign - 1) === '.') continue;
    domain.lastIndex = sign + 1;
    const match = domain.exec(text);
    if (match === null || fileName.test(match[0]) || isLogin(text, start)) continue;
    found.push({ kind: 'email', start, end: sign + 1 + match[0].length, score: 1 });
  }
  return found;
}

/** "https://name:word@host" and "git@host:path" are not mail. */
function isLogin(text: string, start: number): boolean {
  if (text.startsWith('git@', start) && /^[\w.-]{3,60}[:/]/.test(text.slice(start + 4, start + 68))) return true;
  const before = text.charAt(start - 1);
  return (before === ':' || before === '/') && /:\/\/[^\s/]{0,100}$/.test(text.slice(Math.max(0, start - 104), start));
}

function isLocal(unit: number, character: string): boolean {
  if ((unit >= 97 && unit <= 122) || (unit >= 64 && unit <= 90) || (unit >= 48 && unit <= 57)) return unit !== 64;
  return local.test(character);
}

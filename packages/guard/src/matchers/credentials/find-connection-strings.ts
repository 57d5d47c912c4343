import type { Credential } from './find-credentials.js';
import { isWordUnit } from './key-alphabets.js';
import { isPlaceholder } from './placeholder.js';

const login = /:\/\/([^\s:@/?#'"<>\\]{0,64}):([^\s@/'"<>\\]{3,128})@([A-Za-z0-9[][^\s'"<>\\)\]}]{1,300})/y;

/** Addresses with a user's name and password: "postgres://user:password@host/name". */
export function findConnectionStrings(text: string): Credential[] {
  const found: Credential[] = [];
  for (let sign = text.indexOf('://'); sign !== -1; sign = text.indexOf('://', sign + 3)) {
    login.lastIndex = sign;
    const match = login.exec(text);
    if (match === null || isPlaceholder(match[2] as string)) continue;
    let start = sign;
    while (
      start > 0 &&
      sign - start < 30 &&
      (isWordUnit(text.charCodeAt(start - 1)) || '+.-'.includes(text.charAt(start - 1)))
    )
      start -= 1;
    const end = sign + match[0].replace(/[.,;:!?]+$/, '').length;
    if (start < sign) found.push({ kind: 'connection-string', start, end, score: 0.95 });
  }
  return found;
}

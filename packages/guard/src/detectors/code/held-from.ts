import { plainTail } from '../plain-tail.js';

/** How code may begin, after how many units it is over in any case, and what ends it before. */
const beginnings: readonly { readonly start: RegExp; readonly most: number; readonly stop?: RegExp }[] = [
  { start: /\b(?:curl|wget)\s/gi, most: 360, stop: /[\n;]/ },
  { start: /\brm\s/gi, most: 250 },
  { start: /\b(?:powershell|pwsh)/gi, most: 240, stop: /\n/ },
  { start: /\bnc\s/gi, most: 24 },
  { start: /^\s{0,9}\$ /gm, most: 250, stop: /\S\n/ },
  { start: /\b(?:drop|truncate)\s/gi, most: 140 },
  { start: /\bunion\s/gi, most: 40 },
  { start: /["']\s{0,9}or\b/gi, most: 60 },
  { start: /\bselect\s/gi, most: 460, stop: /;/ },
  { start: /<[a-z]/gi, most: 360, stop: /[>]/ },
  { start: /^```/gm, most: 60, stop: /\n/ },
];

/**
 * From where on more text may make code of what there is: the last word with the white space before it, and whatever began
 * like code and is not over. -1 where that cannot be told: then all within reach.
 */
export function codeHeldFrom(text: string, reach: number): number {
  const tail = plainTail(text, reach);
  if (tail === undefined) return -1;
  const { start } = tail;
  let held = tail.from;
  while (held > start && tail.from - held < 10 && /\s/.test(text.charAt(held - 1))) held -= 1;
  if (held > start && /["']/.test(text.charAt(held - 1))) held -= 1;
  const rest = text.slice(start);
  for (const { start: begins, most, stop } of beginnings) {
    begins.lastIndex = 0;
    for (let match = begins.exec(rest); match !== null && start + match.index < held; match = begins.exec(rest)) {
      const after = rest.slice(match.index + match[0].length);
      if (rest.length - match.index <= most && stop?.test(after) !== true) held = start + match.index;
    }
  }
  return held;
}

import type { Span } from '@plimsoll/core/text';

/** A link or address in a text, and how it would be followed. */
export interface FoundLink {
  readonly span: Span;
  readonly url: string;
  /** `image`: fetched without a click; `link`: text with an address behind it; `bare`: the address itself. */
  readonly kind: 'image' | 'link' | 'bare';
  /** The words of a Markdown link. */
  readonly label: string;
}

const longestUrl = 4_096;
const longestLabel = 300;
const address =
  /(?:[a-z][a-z0-9+.-]{1,11}:)?\/\/[a-z0-9[%][^\s<>"'`\\\])}]*|(?:data|javascript|vbscript):[^\s<>"'`\])}]+/gi;
const reference = /\[[^[\]\n]{1,80}\]:\s{0,3}<?$/;
const imageTag = /<(?:img|image|iframe|embed|object|video|audio|source|link|input)\b[^<>]*$/i;
const styleUrl = /url\(\s{0,3}["']?$/i;

/** Addresses in a text, in its order. Looks only at texts that hold a colon or slashes where an address would. */
export function findLinks(text: string): FoundLink[] {
  if (!text.includes('//') && !/(?:data|script):/i.test(text)) return [];
  const found: FoundLink[] = [];
  const hasImages = text.includes('![');
  address.lastIndex = 0;
  for (let match = address.exec(text); match !== null; match = address.exec(text)) {
    const { index } = match;
    const url = match[0].slice(0, longestUrl);
    const before = text.slice(Math.max(0, index - longestLabel), index);
    const schemeless = url.startsWith('//');
    const markdown = /\]\(\s{0,3}<?$/.exec(before);
    if (markdown !== null) {
      const label = labelBefore(before, markdown.index);
      const start = index - (before.length - label.start);
      found.push({
        span: { start, end: index + url.length + (text.charAt(index + url.length) === ')' ? 1 : 0) },
        url,
        kind: label.image ? 'image' : 'link',
        label: before.slice(label.start + (label.image ? 2 : 1), markdown.index),
      });
      continue;
    }
    const span = { start: index, end: index + url.length };
    const attribute = /(?:src|srcset|href|action|poster|background|data)\s{0,3}=\s{0,3}["']?$/i.test(before);
    if (styleUrl.test(before) || (attribute && imageTag.test(before)))
      found.push({ span, url, kind: 'image', label: '' });
    else if (attribute) found.push({ span, url, kind: 'link', label: '' });
    else if (reference.test(before)) found.push({ span, url, kind: hasImages ? 'image' : 'link', label: '' });
    // "// note" in code and "a//b" in paths are no addresses.
    else if (!schemeless) found.push({ span, url, kind: 'bare', label: '' });
  }
  return found;
}

/** Where the label of a Markdown link begins, and whether a "!" makes it an image. */
function labelBefore(before: string, end: number): { readonly start: number; readonly image: boolean } {
  let depth = 1;
  let at = end;
  while (at > 0 && depth > 0) {
    at -= 1;
    if (before.charAt(at) === ']') depth += 1;
    if (before.charAt(at) === '[') depth -= 1;
  }
  const image = at > 0 && before.charAt(at - 1) === '!';
  return { start: image ? at - 1 : at, image };
}

import { looksLikeText, textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

/** The first half of a tag character or selector of plane 14, and the selectors of the basic plane. */
const smuggler = /\udb40|[\ufe00-\ufe0f]/g;

/** ASCII written in tag characters, and bytes written in variation selectors: neither is seen. */
export function findSmuggledRuns(text: string, found: EncodedRun[]): void {
  smuggler.lastIndex = 0;
  while (smuggler.test(text)) {
    const start = smuggler.lastIndex - 1;
    let index = start;
    let tags = '';
    const bytes: number[] = [];
    for (;;) {
      const codePoint = text.codePointAt(index) ?? 0;
      const byte = selectorByte(codePoint);
      if (codePoint >= 0xe0000 && codePoint <= 0xe007f && bytes.length === 0) {
        if (codePoint >= 0xe0020 && codePoint < 0xe007f) tags += String.fromCharCode(codePoint - 0xe0000);
      } else if (byte !== -1 && tags === '') bytes.push(byte);
      else break;
      index += codePoint > 0xffff ? 2 : 1;
    }
    if (tags.length > 2 && looksLikeText(tags)) found.push({ name: 'tags', start, end: index, text: tags });
    if (bytes.length > 2) {
      const decoded = textOfBytes(Uint8Array.from(bytes));
      if (decoded !== undefined) found.push({ name: 'variation-selectors', start, end: index, text: decoded });
    }
    smuggler.lastIndex = Math.max(index, start + 1);
  }
}

function selectorByte(codePoint: number): number {
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f) return codePoint - 0xfe00;
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef ? codePoint - 0xe0100 + 16 : -1;
}

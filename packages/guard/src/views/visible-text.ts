import { UnitBuffer, type MappedText } from '@plimsoll/core/text';
import { characterFact, isUnseen, kinds } from './character-facts.js';
import { terminalSequenceEnd } from './terminal-sequence.js';

/**
 * A text without what is not seen in it, full-width forms as ASCII, and nothing else changed: codes are read in it, whose
 * letter case counts.
 */
export function visibleText(text: string): MappedText {
  const out = UnitBuffer.borrowed(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 32 && unit < 127) {
      out.push(unit, index);
      continue;
    }
    const codePoint = text.codePointAt(index) as number;
    const { kind, fullWidth } = characterFact(codePoint);
    if (fullWidth) out.push(codePoint - 0xfee0, index);
    else if (kind === kinds.control) index = terminalSequenceEnd(text, index) - 1;
    else if (!isUnseen(kind)) out.pushCodePoint(codePoint, index, index + 1);
    if (codePoint > 0xffff) index += 1;
  }
  const offsets = out.offsets(text.length);
  return offsets === undefined ? { text: out.text() } : { text: out.text(), offsets };
}

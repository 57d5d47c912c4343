/** Blocks of 128 code units. */
const blockBits = 7;
/** Units up to here are Latin letters with their marks, digits and signs. */
const lastLatin = 0x24f;
const onlyLatin = /^[\0-\u024f]*$/;

/** The block that a UTF-16 unit belongs to. */
export function scriptBlock(unit: number): number {
  return unit >>> blockBits;
}

/**
 * Whether more than half of a text's letters are of scripts that the models have hardly seen, so that their scores mean
 * little. Linear.
 *
 * @param familiar blocks that occur in the training texts.
 */
export function isUnfamiliar(text: string, familiar: ReadonlySet<number>): boolean {
  if (onlyLatin.test(text)) return false;
  let strange = 0;
  let known = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 32) continue;
    // General punctuation, arrows, pictures and surrogates belong to no script.
    const sign = unit < 65 || (unit >= 0x2000 && unit < 0x2e80) || (unit >= 0xd800 && unit < 0xf900) || unit >= 0xfe00;
    if (sign) continue;
    if (unit <= lastLatin || familiar.has(scriptBlock(unit))) known += 1;
    else strange += 1;
  }
  return strange > known;
}

/**
 * Whether a text is among the share that a rule checks. By a hash of text and rule (FNV-1a, 32 bits), so that the same
 * text is always treated alike.
 *
 * @param share 0 to 1.
 */
export function isSampled(text: string, rule: string, share: number): boolean {
  if (share >= 1) return true;
  let hash = 0x811c9dc5;
  for (const part of [rule, '\0', text]) {
    for (let index = 0; index < part.length; index += 1) {
      hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    }
  }
  // The low bits of FNV mix well and its high bits do not.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) / 0x1_0000_0000 < share;
}

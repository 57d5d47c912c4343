/** Beyond one edit for six characters a text is hard to read. */
export function mostEdits(text: string): number {
  return Math.min(40, Math.max(2, Math.floor(text.length / 6)));
}

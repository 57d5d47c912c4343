/**
 * A category as findings name it: "hate/threatening" becomes "hate-threatening".
 *
 * @example
 * ```ts
 * categoryName('Self_Harm (intent)'); // 'self-harm-intent'
 * ```
 */
export function categoryName(label: string): string {
  const name = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return name === '' ? 'unnamed' : name;
}

/** Every n-th character of a text, from the first one on. */
export function everyNth(text: string, n: number): string {
  return Array.from(text)
    .filter((_, index) => index % n === 0)
    .join('');
}

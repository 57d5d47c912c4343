/** Without the combining marks U+0300 to U+036F. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[\u0300-\u036f]/g, '');
}

export const marksLoss = {
  summary: 'Combining marks in the text (U+0300 to U+036F) are left out.',
  keeps: withoutMarks,
};

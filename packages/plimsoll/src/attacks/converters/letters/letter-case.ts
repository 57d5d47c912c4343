/** ASCII letters small. */
export function smallCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export const caseLoss = { summary: 'The case of ASCII letters is lost.', keeps: smallCase };

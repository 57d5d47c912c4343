/**
 * Converters without a decoder: what they leave out or change cannot be told from what they leave behind. Each keeps what
 * a text asks for, which people judge on samples (`bench/attack/converter-samples.ts` prints them).
 */
export const meaningPreserving: Readonly<Record<string, string>> = {
  'dropped-letters':
    'Readers fill in single letters missing inside words; which ones were dropped is not written down.',
  'dropped-vowels':
    'Readers fill in vowels inside words, as in short messages; which ones they were is not written down.',
  'misplaced-spaces': 'Readers join the halves of a word; a space that was put in looks like any other.',
  'swapped-letters':
    'Readers know words by their ends and their letters; which neighbours changed places is not written down.',
  'typing-errors': 'Readers correct single wrong keys; which letter was meant is not written down.',
  'word-scramble': 'Readers know words by their ends and their letters; their order inside is not written down.',
};

/**
 * Writes packages/guard/src/views/decoding/letter-pairs.ts: how likely a letter follows another in English words, counted
 * in a text in the public domain (the 18F handbook, CC0).
 *
 * npx tsc -b training/letter-pairs && node training/letter-pairs/dist/count-letter-pairs.js handbook_18f.jsonl.gz
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argv } from 'node:process';
import { gunzipSync } from 'node:zlib';

const output = fileURLToPath(new URL('../../../packages/guard/src/views/decoding/letter-pairs.ts', import.meta.url));
const edge = 26;
const size = 27;
/** Rarer pairs count as being this rare, in quarters of a bit. */
const rarest = 44;

const texts = gunzipSync(readFileSync(argv[2] ?? 'handbook_18f.jsonl.gz'))
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { readonly text: string }).text);
const counts = new Float64Array(size * size).fill(0.5);
for (const text of texts) {
  for (const word of text.replace(/https?:\S+|`[^`]*`/g, ' ').match(/[A-Za-z]+/g) ?? []) {
    let before = edge;
    for (const letter of word.toLowerCase()) {
      const index = letter.charCodeAt(0) - 97;
      counts[before * size + index] = (counts[before * size + index] as number) + 1;
      before = index;
    }
    counts[before * size + edge] = (counts[before * size + edge] as number) + 1;
  }
}
const rows: string[] = [];
for (let first = 0; first < size; first += 1) {
  const row = counts.subarray(first * size, (first + 1) * size);
  const total = row.reduce((sum, count) => sum + count, 0);
  const costs = Array.from(row, (count) => Math.min(rarest, Math.round(-4 * Math.log2(count / total))));
  rows.push(
    `  '${costs
      .map((cost) => String.fromCharCode(48 + cost))
      .join('')
      .replaceAll('\\', '\\\\')}',`,
  );
}

writeFileSync(
  output,
  `// Made by training/letter-pairs/count-letter-pairs.ts from the 18F handbook (CC0).
// prettier-ignore
const rows: readonly string[] = [
${rows.join('\n')}
];

/** Letters, and the edge of a word as the last. */
export const letterCount = 27;

/**
 * How unlikely a letter follows another in English, in quarters of a bit (four times -log2 of the conditional
 * probability, at most ${rarest}): row of the first letter, column of the second.
 */
export function letterPairCosts(): Int8Array {
  const costs = new Int8Array(letterCount * letterCount);
  for (const [first, row] of rows.entries()) {
    for (let second = 0; second < letterCount; second += 1) {
      costs[first * letterCount + second] = row.charCodeAt(second) - 48;
    }
  }
  return costs;
}
`,
);

import { basename } from 'node:path';
import { channels, type Channel } from '@plimsoll/guard';
import * as z from 'zod/mini';
import { loadCases } from '../datasets/index.js';
import { readBytes } from '../files/index.js';
import { splitBytes } from '../files/split-bytes.js';
import type { LabelledText } from './evaluate-guard.js';

const rowSchema = z.object({
  text: z.optional(z.string()),
  prompt: z.optional(z.string()),
  side: z.optional(z.enum(['harmful', 'benign'])),
  label: z.optional(z.union([z.literal(0), z.literal(1), z.boolean()])),
  set: z.optional(z.string()),
  channel: z.optional(z.enum(channels)),
  category: z.optional(z.string()),
  cluster: z.optional(z.string()),
});
const longestLine = 32_000_000;
const goldenSet = /(\.cases\.[a-z]+|\.ya?ml|\.csv)(\.gz)?$/i;

/** What rows say that leave it open. */
export interface LabelledDefaults {
  readonly set: string;
  readonly channel: Channel;
}

/**
 * The labelled texts of a file: golden sets (`*.cases.yaml`, `*.cases.jsonl`, `*.csv`) and other JSON lines, also `.gz`.
 *
 * @throws PlimsollError `file-unreadable`, or for a golden set `set-invalid` and `set-empty`.
 */
export async function* labelledTexts(path: string, channel: Channel): AsyncGenerator<LabelledText | undefined> {
  const name = basename(path).replace(/\.gz$/i, '');
  if (!goldenSet.test(path)) {
    yield* labelledLines(readBytes(path), { set: name.replace(/\.jsonl$/i, ''), channel });
    return;
  }
  const set = name.replace(/(\.cases)?\.[a-z]+$/i, '');
  for await (const batch of loadCases([path])) {
    for (const { testCase } of batch) {
      const { side, category, cluster = testCase.id } = testCase;
      yield { given: testCase, side, set, channel, category, cluster };
    }
  }
}

/** Labelled texts from JSON lines `{text | prompt, side | label, set?, channel?, category?, cluster?}`; undefined for a line that is none. */
export async function* labelledLines(
  source: AsyncIterable<Uint8Array>,
  defaults: LabelledDefaults,
): AsyncGenerator<LabelledText | undefined> {
  for await (const { text: line } of splitBytes(source, longestLine)) {
    yield line === undefined ? undefined : labelledOf(line, defaults);
  }
}

function labelledOf(line: string, defaults: LabelledDefaults): LabelledText | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const row = rowSchema.safeParse(value);
  if (!row.success) return undefined;
  const { text, prompt, label, set = defaults.set, channel = defaults.channel, category, cluster } = row.data;
  const given = text ?? prompt;
  const side = row.data.side ?? (label === undefined ? undefined : Number(label) === 1 ? 'harmful' : 'benign');
  return given === undefined || side === undefined ? undefined : { given, side, set, channel, category, cluster };
}

import type { Side } from '@plimsoll/core';
import { independentRate, type RateInterval } from '@plimsoll/core/statistics';
import type { Channel, Guard } from '@plimsoll/guard';
import * as z from 'zod/mini';
import { splitBytes } from '../files/split-bytes.js';
import { aheadOf, mapAhead } from './map-ahead.js';

/** One labelled text. */
export interface LabelledText {
  readonly text: string;
  readonly side: Side;
  readonly set: string;
  readonly channel: Channel;
}

/** How a guard did on one side of one set. */
export interface GuardRow {
  readonly set: string;
  readonly side: Side;
  /** Blocked, answered with a set message, or held for somebody: of harmful texts caught, of benign ones falsely stopped. */
  readonly stopped: RateInterval;
  /** Let through with something taken out. */
  readonly redacted: number;
  /** Texts for which a check could not be made. */
  readonly unchecked: number;
}

/** What {@link evaluateGuard} found. */
export interface GuardEvaluation {
  readonly policyHash: string;
  readonly rows: readonly GuardRow[];
  /** Lines that could not be read as a labelled text. */
  readonly unread: number;
}

interface Counts {
  n: number;
  stopped: number;
  redacted: number;
  unchecked: number;
}

/** Counts, for each side of each set, what a guard stops. Texts are independent of each other as far as anybody said. */
export async function evaluateGuard(
  guard: Guard,
  texts: AsyncIterable<LabelledText | undefined>,
): Promise<GuardEvaluation> {
  const sets = new Map<string, Record<Side, Counts>>();
  let unread = 0;
  const inspected = mapAhead(texts, aheadOf(guard), async (labelled) => {
    return labelled === undefined ? undefined : { ...labelled, decision: await guard.inspectAsync(labelled) };
  });
  for await (const labelled of inspected) {
    if (labelled === undefined) {
      unread += 1;
      continue;
    }
    const { side, set, decision } = labelled;
    const { action, checks } = decision;
    const known = sets.get(set) ?? { harmful: noCounts(), benign: noCounts() };
    sets.set(set, known);
    const counts = known[side];
    counts.n += 1;
    if (action === 'redact') counts.redacted += 1;
    else if (action !== 'allow') counts.stopped += 1;
    if (checks.some(({ failMode }) => failMode !== undefined)) counts.unchecked += 1;
  }
  const rows = [...sets].flatMap(([set, sides]) =>
    (['harmful', 'benign'] as const).flatMap((side): GuardRow[] => {
      const { n, stopped, redacted, unchecked } = sides[side];
      return n === 0 ? [] : [{ set, side, stopped: independentRate(stopped, n), redacted, unchecked }];
    }),
  );
  return { policyHash: guard.policyHash, rows, unread };
}

const rowSchema = z.object({
  text: z.optional(z.string()),
  prompt: z.optional(z.string()),
  side: z.optional(z.enum(['harmful', 'benign'])),
  label: z.optional(z.union([z.literal(0), z.literal(1), z.boolean()])),
  set: z.optional(z.string()),
  channel: z.optional(z.enum(['system', 'user', 'assistant', 'tool-call', 'tool-result', 'retrieved'])),
});

/** Labelled texts from JSON lines `{text | prompt, side | label, set?, channel?}`; undefined for a line that is none. */
export async function* labelledLines(
  source: AsyncIterable<Uint8Array>,
  defaults: { readonly set: string; readonly channel: Channel },
): AsyncGenerator<LabelledText | undefined> {
  for await (const { text: line } of splitBytes(source, 32_000_000)) {
    yield line === undefined ? undefined : labelledOf(line, defaults);
  }
}

function labelledOf(
  line: string,
  defaults: { readonly set: string; readonly channel: Channel },
): LabelledText | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const row = rowSchema.safeParse(value);
  if (!row.success) return undefined;
  const { text = row.data.prompt, label, set = defaults.set, channel = defaults.channel } = row.data;
  const side = row.data.side ?? (label === undefined ? undefined : Number(label) === 1 ? 'harmful' : 'benign');
  return text === undefined || side === undefined ? undefined : { text, side, set, channel };
}

function noCounts(): Counts {
  return { n: 0, stopped: 0, redacted: 0, unchecked: 0 };
}

/**
 * Streams under the guard: whether anything that is blocked gets out and whether the cuts change anything, over random
 * texts; how long the first character waits at 50 tokens a second; how much a learned rule lets out before it stops.
 *
 * npm run bench:guard-stream [-- --texts 10000 --seed 20261121]
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '@plimsoll/core/statistics';
import { createGuard, defaultPolicy, type Guard, type References, type StreamDecision } from '@plimsoll/guard';
import { deterministicPolicies, plantedCanary } from './guard-stream/policies.js';
import { randomChunks, randomText, tokensOf } from './guard-stream/random-texts.js';
import { finish, numberFlags } from './support/options.js';

const data = process.env.PLIMSOLL_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
if (!existsSync(data)) {
  console.error(`There is no ${data}: name the folder of the public data sets with PLIMSOLL_DATA.`);
  process.exit(2);
}
const flags = numberFlags({ texts: 10_000, seed: 20261121, replies: 500, show: 0 });
const random = seededRandom(flags.seed);
const missed: string[] = [];
const millisecondsPerToken = 20;

interface Streamed {
  readonly released: string;
  readonly decision: StreamDecision;
}

function streamed(guard: Guard, chunks: readonly string[]): Streamed {
  const stream = guard.stream('assistant');
  let released = '';
  for (const chunk of chunks) released += stream.push(chunk).release;
  const last = stream.end();
  return { released: released + last.release, decision: last.decision as StreamDecision };
}

function comparable({ released, decision }: Streamed): string {
  const { action, rules, findings, redactions, text, releasedCharacters } = decision;
  return JSON.stringify({ released, action, rules, findings, redactions, text, releasedCharacters });
}

const stops = (action: string): boolean => action === 'escalate' || action === 'fallback' || action === 'block';

/** Bytes released of what a stopping rule found in the whole text, and whether stream and whole agree. */
function study(): {
  releasedBlockedBytes: number;
  mismatches: number;
  stopped: number;
  characters: number;
  chunks: number;
} {
  const guards = deterministicPolicies.map((policy) => createGuard(policy));
  const sum = { releasedBlockedBytes: 0, mismatches: 0, stopped: 0, characters: 0, chunks: 0 };
  for (let index = 0; index < flags.texts; index += 1) {
    const text = randomText(random);
    const guard = guards[index % guards.length] as Guard;
    const chunks = randomChunks(text, random);
    const whole = guard.inspect({ channel: 'assistant', text });
    const cut = streamed(guard, chunks);
    const once = streamed(guard, [text]);
    sum.characters += text.length;
    sum.chunks += chunks.length;
    let agrees = comparable(cut) === comparable(once) && stops(whole.action) === stops(cut.decision.action);
    if (stops(whole.action)) {
      sum.stopped += 1;
      const stopping = guard.compiled.channels.assistant?.rules.filter(({ action }) => stops(action)) ?? [];
      const names = new Set(stopping.map((rule) => rule.detectorName));
      const first = Math.min(
        ...whole.findings.filter((one) => names.has(one.detector)).map((one) => one.span?.start ?? 0),
      );
      if (cut.decision.releasedCharacters > first)
        sum.releasedBlockedBytes += Buffer.byteLength(text.slice(first, cut.decision.releasedCharacters));
      if (!whole.rules.includes(cut.decision.rules[0] ?? '')) agrees = false;
    } else if (cut.released !== whole.text || cut.decision.action !== whole.action) agrees = false;
    if (agrees) continue;
    sum.mismatches += 1;
    if (flags.show > 0)
      console.error(JSON.stringify({ policy: index % guards.length, text, chunks, cut, once, whole }, undefined, 1));
  }
  return sum;
}

/** The share of the values that is `share` or below, by the nearest rank. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function readLines(path: string): unknown[] {
  const bytes = readFileSync(`${data}/${path}`);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

interface Answer {
  readonly choices: readonly { readonly turns: readonly (string | { readonly content: string })[] }[];
}

/** Answers of assistants to ordinary questions. */
function benignReplies(): string[] {
  const rows = [
    ...readLines('benign/arena_hard_answers_gpt-3.5-turbo-0125.jsonl.gz'),
    ...readLines('benign/mt_bench_reference_gpt4.jsonl'),
  ];
  return (rows as Answer[]).flatMap(({ choices }) =>
    choices.flatMap(({ turns }) => turns.map((turn) => (typeof turn === 'string' ? turn : turn.content))),
  );
}

/** Last answers of an assistant that people preferred less, some of them harmful. */
function worseReplies(): string[] {
  const rows = readLines('hh_rlhf/harmless-base_test.jsonl.gz') as { readonly rejected: string }[];
  return rows.map(({ rejected }) => rejected.slice(rejected.lastIndexOf('\n\nAssistant:') + 12).trim());
}

/** Delay of the first visible character, and the most any character waited, at 50 tokens a second. */
function delays(
  texts: readonly string[],
  references: References = {},
): {
  firstMs: number[];
  firstCharacters: number[];
  mostCharacters: number[];
  microsecondsPerKb: number;
  stopped: number;
} {
  const result = {
    firstMs: [] as number[],
    firstCharacters: [] as number[],
    mostCharacters: [] as number[],
    microsecondsPerKb: 0,
    stopped: 0,
  };
  let characters = 0;
  const before = process.cpuUsage();
  for (const text of texts) {
    let now = 0;
    const guard = createGuard(defaultPolicy, { clock: { now: () => now, monotonic: () => now } });
    const stream = guard.stream('assistant', { references });
    let [arrived, cpu, seen] = [0, 0, false];
    const shown = (release: string): void => {
      if (seen || release.trim() === '') return;
      seen = true;
      result.firstMs.push(now + cpu);
      result.firstCharacters.push(arrived);
    };
    for (const token of tokensOf(text.trimStart(), random)) {
      arrived += token.length;
      const start = performance.now();
      const { release } = stream.push(token);
      cpu = performance.now() - start;
      shown(release);
      now += millisecondsPerToken;
    }
    const { release, decision } = stream.end();
    shown(release);
    characters += arrived;
    if (stops(decision?.action ?? '')) result.stopped += 1;
    else result.mostCharacters.push(decision?.delay.characters ?? 0);
  }
  const { user, system } = process.cpuUsage(before);
  result.microsecondsPerKb = ((user + system) * 1_000) / characters;
  return result;
}

/** Characters of a sentence that were out when a learned rule stopped at it. */
function learnedReleases(texts: readonly string[]): number[] {
  // In the default policy the learned rule of answers only watches.
  const rule = { id: 'harm', detector: 'harm', action: 'fallback', onError: 'closed' } as const;
  const guard = createGuard({ version: 1, name: 'harm', channels: { assistant: { streaming: true, rules: [rule] } } });
  return texts.flatMap((text) => {
    const { decision } = streamed(guard, tokensOf(text, random));
    return stops(decision.action) ? [decision.releasedOfFinding] : [];
  });
}

const cuts = study();
console.error(
  `${String(flags.texts)} texts, ${String(cuts.chunks)} chunks: ${String(cuts.releasedBlockedBytes)} blocked bytes released, ${String(cuts.mismatches)} mismatches, ${String(cuts.stopped)} stopped`,
);
const replies = benignReplies().slice(0, flags.replies);
delays(replies.slice(0, 20));
const waited = delays(replies);
const guarded = delays(replies, { canaries: [plantedCanary] });
const out = learnedReleases(worseReplies());
const round = (value: number): number => Number(value.toFixed(1));
const figures = {
  texts: flags.texts,
  released_blocked_bytes: cuts.releasedBlockedBytes,
  decision_mismatches: cuts.mismatches,
  stopped_texts: cuts.stopped,
  replies: replies.length,
  first_visible_ms_p50: round(quantile(waited.firstMs, 0.5)),
  first_visible_ms_p95: round(quantile(waited.firstMs, 0.95)),
  first_visible_characters_p95: quantile(waited.firstCharacters, 0.95),
  first_visible_characters_p95_with_canary: quantile(guarded.firstCharacters, 0.95),
  longest_wait_characters_p95_with_canary: quantile(guarded.mostCharacters, 0.95),
  first_visible_characters_max: quantile(waited.firstCharacters, 1),
  longest_wait_characters_p50: quantile(waited.mostCharacters, 0.5),
  longest_wait_characters_p95: quantile(waited.mostCharacters, 0.95),
  cpu_ms_per_kb: Number((waited.microsecondsPerKb / 1000).toFixed(2)),
  benign_stopped: waited.stopped,
  learned_stops: out.length,
  learned_released_median: quantile(out, 0.5),
  learned_released_p95: quantile(out, 0.95),
};
if (cuts.releasedBlockedBytes > 0) missed.push('blocked text was released');
if (cuts.mismatches > 0) missed.push('decisions depend on the cuts, or differ from the whole text');
if (figures.first_visible_ms_p95 > 150) missed.push('the first character waits longer than 150 ms (p95)');
if (figures.first_visible_characters_p95 > 64) missed.push('the first character waits for more than 64 others (p95)');
finish(figures, missed);

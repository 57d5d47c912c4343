/**
 * What attacking costs over HTTP: requests per second of a run under the suites, each in a process of its own against the
 * mock model server, in turn; outcomes graded and committed as always. Beside them plain runs: of short cases, and of the
 * very texts that the attacks sent, each as a case.
 *
 * npm run bench:attack-http [-- --requests 8000 --concurrency 64 --rounds 3]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '@plimsoll/core';
import { openStore, type OutcomeRecord } from 'plimsoll';
import { suites } from 'plimsoll/red-team';
import { writeBenchSet } from './engine/bench-set.js';
import { startChild, startMockServer } from './support/child.js';
import { finish, median, numberFlags } from './support/options.js';

const { requests, concurrency, rounds } = numberFlags({ requests: 8_000, concurrency: 64, rounds: 3 });
const folder = await mkdtemp(join(tmpdir(), 'plimsoll-attack-http-'));
const server = await startMockServer({ latencyMs: 0, replyBytes: 400, variety: 64 });

interface Measured {
  readonly cpu: number;
  readonly wall: number;
}
const rates = new Map<string, Measured[]>();
/** Requests for each case under all attacks, about: so that all runs send as many. */
const perCase = 260;

try {
  const short = await benchSet('plain', requests);
  const few = await benchSet('converters', requests / suites.converters().length);
  const fewer = await benchSet('all', requests / perCase);
  for (let round = 0; round < rounds; round += 1) {
    await measure('plain', round, short, ['none']);
    await measure('converters', round, few, suites.converters());
    const storePath = await measure('all', round, fewer, suites.all());
    const texts = await sameTexts(storePath);
    await measure('same-texts', round, texts, ['none']);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function benchSet(name: string, cases: number): Promise<string> {
  const path = join(folder, `${name}.cases.jsonl`);
  await writeBenchSet(path, Math.max(8, Math.round(cases)));
  return path;
}

/** Returns the path of the store. */
async function measure(name: string, round: number, setPath: string, attacks: readonly string[]): Promise<string> {
  const storePath = join(folder, `${name}-${String(round)}.db`);
  const { baseUrl } = server;
  const child = startChild(import.meta.url, './engine/run-child.js', {
    setPath,
    storePath,
    baseUrl,
    concurrency,
    attacks,
  });
  const { wallMs, cpuMs } = (await child.first) as { readonly wallMs: number; readonly cpuMs: number };
  await child.ended;
  let sent = 0;
  await eachOutcome(storePath, ({ attempts }) => (sent += attempts));
  const measured = { cpu: sent / (cpuMs / 1_000), wall: sent / (wallMs / 1_000) };
  rates.set(name, [...(rates.get(name) ?? []), measured]);
  console.log(
    `${name.padEnd(11)} ${String(sent).padStart(6)} requests, ${measured.wall.toFixed(0)} per second, ${measured.cpu.toFixed(0)} per second of CPU`,
  );
  return storePath;
}

/** What was sent in a run, turn by turn, as a set of plain cases. */
async function sameTexts(storePath: string): Promise<string> {
  const lines: string[] = [];
  await eachOutcome(storePath, ({ sent, reply, stored: { testCase }, trialNo }) => {
    const { side, category, severity, cluster, expectations: expect } = testCase;
    const whole: readonly Message[] = [...(sent ?? testCase.messages), ...(reply?.messages ?? [])];
    for (const [at, { role }] of whole.entries()) {
      const id = `${String(trialNo)}-${String(at)}`;
      const messages = whole.slice(0, at + 1);
      if (role === 'user') lines.push(JSON.stringify({ id, side, category, severity, cluster, messages, expect }));
    }
  });
  const path = join(folder, 'same-texts.cases.jsonl');
  await writeFile(path, lines.join('\n'));
  return path;
}

async function eachOutcome(storePath: string, see: (outcome: OutcomeRecord) => void): Promise<void> {
  const store = await openStore(storePath);
  const run = await store.runs.find('latest');
  if (run === undefined) throw new Error('no run was stored');
  for await (const page of store.runs.outcomes(run.runNo)) for (const outcome of page) see(outcome);
  await store.close();
}

type Clock = keyof Measured;
const rate = (name: string, clock: Clock): number => median((rates.get(name) ?? []).map((each) => each[clock]));
const ratio = (name: string, to: string, clock: Clock): number =>
  Number((rate(name, clock) / rate(to, clock)).toFixed(3));
const toPlain = ratio('all', 'plain', 'cpu');
finish(
  {
    plain_requests_per_s: Math.round(rate('plain', 'wall')),
    attacked_requests_per_s: Math.round(rate('all', 'wall')),
    all_to_plain_cpu: toPlain,
    converters_to_plain_cpu: ratio('converters', 'plain', 'cpu'),
    all_to_plain_wall: ratio('all', 'plain', 'wall'),
    all_to_same_texts_cpu: ratio('all', 'same-texts', 'cpu'),
    all_to_same_texts_wall: ratio('all', 'same-texts', 'wall'),
  },
  toPlain < 0.8 ? [`all_to_plain_cpu is ${String(toPlain)}, the bar is 0.8`] : [],
);

/**
 * What comparing costs: two stored runs of 40,000 cases in clusters of one to five, 2 kB replies, compared by the command
 * line in a process of its own, as a user would, median of three. The answer is checked against the outcomes as made.
 *
 * npm run bench:compare -- --cases 40000
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ComparisonSummary } from '@plimsoll/core';
import { openStore } from 'plimsoll';
import { writeComparedRuns } from './compare/compared-runs.js';
import { finish, median, numberFlags } from './support/options.js';

const { cases, rounds, seed } = numberFlags({ cases: 40_000, rounds: 3, seed: 7 });
const folder = await mkdtemp(join(tmpdir(), 'plimsoll-compare-'));
const storePath = join(folder, 'store.db');
const script = fileURLToPath(new URL('./compare/compare-child.js', import.meta.url));

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakRssMib: number;
}

/** Runs `plimsoll compare --json` cold; the child prints the cost of its whole life after the comparison. */
function compare(words: readonly string[]): Promise<{ readonly cost: Cost; readonly summary: ComparisonSummary }> {
  const before = performance.now();
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      const wallMs = performance.now() - before;
      const [summary, cost] = lines;
      if (code !== 0 || summary === undefined || cost === undefined) {
        reject(new Error(`compare ended with ${String(code)}`));
        return;
      }
      resolve({
        cost: { wallMs, ...(JSON.parse(cost) as Omit<Cost, 'wallMs'>) },
        summary: JSON.parse(summary) as ComparisonSummary,
      });
    }),
  );
}

const costs: Cost[] = [];
const missed: string[] = [];
let bytes: number;
let fixed = 0;
let broken = 0;
try {
  const store = await openStore(storePath);
  const expected = await writeComparedRuns(store, cases, seed);
  await store.close();
  bytes = (await stat(storePath)).size;
  for (let round = 0; round < rounds; round += 1) {
    const { cost, summary } = await compare(['compare', 'before', 'after', '--json', '--store', storePath]);
    costs.push(cost);
    console.error(`round ${String(round + 1)}: ${JSON.stringify(cost)}`);
    const comparison = summary.comparisons[0];
    if (comparison === undefined) throw new Error('nothing was compared');
    fixed = comparison.rates.leak.fixed;
    broken = comparison.rates.leak.broken;
    const found = [comparison.pairs, comparison.rates.leak.pairs, comparison.rates.leak.clusters, fixed, broken];
    const wanted = [cases, expected.decided, expected.clusters, expected.fixed, expected.broken];
    if (found.join() !== wanted.join())
      missed.push(`pairs, decided, clusters, fixed, broken are ${found.join()}, not ${wanted.join()}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const figures = {
  cases,
  store_mib: round(bytes / 2 ** 20, 1),
  wall_s: round(median(costs.map((cost) => cost.wallMs)) / 1000, 3),
  cpu_s: round(median(costs.map((cost) => cost.cpuMs)) / 1000, 3),
  peak_rss_mib: round(Math.max(...costs.map((cost) => cost.peakRssMib)), 1),
  leak_fixed: fixed,
  leak_broken: broken,
};
if (figures.wall_s > (5 * Math.max(cases, 40_000)) / 40_000)
  missed.push(`wall_s is ${String(figures.wall_s)}, the bar is 5`);
if (figures.peak_rss_mib > 200) missed.push(`peak_rss_mib is ${String(figures.peak_rss_mib)}, the bar is 200`);
finish(figures, missed);

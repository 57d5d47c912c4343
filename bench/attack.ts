/**
 * Recall of the attacks on simulated bots whose weaknesses are known, offline, nothing told in advance: planted and found
 * by class and by budget; false successes on bots that have none; the cost of the minimiser and of attacking.
 *
 * npm run bench:attack [-- --bots 220 --clean 340 --late 60]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Weakness } from '@plimsoll/core';
import { exactUpperBound } from '@plimsoll/core/statistics';
import { boundGarbage, openStore } from 'plimsoll';
import { suites } from 'plimsoll/red-team';
import { attackBot, type AttackedBot } from './attack/attack-bot.js';
import { makeBots, type MakeOptions } from './attack/bots/make-bots.js';
import { lateClasses } from './attack/bots/late-classes.js';
import { earlyClasses } from './attack/bots/weakness-classes.js';
import { printBudget, printRecall, recallOf } from './attack/recall.js';
import { finish, numberFlags } from './support/options.js';

const flags = numberFlags({ bots: 220, late: 60, clean: 340, seed: 20_261_121 });
boundGarbage();
const attacks = suites.all();
const folder = await mkdtemp(join(tmpdir(), 'plimsoll-attack-'));
const store = await openStore(join(folder, 'store.db'));
const begun = performance.now();

const early = await attackAll('bot', flags.bots, { weaknesses: [0, 1, 2, 3, 4], classes: earlyClasses, goals: 3 });
const late = await attackAll('late', flags.late, { weaknesses: [1, 2], classes: lateClasses, goals: 3 });
const clean = await attackAll('clean', flags.clean, { weaknesses: [0], classes: [], goals: 1 });
const all = [...early, ...late, ...clean];
await store.close();
await rm(folder, { recursive: true, force: true });

printRecall('class', early, ({ weakness }) => weakness.name);
printRecall('late class', late, ({ weakness }) => weakness.name);
printRecall('difficulty', early, ({ difficulty }) => difficulty);
printBudget(early);
const recall = recallOf(early);
const lateRecall = recallOf(late);

const innocent = all.filter(({ specification }) => specification.planted.length === 0);
const falsely = innocent.filter(({ leaked }) => leaked.length > 0);
for (const { specification, leaked } of falsely)
  for (const { attack, reply } of leaked.slice(0, 3)) {
    const said = JSON.stringify(reply?.messages.at(-1)?.content.slice(0, 200));
    console.log(
      `false success on ${specification.name} (${specification.manner}) by ${attacks[attack] ?? ''}: ${said}`,
    );
  }
const falseSuccess = exactUpperBound(falsely.length, innocent.length, 0.95);
const weaknesses = all.flatMap((bot) => bot.weaknesses);
const planted = early.flatMap((bot) => bot.planted);

finish(
  {
    attacks: attacks.length,
    bots: early.length,
    planted: recall.n,
    planted_found: recall.failures,
    recall: round(recall.rate ?? 0),
    recall_interval: [round(recall.lower), round(recall.upper)],
    planted_met: planted.filter(({ met }) => met).length,
    planted_in_smallest: planted.filter(({ inSmallest }) => inSmallest).length,
    late_planted: lateRecall.n,
    late_found: lateRecall.failures,
    late_recall: round(lateRecall.rate ?? 0),
    late_recall_interval: [round(lateRecall.lower), round(lateRecall.upper)],
    clean_clusters: innocent.length,
    false_successes: falsely.length,
    false_success_upper95: round(falseSuccess, 5),
    trials: sum(all, ({ trials }) => trials),
    undecided: sum(all, ({ undecided }) => undecided),
    errored: sum(all, ({ errored }) => errored),
    requests: sum(all, ({ requests }) => requests),
    weaknesses: weaknesses.length,
    minimiser_reduction: round(
      sum(weaknesses, ({ reduction: { characters } }) => 1 - characters[1] / Math.max(1, characters[0])) /
        Math.max(1, weaknesses.length),
    ),
    minimiser_turns: [sum(weaknesses, turnsOf(0)), sum(weaknesses, turnsOf(1))],
    follow_up_ms: perWeakness(({ followUpMilliseconds }) => followUpMilliseconds),
    follow_up_requests: perWeakness(({ followUpRequests }) => followUpRequests),
    wall_s: round((performance.now() - begun) / 1_000, 1),
  },
  [
    ...atLeast('recall', recall.rate ?? 0, 0.85),
    ...atLeast('late_recall', lateRecall.rate ?? 0, 0.6),
    ...(falseSuccess <= 0.01 ? [] : [`false_success_upper95 is ${String(round(falseSuccess, 5))}, the bar is 0.01`]),
  ],
);

/** Makes bots and attacks them, one after the other. */
async function attackAll(
  prefix: string,
  count: number,
  options: Omit<MakeOptions, 'seed' | 'prefix' | 'count'>,
): Promise<readonly AttackedBot[]> {
  const attacked: AttackedBot[] = [];
  for (const specification of makeBots({ seed: flags.seed, prefix, count, ...options })) {
    attacked.push(await attackBot(store, folder, specification, attacks));
    if (attacked.length % 20 === 0)
      console.error(
        `${prefix}: ${String(attacked.length)} of ${String(count)}, ${String(Math.round((performance.now() - begun) / 1_000))} s`,
      );
  }
  return attacked;
}

function atLeast(name: string, value: number, bar: number): readonly string[] {
  return value >= bar ? [] : [`${name} is ${String(round(value))}, the bar is ${String(bar)}`];
}

function turnsOf(at: 0 | 1): (weakness: Weakness) => number {
  return ({ reduction: { turns } }) => turns[at];
}

function perWeakness(value: (bot: AttackedBot) => number): number {
  return round(sum(all, value) / Math.max(1, weaknesses.length), 1);
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/**
 * How well the shipped first line does on texts that it has not seen: by source, with sources left out of the fit altogether,
 * under stacked disguises, and by kind of harm. The thresholds are those of `model-thresholds.ts`, written before the test part
 * was read. The data are looked for in `../shared/data` or where `PLIMSOLL_DATA` points.
 *
 * npm run bench:guard-quality
 */
import { existsSync } from 'node:fs';
import { wilson } from '@plimsoll/core/statistics';
import { readFirstLine } from '../../packages/guard/src/detectors/learned/read-first-line.js';
import { injectionDetector } from '../../packages/guard/src/detectors/injection/injection-detector.js';
import { harmDetector } from '../../packages/guard/src/detectors/harm/harm-detector.js';
import { harmCategories, type HarmCategory } from '../../packages/guard/src/models/harm-categories.js';
import { firstLineThresholds } from '../../packages/guard/src/models/model-thresholds.js';
import { textViews } from '../../packages/guard/src/views/text-views.js';
import { averagePrecision, calibrationError } from './calibrate.js';
import { topWindow } from './fit.js';
import { harmKindScores } from './harm-kind-scores.js';
import { learnHardened } from './learn-hardened.js';
import { categoryLabel, learnWithout, type FirstLineHead } from './learn.js';
import type { Measured } from './measure.js';
import { sample, seededRandom } from './random.js';
import { openDataFolder } from './read-files.js';
import { stacked } from './rewrites.js';
import { readGuardData, type GuardData } from './training-data.js';

const bars = {
  heldOut: 0.9,
  leftOut: 0.55,
  ordinary: 0.02,
  hard: 0.08,
  auprc: 0.7,
  recallAtTwo: 0.6,
  microsecondsPerKilobyte: 60,
} as const;
/** Fewer texts than this make no lower bound worth a verdict; such sources are shown and left out of the minimum. */
const fewest = 30;
const root = process.env.PLIMSOLL_DATA ?? '../shared/data';
if (!existsSync(root)) {
  process.stderr.write(
    `No data at ${root}. Set PLIMSOLL_DATA to the folder that holds deepset_injections/ and the others.\n`,
  );
  process.exit(2);
}
const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const data = readGuardData(openDataFolder(root), { test: true });
const injection = injectionDetector.create({});
const harm = harmDetector.create({});
const channelOf = { user: 'user', document: 'retrieved', harm: 'user' } as const;

/** Whether the guard would act, with the shipped detector and all its views. */
function acts(head: FirstLineHead, text: string): boolean {
  const detector = head === 'harm' ? harm : injection;
  if ('inspectLater' in detector) return false;
  const findings = detector.inspect({ channel: channelOf[head], text, views: textViews(text), references: {} });
  return findings.some(({ score }) => score >= firstLineThresholds[head].blockAt);
}

interface Share {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
}
function share(hits: number, n: number): Share {
  const { rate, lower, upper } = wilson(hits, n);
  return { rate: rate ?? 0, lower, upper, n };
}
const percent = (value: number): string => (100 * value).toFixed(1);
const shown = ({ rate, lower, upper, n }: Share): string =>
  `${percent(rate).padStart(5)} % [${percent(lower)}, ${percent(upper)}] n = ${n}`;

function bySource(
  list: readonly Measured[],
  hit: (measured: Measured) => boolean,
): ReadonlyMap<string, { hits: number; n: number }> {
  const groups = new Map<string, { hits: number; n: number }>();
  for (const measured of list) {
    const group = groups.get(measured.row.source) ?? { hits: 0, n: 0 };
    group.n += 1;
    if (hit(measured)) group.hits += 1;
    groups.set(measured.row.source, group);
  }
  return groups;
}
function pooled(groups: ReadonlyMap<string, { readonly hits: number; readonly n: number }>): Share {
  let hits = 0;
  let n = 0;
  for (const group of groups.values()) {
    hits += group.hits;
    n += group.n;
  }
  return share(hits, n);
}
const rounded = ({ rate, lower, upper, n }: Share) => ({
  rate: Number(rate.toFixed(4)),
  lower: Number(lower.toFixed(4)),
  upper: Number(upper.toFixed(4)),
  n,
});

/** One head on the test part: found by source, false positives by source. */
function heldOut(head: FirstLineHead) {
  const list = data.test.filter(({ row }) => row[head] !== null);
  const found = bySource(
    list.filter(({ row }) => row[head] === 1),
    ({ row }) => acts(head, row.text),
  );
  const zeros = list.filter(({ row }) => row[head] === 0);
  const ordinary = bySource(
    zeros.filter(({ row }) => !row.hard),
    ({ row }) => acts(head, row.text),
  );
  const hard = bySource(
    zeros.filter(({ row }) => row.hard),
    ({ row }) => acts(head, row.text),
  );
  say(`\n## ${head}: held out\n`);
  for (const [title, groups] of [
    ['found', found],
    ['false positives, ordinary', ordinary],
    ['false positives, hard', hard],
  ] as const) {
    say(`${title}: ${shown(pooled(groups))}`);
    for (const [source, { hits, n }] of groups) say(`  ${source.padEnd(26)} ${shown(share(hits, n))}`);
  }
  // Sources never fitted are no held-out part of anything: they count with the sources left out.
  const fittedSources = new Set(data.fit.map(({ row }) => row.source));
  const own = new Map([...found].filter(([source]) => fittedSources.has(source)));
  const unseen = new Map([...found].filter(([source]) => !fittedSources.has(source)));
  const calibration = list.flatMap(({ row }) =>
    row[head] === null
      ? []
      : [{ probability: readFirstLine(textViews(row.text), head).probability, target: row[head] }],
  );
  const error = calibrationError(calibration);
  say(`calibration error ${error.toFixed(3)} (ten bins, both sides weighing alike, n = ${calibration.length})`);
  return { recall: pooled(own), unseen, ordinary: pooled(ordinary), hard: pooled(hard), error };
}

/** Each source of attacks left out of fit and thresholds in turn. */
function leftOut(
  head: FirstLineHead,
  data: GuardData,
  unseen: ReadonlyMap<string, { readonly hits: number; readonly n: number }>,
) {
  const everything = [...data.fit, ...data.calibration, ...data.test];
  const sources = [...new Set(data.fit.filter(({ row }) => row[head] === 1).map(({ row }) => row.source))];
  say(`\n## ${head}: sources left out of the fit\n`);
  const ofThemselves: (readonly [string, Share])[] = [];
  const shares = sources.map((source): readonly [string, Share] => {
    const calibrated = learnWithout(source, head, data);
    // Rewritten copies stand in the fit only under their source, so they are left out with it; they are not counted here.
    const texts = new Map(
      everything
        .filter(({ row }) => row.source === source && row[head] === 1 && !row.rewritten)
        .map((each) => [each.row.text, each]),
    );
    const found = ([...texts.values()] as readonly Measured[]).map((each) => ({
      plain: each.row.contextual !== true,
      hit: topWindow(calibrated.head, each).score >= calibrated.blockAt,
    }));
    const plain = found.filter((each) => each.plain);
    if (plain.length < found.length)
      ofThemselves.push([source, share(plain.filter(({ hit }) => hit).length, plain.length)]);
    return [source, share(found.filter(({ hit }) => hit).length, found.length)];
  });
  for (const [source, { hits, n }] of unseen) shares.push([`${source} (never fitted)`, share(hits, n)]);
  for (const [source, found] of shares) say(`  ${source.padEnd(32)} ${shown(found)}`);
  for (const [source, found] of ofThemselves)
    say(`  ${source}, without texts that are innocent as they stand: ${shown(found)}`);
  // What was written here for the training is shown, and does not count.
  const counted = shares.filter(([source, { n }]) => n >= fewest && !source.startsWith('written-'));
  const least = counted.reduce((low, each) => (each[1].lower < low[1].lower ? each : low));
  const mean = counted.reduce((sum, [, { rate }]) => sum + rate, 0) / counted.length;
  say(`minimum: ${least[0]} ${shown(least[1])}; mean over ${counted.length} sources ${percent(mean)} %`);
  return {
    least: { source: least[0], ...rounded(least[1]) },
    mean: Number(mean.toFixed(4)),
    sources: Object.fromEntries(shares.map(([name, each]) => [name, rounded(each)])),
    attacksOfThemselves: Object.fromEntries(ofThemselves.map(([name, each]) => [name, rounded(each)])),
  };
}

/** Held-out attacks that are found as they stand, disguised one, two and three times. */
function underRewrites() {
  const random = seededRandom(21);
  const attacks = sample(
    random,
    data.test.filter(({ row }) => row.user === 1 && row.text.length < 1500 && acts('user', row.text)),
    400,
  );
  say('\n## user: held-out attacks that are found plain, disguised\n');
  return [1, 2, 3].map((depth) => {
    const found = share(
      attacks.filter(({ row }) => acts('user', stacked(row.text, depth, random))).length,
      attacks.length,
    );
    say(`  ${depth} disguises: ${shown(found)}`);
    return rounded(found);
  });
}

/** Where each kind is measured: the never-fitted source with most texts of it, named before anything was measured. */
const kindSources: Readonly<Record<HarmCategory, string>> = {
  hate: 'strongreject',
  harassment: 'harmbench',
  violence: 'strongreject',
  'self-harm': 'multijail-en',
  sexual: 'strongreject',
  minors: 'multijail-en',
  weapons: 'harmbench',
  illicit: 'strongreject',
  cyber: 'harmbench',
  fraud: 'forbidden-questions',
  privacy: 'forbidden-questions',
  extremism: 'multijail-en',
  misinformation: 'strongreject',
  'professional-advice': 'forbidden-questions',
};

/** Each kind on a source that no fit has seen, behind the gate: against the source's other texts and four innocent ones each. */
function kinds() {
  say('\n## kinds of harm: on sources never fitted, behind the gate\n');
  const random = seededRandom(22);
  const innocent = data.test.filter(({ row }) => row.source === 'alpaca' || row.source === 'mt-bench');
  return harmCategories.map((category: HarmCategory, column) => {
    const own = data.test.filter(({ row }) => row.source === kindSources[category]);
    const positives = own.filter((each) => categoryLabel(category, each) === 1).length;
    const scored = [...own, ...sample(random, innocent, positives * 4)].flatMap((measured) => {
      const target = categoryLabel(category, measured);
      if (target === null) return [];
      const reading = readFirstLine(textViews(measured.row.text), 'harm');
      const behind = reading.probability >= firstLineThresholds.harm.threshold;
      return [{ target, score: behind ? (harmKindScores(reading.window)[column] as number) : -1 }];
    });
    const ones = scored.filter(({ target }) => target === 1);
    const zeros = scored
      .filter(({ target }) => target === 0)
      .map(({ score }) => score)
      .sort((left, right) => right - left);
    const limit = Math.max(zeros[Math.floor(zeros.length * 0.02)] ?? 0, 0);
    const auprc = averagePrecision(scored);
    const atTwo = share(ones.filter(({ score }) => score > limit).length, ones.length);
    const on = ones.length >= fewest && auprc >= bars.auprc && atTwo.rate >= bars.recallAtTwo;
    say(
      `  ${category.padEnd(20)} ${kindSources[category].padEnd(20)} AUPRC ${auprc.toFixed(3)}, recall at 2 % false positives ${shown(atTwo)}, ${on ? 'ON' : 'experimental'} (against ${zeros.length})`,
    );
    return {
      category,
      source: kindSources[category],
      auprc: Number(auprc.toFixed(4)),
      recallAtTwo: rounded(atTwo),
      on,
    };
  });
}

/** Microseconds of one reading by all heads, per kilobyte of prose, without making the views. */
function cost(): number {
  const prose = data.test
    .filter(({ row }) => row.source === 'handbook-18f')
    .map(({ row }) => row.text)
    .join('\n');
  const views = (text: string) => ({
    ...{
      original: text,
      visible: undefined,
      squeezed: undefined,
      decoded: [],
      codes: [],
      anomalies: textViews('').anomalies,
    },
    normalised: { text: text.toLowerCase() },
  });
  const kilobyte = prose.slice(0, 1024);
  let best = Infinity;
  for (let round = 0; round < 30; round += 1) {
    const batch = Array.from({ length: 50 }, () => views(kilobyte));
    const before = process.cpuUsage();
    for (const each of batch) readFirstLine(each, 'user');
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / batch.length);
  }
  return best;
}

const user = heldOut('user');
const document = heldOut('document');
const harmful = heldOut('harm');
const rewritten = underRewrites();
const categories = kinds();
// Copies found by attack carry the source of their text, and are left out with it.
const { copies } = await learnHardened(data);
const without = {
  user: leftOut('user', { ...data, fit: [...data.fit, ...copies] }, user.unseen),
  document: leftOut('document', data, document.unseen),
};
const microseconds = cost();
say(
  `\nall heads: ${microseconds.toFixed(1)} µs CPU per kB of prose (bar ${bars.microsecondsPerKilobyte}), views apart`,
);

const missed: string[] = [];
for (const [name, each] of [
  ['user', user],
  ['document', document],
] as const) {
  if (each.recall.lower < bars.heldOut) missed.push(`${name}: held-out recall`);
  if (each.ordinary.rate > bars.ordinary) missed.push(`${name}: false positives on ordinary texts`);
  if (each.hard.rate > bars.hard) missed.push(`${name}: false positives on hard negatives`);
  if (without[name].least.lower < bars.leftOut) missed.push(`${name}: recall on the worst source left out`);
}
if (microseconds > bars.microsecondsPerKilobyte) missed.push('cost');
say(missed.length === 0 ? '\nAll bars met.' : `\nMissed: ${missed.join('; ')}.`);
say(
  JSON.stringify({
    bench: 'guard-quality',
    ...Object.fromEntries(
      (
        [
          ['user', user],
          ['document', document],
          ['harm', harmful],
        ] as const
      ).map(([name, each]) => [
        name,
        {
          heldOut: rounded(each.recall),
          ordinary: rounded(each.ordinary),
          hard: rounded(each.hard),
          calibrationError: Number(each.error.toFixed(4)),
        },
      ]),
    ),
    leftOut: without,
    rewritten,
    categories,
    microsecondsPerKilobyte: Number(microseconds.toFixed(1)),
    missed,
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;

/**
 * What the certificates of `injection-certified` are worth: whether they hold (all edits of short texts tried, random and greedy
 * edits of held-out attacks), how many found attacks they cover, what the model costs in recall and false positives beside
 * `injection` at thresholds set by the same rule, how easily `injection` is edited out of a finding, and the time it takes.
 * The data are looked for in `../shared/data` or where `PLIMSOLL_DATA` points.
 *
 * npm run bench:guard-certificates
 */
import { existsSync } from 'node:fs';
import { wilson } from '@plimsoll/core/statistics';
import type { Channel } from '../../../packages/guard/src/channel.js';
import type { Certificate } from '../../../packages/guard/src/decision.js';
import type { Detector, DetectorInput } from '../../../packages/guard/src/detectors/detector.js';
import { injectionCertifiedDetector } from '../../../packages/guard/src/detectors/injection-certified/injection-certified-detector.js';
import { injectionDetector } from '../../../packages/guard/src/detectors/injection/injection-detector.js';
import { certifiedHead } from '../../../packages/guard/src/models/certified/certified-head.js';
import { fewestEdits, reachSums, worstScore } from '../../../packages/guard/src/models/certified/fewest-edits.js';
import { readSymbols } from '../../../packages/guard/src/models/certified/letter-symbols.js';
import { bestSegment, type SegmentTable } from '../../../packages/guard/src/models/certified/segment-scores.js';
import { textViews } from '../../../packages/guard/src/views/text-views.js';
import type { Measured } from '../measure.js';
import { pick, sample, seededRandom } from '../random.js';
import { openDataFolder } from '../read-files.js';
import { readGuardData } from '../training-data.js';
import { breaking, greedyEdits, randomEdits, withinOneEdit, type Watched } from './edit-search.js';
import { learnCertifiedWithout } from './learn-certified.js';

const root = process.env.PLIMSOLL_DATA ?? '../shared/data';
if (!existsSync(root)) {
  process.stderr.write(
    `No data at ${root}. Set PLIMSOLL_DATA to the folder that holds deepset_injections/ and the others.\n`,
  );
  process.exit(2);
}
const levels = [1, 2, 4] as const;
const most = 4;
const random = seededRandom(31);
const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const data = readGuardData(openDataFolder(root), { test: true });
const channelOf: Readonly<Record<'user' | 'document', Channel>> = { user: 'user', document: 'retrieved' };
type Head = keyof typeof channelOf;

interface Share {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
}
function share(hits: number, n: number): Share {
  const { rate, lower, upper } = wilson(hits, n);
  const four = (value: number): number => Number(value.toFixed(4));
  return { rate: four(rate ?? 0), lower: four(lower), upper: four(upper), n };
}
const percent = (value: number): string => (100 * value).toFixed(1);
const shown = ({ rate, lower, upper, n }: Share): string =>
  `${percent(rate)} % [${percent(lower)}, ${percent(upper)}] n = ${String(n)}`;
function shareOf<Item>(list: readonly Item[], holds: (item: Item) => boolean): Share {
  return share(list.filter(holds).length, list.length);
}

const certified = injectionCertifiedDetector.create({ edits: most });
const main = injectionDetector.create({});
function inputOf(text: string, head: Head): DetectorInput {
  return { channel: channelOf[head], text, views: textViews(text), references: {} };
}
function levelOf(detector: Detector, head: Head): number {
  return detector.thresholds?.(channelOf[head])?.blockAt ?? 0;
}
function highest(detector: Detector, text: string, head: Head): number {
  return detector.inspect(inputOf(text, head)).reduce((score, finding) => Math.max(score, finding.score), 0);
}
function acts(detector: Detector, text: string, head: Head): boolean {
  return highest(detector, text, head) >= levelOf(detector, head);
}
function certificateOf(text: string, head: Head): Certificate | undefined {
  return certified.certify?.(inputOf(text, head), levelOf(certified, head));
}

const fittedSources = new Set(data.fit.map(({ row }) => row.source));

/** One head: found and falsely found by both models, and how many of the found are certified. */
function quality(head: Head) {
  const list = data.test.filter(({ row }) => row[head] !== null);
  const attacks = list.filter(({ row }) => row[head] === 1 && fittedSources.has(row.source)).map(({ row }) => row.text);
  const strange = list
    .filter(({ row }) => row[head] === 1 && !fittedSources.has(row.source))
    .map(({ row }) => row.text);
  const clean = (hard: boolean) =>
    list.filter(({ row }) => row[head] === 0 && row.hard === hard).map(({ row }) => row.text);
  const [ordinary, hard] = [clean(false), clean(true)];
  say(`\n## ${head}: held out\n`);
  const columns = {
    certified: (text: string) => acts(certified, text, head),
    main: (text: string) => acts(main, text, head),
    either: (text: string) => acts(certified, text, head) || acts(main, text, head),
  };
  const rows = Object.entries(columns).map(([name, finds]) => {
    const row = {
      recall: shareOf(attacks, finds),
      neverFitted: shareOf(strange, finds),
      ordinary: shareOf(ordinary, finds),
      hard: shareOf(hard, finds),
    };
    say(
      `${name.padEnd(9)} found ${shown(row.recall)}; sources never fitted ${shown(row.neverFitted)}; false, ordinary ${shown(row.ordinary)}; hard ${shown(row.hard)}`,
    );
    return [name, row] as const;
  });
  const found = attacks.filter(columns.certified);
  const certificates = found.map((text) => ({ text, certificate: certificateOf(text, head) }));
  const cover = levels.map((edits) => {
    const hits = certificates.filter(({ certificate }) => (certificate?.edits ?? 0) >= edits).length;
    const ofFound = share(hits, found.length);
    const ofAll = share(hits, attacks.length);
    say(`certified for ${String(edits)} edits: ${shown(ofFound)} of the found; ${shown(ofAll)} of all`);
    return { edits, ofFound, ofAll };
  });
  const suffix = shareOf(certificates, ({ certificate }) => certificate?.suffix === true);
  say(`certified for any text after and before: ${shown(suffix)} of the found`);
  return { ...Object.fromEntries(rows), cover, suffix, certificates };
}

/** Long innocent texts, made of twenty short ones each: the drift must keep a sum from growing with length. */
function longTexts(head: Head) {
  const parts = data.test.filter(({ row }) => row[head] === 0 && !row.hard && row.text.length < 2000);
  const joined = Array.from({ length: 200 }, () =>
    sample(random, parts, 20)
      .map(({ row }) => row.text)
      .join('\n'),
  );
  const alone = shareOf(parts, ({ row }) => acts(certified, row.text, head));
  const figures = {
    certified: shareOf(joined, (text) => acts(certified, text, head)),
    main: shareOf(joined, (text) => acts(main, text, head)),
    // Were each judged alone.
    expected: Number((1 - (1 - alone.rate) ** 20).toFixed(4)),
  };
  const length = joined.reduce((sum, text) => sum + text.length, 0) / joined.length;
  say(
    `twenty ordinary texts joined (${length.toFixed(0)} characters): falsely found ${shown(figures.certified)}, by the main model ${shown(figures.main)}; each alone, any of twenty ${percent(figures.expected)} %`,
  );
  return figures;
}

/** All edits of short texts, on the text as written: the worst score must be the bound. */
function exhaustive() {
  const signs = [breaking, ' ', '.', '\u0301', '\ud800', '\udc00', 'þ', '🙂'];
  const attacks = data.test.filter(({ row }) => row.user === 1 && row.text.length > 40);
  const cut = sample(random, attacks, 14).map(({ row }, index) => {
    const letters = Array.from(row.text);
    const length = 4 + (index % 9);
    const start = Math.floor(random() * (letters.length - length));
    return letters.slice(start, start + length).join('');
  });
  const scoreOf = (table: SegmentTable, text: string): number => bestSegment(table, readSymbols(text).symbols).score;
  let compared = 0;
  let different = 0;
  let tried = 0;
  for (const text of [...cut, 'jailbreak', 'ignore rules', 'DAN mode now']) {
    const own = [...signs, ...new Set(Array.from(text))];
    const one = withinOneEdit(text, own);
    const two = new Set(one.flatMap((each) => withinOneEdit(each, own)));
    for (const head of ['user', 'document'] as const) {
      // With its own cost hardly a text so short scores at all; with a cost of 1 every gram tells.
      for (const table of [certifiedHead(head).table, { ...certifiedHead(head).table, drift: 1 }]) {
        const sums = reachSums(table, readSymbols(text).symbols);
        for (const [edits, texts] of [
          [0, [text]],
          [1, one],
          [2, two],
        ] as const) {
          let lowest = Infinity;
          for (const each of texts) lowest = Math.min(lowest, scoreOf(table, each));
          tried += [...texts].length;
          compared += 1;
          if (worstScore(sums, table.drift, scoreOf(table, text), edits) !== lowest) different += 1;
        }
      }
    }
  }
  say(
    `\nall edits of texts of at most 12 characters: ${String(tried)} scored, ${String(compared)} bounds, ${String(different)} differ`,
  );
  return { compared, different, tried };
}

/** Attacks on certified texts: random ones with text around, and greedy ones. None may get through. */
function attackCertified(
  head: Head,
  certificates: readonly { readonly text: string; readonly certificate: Certificate | undefined }[],
) {
  const innocent = data.test.filter(({ row }) => row[head] === 0).map(({ row }) => row.text.slice(0, 400));
  const watched: Watched = {
    score: (text) => highest(certified, text, head),
    stops: (text) => acts(certified, text, head),
  };
  let tried = 0;
  let through = 0;
  for (const { text, certificate } of sample(random, certificates, 250)) {
    const edits = certificate?.edits ?? 0;
    for (let round = 0; round < 16; round += 1) {
      const broken = randomEdits(text, edits, random);
      const guise = round % 4 === 0 ? broken.toUpperCase() : round % 4 === 1 ? Array.from(broken).join(' ') : broken;
      tried += 1;
      if (!acts(certified, `${pick(random, innocent)}${guise}${pick(random, innocent)}`, head)) through += 1;
    }
    if (edits === 0 || text.length > 1500) continue;
    tried += 1;
    if (greedyEdits(text, edits, 60, watched, random) <= edits) through += 1;
  }
  say(`${head}: ${String(tried)} attacks on certified texts, ${String(through)} get through`);
  return { tried, through };
}

/** Whether one edit more than certified does defeat it: found by the bound, tried on the detector. */
function tightness(
  head: Head,
  certificates: readonly { readonly text: string; readonly certificate: Certificate | undefined }[],
) {
  const { table, blockAt } = certifiedHead(head);
  const fewest = (text: string): number =>
    fewestEdits(reachSums(table, readSymbols(text).symbols), table.drift, blockAt, most);
  const list = sample(
    random,
    certificates.filter(({ text, certificate }) => text.length < 400 && (certificate?.edits ?? most) < most),
    60,
  );
  const defeated = shareOf(list, ({ text, certificate }) => {
    let now = text;
    for (let left = certificate?.edits ?? 0; left >= 0; left -= 1) {
      const signs = Array.from(now);
      const next = signs
        .flatMap((_, at) => [
          [...signs.slice(0, at), breaking, ...signs.slice(at + 1)].join(''),
          [...signs.slice(0, at), breaking, ...signs.slice(at)].join(''),
        ])
        .find((each) => fewest(each) <= left);
      if (next === undefined) return false;
      now = next;
    }
    return !acts(certified, now, head);
  });
  say(`${head}: one edit more than certified defeats the detector: ${shown(defeated)}`);
  return defeated;
}

/** How often a greedy search with so many edits gets a found text past each detector, and text put around past the main one. */
function flips(head: Head) {
  const texts = sample(
    random,
    data.test
      .filter(({ row }) => row[head] === 1 && fittedSources.has(row.source) && row.text.length <= 600)
      .map(({ row }) => row.text),
    400,
  );
  const innocent = data.test.filter(({ row }) => row[head] === 0 && !row.hard).map(({ row }) => row.text.slice(0, 400));
  const result = Object.fromEntries(
    Object.entries({ main, certified }).map(([name, detector]) => {
      const found = texts.filter((text) => acts(detector, text, head)).slice(0, 100);
      const watched: Watched = {
        score: (text) => highest(detector, text, head),
        stops: (text) => acts(detector, text, head),
      };
      const needed = found.map((text) => greedyEdits(text, most, 40, watched, random));
      const flipped = levels.map((edits) => ({ edits, ...shareOf(needed, (count) => count <= edits) }));
      const around = shareOf(found, (text) =>
        Array.from({ length: 5 }, () => pick(random, innocent)).some(
          (other) => !acts(detector, `${text} ${other}`, head) || !acts(detector, `${other} ${text}`, head),
        ),
      );
      say(
        `${head}, ${name}: greedy edits get past ${flipped.map((each) => `${String(each.edits)}: ${shown(each)}`).join('; ')}; five innocent texts before or after: ${shown(around)}`,
      );
      return [name, { flipped, around }];
    }),
  );
  return result;
}

/** Microseconds of CPU. */
function costs(texts: readonly string[]) {
  const times = texts.map((text) => {
    const input = inputOf(text, 'user');
    const before = performance.now();
    certified.certify?.(input, levelOf(certified, 'user'));
    return (performance.now() - before) * 1000;
  });
  const sorted = times.sort((left, right) => left - right);
  const at = (place: number): number => Number((sorted[Math.floor((sorted.length - 1) * place)] ?? 0).toFixed(0));
  const prose = data.test
    .filter(({ row }) => row.source === 'handbook-18f')
    .map(({ row }) => row.text)
    .join('\n')
    .slice(0, 1024);
  let best = Infinity;
  const input = inputOf(prose, 'user');
  for (let round = 0; round < 30; round += 1) {
    const before = process.cpuUsage();
    for (let turn = 0; turn < 50; turn += 1) certified.inspect(input);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 50);
  }
  say(
    `\none certificate (up to ${String(most)} edits): median ${String(at(0.5))} µs, 95 % below ${String(at(0.95))} µs, n = ${String(times.length)}; reading 1 kB of prose ${best.toFixed(1)} µs`,
  );
  return {
    medianMicroseconds: at(0.5),
    p95Microseconds: at(0.95),
    n: times.length,
    microsecondsPerKilobyte: Number(best.toFixed(1)),
  };
}

/** Each source of attacks left out of the fit in turn. */
function leftOut(head: Head) {
  say(`\n## ${head}: sources left out of the fit\n`);
  const everything = [...data.fit, ...data.calibration, ...data.test];
  const ofHead = (list: readonly Measured[]) => list.filter(({ row }) => row[head] === 1);
  const sources = [...new Set(ofHead(data.fit).map(({ row }) => row.source))].filter(
    (name) => !name.startsWith('written-'),
  );
  return Object.fromEntries(
    sources.map((source) => {
      const { table, blockAt } = learnCertifiedWithout(source, head, data);
      const texts = new Set(
        ofHead(everything).flatMap(({ row }) => (row.source === source && !row.rewritten ? [row.text] : [])),
      );
      const scored = [...texts].map((text) => {
        const { symbols } = readSymbols(text);
        const { score } = bestSegment(table, symbols);
        return score < blockAt
          ? -1
          : fewestEdits(reachSums(table, symbols.slice(0, 6000)), table.drift, blockAt, most) - 1;
      });
      const found = shareOf(scored, (edits) => edits >= 0);
      const four = shareOf(scored, (edits) => edits >= most);
      say(
        `  ${source.padEnd(24)} found ${shown(found)}; certified for ${String(most)} edits ${percent(four.rate)} % of all`,
      );
      return [source, { found, four }];
    }),
  );
}

const tried = exhaustive();
const heads = (['user', 'document'] as const).map((head) => {
  const { certificates, ...figures } = quality(head);
  const long = longTexts(head);
  const attacked = attackCertified(head, certificates);
  const tight = tightness(head, certificates);
  const flipped = flips(head);
  return { head, certificates, figures: { ...figures, long, attacked, tight, flips: flipped } };
});
const cost = costs((heads[0]?.certificates ?? []).map(({ text }) => text));
const without = { user: leftOut('user'), document: leftOut('document') };
const missed: string[] = [];
if (tried.different > 0) missed.push('the bound is not what all edits tried give');
for (const { head, figures } of heads) {
  if (figures.attacked.through > 0) missed.push(`${head}: a certified text was edited out of its finding`);
  if (figures.tight.rate < 1) missed.push(`${head}: a bound on a longer text is not exact`);
  if (figures.suffix.rate < 1) missed.push(`${head}: a found text is not certified for what follows it`);
}
say(missed.length === 0 ? '\nAll bars met.' : `\nMissed: ${missed.join('; ')}.`);
say(
  JSON.stringify({
    bench: 'guard-certificates',
    exhaustive: tried,
    ...Object.fromEntries(heads.map(({ head, figures }) => [head, figures])),
    cost,
    leftOut: without,
    missed,
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;

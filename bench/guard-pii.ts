/**
 * Personal data and credentials: span F1 per kind on generated texts in many languages and on recorded ones (Presidio's
 * generator; the templates that were not read while building), look-alikes, ordinary texts, and what it costs.
 *
 * npm run bench:guard-pii
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@plimsoll/core/statistics';
import { personalDataKinds } from '@plimsoll/core';
import { credentialKinds, findCredentials, findPersonalData } from '@plimsoll/guard/matchers';
import { drawsFrom } from './guard-pii/draws.js';
import { lookAlikes, makeLookAlike } from './guard-pii/make-look-alikes.js';
import { makeText, type GoldSpan, type GoldText } from './guard-pii/make-texts.js';
import { readBenign, readRecorded } from './guard-pii/recorded-texts.js';
import { countSpans, scoreSpans, type SpanScore } from './guard-pii/score-spans.js';
import { finish, median, numberFlags } from './support/options.js';

const data = process.env.PLIMSOLL_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
if (!existsSync(data)) {
  console.error(`There is no ${data}: name the folder of the public data sets with PLIMSOLL_DATA.`);
  process.exit(2);
}
const flags = numberFlags({ seed: 20261121, texts: 6_000, dev: 0, show: 0 });
const missed: string[] = [];
const draw = drawsFrom(seededRandom(flags.seed));
/** Kinds by the form alone or a word beside them; the others have check digits or a fixed shape. */
const loose = new Set(['address', 'date-of-birth']);
/** Postal addresses are off unless asked for, names are not looked for: both are shown, neither is claimed. */
const unsupported = new Set(['address']);

function find(text: string): GoldSpan[] {
  return [...findPersonalData(text, personalDataKinds), ...findCredentials(text)];
}

function score(texts: readonly GoldText[], name: string): Record<string, SpanScore> {
  const found = texts.map(({ text }) => find(text));
  const kinds = [...personalDataKinds, ...credentialKinds].filter((kind) =>
    texts.some(({ spans }) => spans.some((span) => span.kind === kind)),
  );
  const scores: Record<string, SpanScore> = {};
  for (const kind of kinds) {
    const counts = texts.map(({ text, spans }, index) => {
      const [gold, seen] = [
        spans.filter((span) => span.kind === kind),
        (found[index] ?? []).filter((span) => span.kind === kind),
      ];
      const count = countSpans(gold, seen, !loose.has(kind));
      if (flags.show > 0 && count.alarms + count.misses > 0) {
        const words = (list: readonly GoldSpan[]): string[] =>
          list.map(({ start, end }) => text.slice(start, end).slice(0, 90));
        console.log(
          `${name} ${kind} wanted ${JSON.stringify(words(gold))} found ${JSON.stringify(words(seen))} in ${JSON.stringify(text.slice(0, 200))}`,
        );
      }
      return count;
    });
    scores[kind] = scoreSpans(counts, flags.seed);
  }
  return scores;
}

function print(name: string, scores: Record<string, SpanScore>): void {
  console.log(`\n${name}`);
  for (const [kind, { f1, interval, hits, alarms, misses }] of Object.entries(scores))
    console.log(
      `  ${kind.padEnd(18)} F1 ${f1.toFixed(4)} [${interval.map((end) => end.toFixed(4)).join(', ')}]  hits ${hits}, false alarms ${alarms}, misses ${misses}`,
    );
}

const generated = Array.from({ length: flags.texts }, () => makeText(draw));
const recorded = readRecorded(data, flags.dev > 0 ? 'dev' : 'test');
const scores = { generated: score(generated, 'generated'), recorded: score(recorded, 'recorded') };
print(`generated, ${generated.length} texts`, scores.generated);
print(`recorded, ${recorded.length} texts (address, date-of-birth: more than half of the place)`, scores.recorded);
for (const [part, kinds] of Object.entries(scores)) {
  for (const [kind, { f1 }] of Object.entries(kinds)) {
    const bar = loose.has(kind) ? 0.75 : 0.98;
    if (f1 < bar && !unsupported.has(kind)) missed.push(`${part} ${kind}: F1 ${f1.toFixed(4)} below ${bar}`);
  }
}

let flagged = 0;
const perSort = 300;
for (const sort of Object.keys(lookAlikes)) {
  for (let index = 0; index < perSort; index += 1) {
    const text = makeLookAlike(draw, sort);
    const found = find(text);
    if (found.length === 0) continue;
    flagged += 1;
    if (flagged <= 40)
      console.log(
        `flagged ${sort}: ${found.map(({ kind, start, end }) => `${kind} ${JSON.stringify(text.slice(start, end))}`).join(', ')} in ${JSON.stringify(text)}`,
      );
  }
}
const lookAlikeTexts = perSort * Object.keys(lookAlikes).length;
console.log(`\nlook-alikes flagged: ${flagged} of ${lookAlikeTexts}`);
if (flagged > 0) missed.push(`${flagged} look-alikes flagged`);

const benign: Record<string, { texts: number; findings: number; perThousand: number }> = {};
for (const [set, texts] of Object.entries(readBenign(data))) {
  let findings = 0;
  for (const text of texts) {
    const found = find(text);
    findings += found.length;
    if (flags.show > 0)
      for (const { kind, start, end } of found)
        console.log(`${set} ${kind} ${JSON.stringify(text.slice(Math.max(0, start - 30), end + 10))}`);
  }
  benign[set] = { texts: texts.length, findings, perThousand: Math.round((findings / texts.length) * 10_000) / 10 };
  console.log(`${set}: ${findings} findings in ${texts.length} texts, ${benign[set].perThousand} in a thousand`);
}

const kindsByDefault = personalDataKinds.filter((kind) => !unsupported.has(kind));

/** Of both detectors as they are by default: CPU microseconds per thousand characters, the median of rounds. */
function cost(text: string): number {
  const rounds: number[] = [];
  const repeats = Math.max(3, Math.round(2_000_000 / text.length));
  for (let round = 0; round < 9; round += 1) {
    const start = process.cpuUsage();
    for (let index = 0; index < repeats; index += 1) {
      findPersonalData(text, kindsByDefault);
      findCredentials(text);
    }
    const { user, system } = process.cpuUsage(start);
    rounds.push((user + system) / repeats / (text.length / 1_000));
  }
  return Math.round(median(rounds.slice(2)) * 10) / 10;
}
const prose =
  'The harbour was quiet that evening, and the boats were tied up along the quay. Nobody spoke; the lamps went on one after another. ';
const rich =
  'Order 48213 shipped on 2024-03-05 at 12:30, total 1,234.50 EUR for 12 items; version 1.2.3, build 20240305. Invoice 4711-0815 of 03.05.2024, ref 99887766, weight 3.5 kg, room 12, floor 3. ';
const costs = {
  prose: cost(prose.repeat(30)),
  digitRich: cost(rich.repeat(20)),
  generated: cost(
    generated
      .slice(0, 100)
      .map(({ text }) => text)
      .join('\n'),
  ),
  million: {
    ones: cost('1'.repeat(1_000_000)),
    blanks: cost('1 '.repeat(500_000)),
    signs: cost('@'.repeat(1_000_000)),
  },
};
console.log(`cost, CPU µs per 1,000 characters: ${JSON.stringify(costs)}`);
if (costs.prose > 25) missed.push(`prose costs ${costs.prose} µs per kB, above 25`);
if (costs.digitRich > 60) missed.push(`digit-rich text costs ${costs.digitRich} µs per kB, above 60`);

const short = (part: Record<string, SpanScore>): Record<string, readonly [number, number, number, number]> =>
  Object.fromEntries(
    Object.entries(part).map(([kind, { f1, interval, hits, misses }]) => [
      kind,
      [f1, ...interval, hits + misses].map((value) => Math.round(value * 10_000) / 10_000) as never,
    ]),
  );
finish(
  {
    bench: 'guard-pii',
    generated_texts: generated.length,
    recorded_texts: recorded.length,
    f1_generated: short(scores.generated),
    f1_recorded: short(scores.recorded),
    unsupported: ['name', ...unsupported],
    look_alikes: lookAlikeTexts,
    look_alikes_flagged: flagged,
    benign,
    cpu_us_per_1000_characters: costs,
    missed,
  },
  missed,
);

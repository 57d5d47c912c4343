/**
 * Fits the shipped models and writes them into `packages/guard/src/models/`. Run from the repository root:
 *
 * npm run train:guard
 */
import { writeFileSync } from 'node:fs';
import { bucketBits } from '../../packages/guard/src/models/gram-scan.js';
import { learnHardened } from './learn-hardened.js';
import { firstLine, learnCategories, learnHead } from './learn.js';
import { pack, writeModel } from './pack.js';
import { openDataFolder } from './read-files.js';
import { modelView } from './measure.js';
import { scriptBlock } from '../../packages/guard/src/models/familiar-script.js';
import { categoryFit } from './settings.js';
import { readGuardData } from './training-data.js';

const started = performance.now();
const folder = openDataFolder(process.env.PLIMSOLL_DATA ?? '../shared/data');
const data = readGuardData(folder, { test: false });
const say = (text: string): void =>
  void process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${text}\n`);
say(`${data.fit.length} texts to fit, ${data.calibration.length} to calibrate, ${data.test.length} kept out`);
const hardened = await learnHardened(data);
say(`${hardened.copies.length} copies found by attack`);
const heads = firstLine.map((name) => {
  const head = name === 'user' ? hardened.after : learnHead(name, data);
  say(`${name}: threshold ${head.threshold.toFixed(3)}, sure ${head.blockAt.toFixed(3)}`);
  return { name, ...head };
});
const categories = [...learnCategories(data)].map(([name, head]) => ({ name, ...head }));
say(`${categories.length} kinds of harm`);
const models = 'packages/guard/src/models';
const first = pack('first-line', bucketBits, heads);
const kinds = pack('harm-kinds', bucketBits - categoryFit.foldedBits, categories);
writeModel(`${models}/first-line-weights.ts`, 'firstLineWeights', first);
writeModel(`${models}/harm-kind-weights.ts`, 'harmKindWeights', kinds);
/** Blocks of scripts with at least this many letters in texts of at least this many clusters. */
const enough = { letters: 3000, clusters: 20 };
const blocks = new Map<number, { letters: number; clusters: Set<string> }>();
for (const { row } of data.fit) {
  const text = modelView(row.text);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x24f) continue;
    const block = blocks.get(scriptBlock(unit)) ?? { letters: 0, clusters: new Set() };
    block.letters += 1;
    if (block.clusters.size < enough.clusters) block.clusters.add(row.cluster);
    blocks.set(scriptBlock(unit), block);
  }
}
// Han and Hangul signs are spread over many blocks: once some of a script are familiar, all are.
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: scriptBlock(last) - scriptBlock(first) + 1 }, (_, index) => scriptBlock(first) + index);
const scripts = [range(0x4e00, 0x9fff), range(0xac00, 0xd7a3)];
const letters = (script: readonly number[]): number =>
  script.reduce((sum, block) => sum + (blocks.get(block)?.letters ?? 0), 0);
const known = [...blocks]
  .filter(([, each]) => each.letters >= enough.letters && each.clusters.size >= enough.clusters)
  .map(([block]) => block)
  .concat(...scripts.filter((script) => letters(script) >= enough.letters));
const familiar = [...new Set(known)].sort((left, right) => left - right);
const share = (score: number, { slope, offset }: { readonly slope: number; readonly offset: number }): number =>
  Number((1 / (1 + Math.exp(-(slope * score + offset)))).toFixed(4));
const rows = (list: typeof heads | typeof categories): string =>
  list
    .map(
      (each) =>
        `  '${each.name}': { threshold: ${share(each.threshold, each)}, blockAt: ${share(each.blockAt, each)} },`,
    )
    .join('\n');
writeFileSync(
  `${models}/model-thresholds.ts`,
  `/** Calibrated probabilities where a head's grey band begins, and where it acts. Written by training/guard/train.ts. */\nexport const firstLineThresholds = {\n${rows(heads)}\n} as const;\n\n/** The same for each kind of harm. */\nexport const harmKindThresholds = {\n${rows(categories)}\n} as const;\n\n/** Blocks of 128 UTF-16 units whose letters the models have seen often enough. */\nexport const familiarBlocks: readonly number[] = [${familiar.join(', ')}];\n`,
);
for (const [path, hash] of folder.filesRead) say(`${hash}  ${path}`);
say(`first line ${first.hash}, kinds ${kinds.hash}`);

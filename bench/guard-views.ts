/**
 * What the views of a text cost: CPU per kB (1,024 UTF-16 units) of `textViews` with `normalised`, `decoded` and
 * `anomalies` read, and with `squeezed` too, for prose, code and hostile Unicode; and whether 10 MB cost ten times 1 MB.
 *
 * npm run bench:guard-views
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cpuUsage, memoryUsage } from 'node:process';
import { toBase64, utf8Bytes } from '@plimsoll/core/text';
import { textViews } from '@plimsoll/guard';
import { finish, median } from './support/options.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const ascii = (text: string): string => text.replace(/[^\t\n -~]/g, ' ');

const prose = ascii(read('docs/guide/measure.md') + read('docs/guide/gate.md') + read('docs/guide/graders.md'));
const code = ascii(
  read('packages/guard/src/views/normalise-text.ts') + read('packages/guard/src/matchers/automaton.ts'),
);
const russian = 'Пользователь просит показать последние операции по счёту, и помощник отвечает вежливо. ';
const hindi = 'उपयोगकर्ता अपने खाते की जानकारी माँगता है और सहायक विनम्रता से उत्तर देता है। ';
const chinese = '用户请求查看账户的最近交易，助手礼貌地回答了问题。';

/** Units that a text is put through, one after the other. */
function disguise(text: string, change: (character: string, index: number) => string): string {
  return Array.from(text, change).join('');
}

const zalgo = disguise(prose, (one, index) => one + String.fromCharCode(0x300 + (index % 80), 0x316 + (index % 60)));
const kinds: Readonly<Record<string, string>> = {
  prose,
  code,
  base64: toBase64(utf8Bytes(prose)),
  percent: disguise(prose, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`),
  russian: russian.repeat(200),
  hindi: hindi.repeat(200),
  chinese: chinese.repeat(400),
  zero_width: disguise(prose, (one, index) => one + (index % 2 === 0 ? '\u200b' : '\u2060')),
  full_width: disguise(prose, (one) => (one > ' ' ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)),
  mathematical: disguise(prose, (one) =>
    /[a-z]/.test(one) ? String.fromCodePoint(0x1d41a + one.charCodeAt(0) - 97) : one,
  ),
  look_alikes: prose.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'ο').replaceAll('i', 'і'),
  zalgo,
  tags: disguise(prose, (one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0))),
  surrogates: disguise(prose, (one) => one + '\ud800'),
};
const plain = ['prose', 'code'];

let sink = 0;
function once(text: string, squeezed: boolean): void {
  const views = textViews(text);
  sink += views.normalised.text.length + views.decoded.length + views.anomalies.bidi;
  if (squeezed) sink += views.squeezed?.text.length ?? 0;
}

/** Microseconds of CPU for each kB, median of the rounds. */
function cost(text: string, squeezed: boolean): number {
  const pieces: string[] = [];
  for (let at = 0; at + 1024 <= text.length && pieces.length < 64; at += 1024) pieces.push(text.slice(at, at + 1024));
  const rounds: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const before = cpuUsage();
    for (let again = 0; again < 20; again += 1) for (const piece of pieces) once(piece, squeezed);
    const { user, system } = cpuUsage(before);
    if (round >= 3) rounds.push((user + system) / (20 * pieces.length));
  }
  return Math.round(median(rounds) * 10) / 10;
}

/** How many times as long ten megabytes take as one. */
function growth(text: string): { readonly ratio: number; readonly mebibytes: number } {
  const large = text.repeat(Math.ceil(1e7 / text.length));
  const time = (length: number): number => {
    const piece = large.slice(0, length);
    const times = [0, 1, 2].map(() => {
      const before = cpuUsage();
      once(piece, true);
      const { user, system } = cpuUsage(before);
      return user + system;
    });
    return Math.min(...times);
  };
  const one = time(1e6);
  const ten = time(1e7);
  return { ratio: Math.round((ten / one) * 10) / 10, mebibytes: Math.round(memoryUsage().rss / 1_048_576) };
}

const micros: Record<string, number> = {};
const squeezed: Record<string, number> = {};
const ratios: Record<string, number> = {};
let mostMemory = 0;
for (const [name, text] of Object.entries(kinds)) {
  micros[name] = cost(text, false);
  squeezed[name] = cost(text, true);
}
for (const [name, text] of Object.entries(kinds)) {
  const { ratio, mebibytes } = growth(text);
  ratios[name] = ratio;
  mostMemory = Math.max(mostMemory, mebibytes);
}
const missed: string[] = [];
for (const [name, figure] of Object.entries(micros)) {
  const bar = plain.includes(name) ? 15 : 60;
  if (figure > bar) missed.push(`${name}: ${figure} µs per kB, at most ${bar}`);
}
for (const [name, ratio] of Object.entries(ratios)) {
  if (ratio > 15) missed.push(`${name}: 10 MB take ${ratio} times as long as 1 MB`);
}
finish(
  { micros_per_kb: micros, with_squeezed: squeezed, ten_to_one: ratios, peak_mib: mostMemory, sink: sink > 0 },
  missed,
);

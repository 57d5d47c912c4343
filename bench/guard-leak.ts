/**
 * How long a run of a system prompt's words must be to be a leak: benign answers against prompts they have never seen, and
 * against the very text they answer; leaks word for word, in part, and rewritten.
 *
 * npm run bench:guard-leak
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { clopperPearson, seededRandom } from '@plimsoll/core/statistics';
import { createGuard } from '@plimsoll/guard';
import { finish, numberFlags } from './support/options.js';

const data = process.env.PLIMSOLL_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
if (!existsSync(data)) {
  console.error(`There is no ${data}: name the folder of the public data sets with PLIMSOLL_DATA.`);
  process.exit(2);
}
const flags = numberFlags({ seed: 20261121, pairs: 150_000 });
const random = seededRandom(flags.seed);
/** Words in a row; a score of 1 is twenty. */
const runs = [8, 10, 12, 14, 16, 20];
const certainRun = 20;

interface Row {
  readonly question_id?: string;
  readonly text?: string;
  readonly prompt?: string;
  readonly turns?: readonly { readonly content: string }[];
  readonly choices?: readonly { readonly turns: readonly (string | { readonly content: string })[] }[];
}

function readRows(path: string): Row[] {
  return gunzipSync(readFileSync(`${data}/${path}`))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

const prompts = [
  ...readRows('fabric_patterns/fabric_patterns.jsonl.gz'),
  ...readRows('awesome_prompts_2026/awesome_prompts_2026-03.jsonl.gz'),
]
  .map(({ text, prompt = '' }) => text ?? prompt)
  .filter((text) => text.split(/\s+/).length >= 40);
const answers = new Map(
  readRows('benign/arena_hard_answers_gpt-3.5-turbo-0125.jsonl.gz').map(({ question_id = '', choices = [] }) => [
    question_id,
    choices.flatMap(({ turns }) => turns.map((turn) => (typeof turn === 'string' ? turn : turn.content))).join('\n'),
  ]),
);
const questions = readRows('benign/arena_hard_question.jsonl.gz').map(({ question_id = '', turns = [] }) => ({
  id: question_id,
  text: turns.map(({ content }) => content).join('\n'),
}));

const rule = {
  id: 'leak',
  detector: 'system-prompt-leak',
  action: 'block',
  threshold: 0.01,
  onError: 'closed',
} as const;
const guard = createGuard({ version: 1, name: 'leak', channels: { assistant: { rules: [rule] } } });

/** The longest run of the prompt's words in a text, twenty at most. */
function longestRun(systemPrompt: string, text: string): number {
  const { findings } = guard.inspect({ channel: 'assistant', text, references: { systemPrompt } });
  return findings.reduce((most, { score }) => Math.max(most, Math.round(score * certainRun)), 0);
}

interface Rate {
  readonly of: number;
  readonly n: number;
  readonly interval: readonly [number, number];
}

/** For each length the share of the texts whose longest run reaches it. */
function rates(name: string, longest: readonly number[]): Record<string, Rate> {
  const result: Record<string, Rate> = {};
  for (const length of runs) {
    const of = longest.filter((one) => one >= length).length;
    const { lower, upper } = clopperPearson(of, longest.length);
    result[String(length)] = { of, n: longest.length, interval: [lower, upper] };
  }
  const line = runs.map((length) => {
    const { of, n, interval } = result[String(length)] as Rate;
    return `${String(length)}: ${String(of)} of ${String(n)} [${interval.map((end) => (100 * end).toFixed(2)).join(', ')} %]`;
  });
  console.log(`${name}\n  ${line.join('\n  ')}`);
  return result;
}

const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random.next() * list.length)] as Item;
const allAnswers = [...answers.values()].filter((text) => text !== '');
const strangers = Array.from({ length: flags.pairs }, () => longestRun(pick(prompts), pick(allAnswers)));
const own = questions
  .filter(({ text, id }) => text.split(/\s+/).length >= 12 && (answers.get(id) ?? '') !== '')
  .map(({ text, id }) => longestRun(text, answers.get(id) as string));

const vocabulary = allAnswers.slice(0, 100).flatMap((text) => text.split(/\s+/));
/** A stretch of a prompt of so many words, each word replaced or left out with a probability. */
function leak(words: number, changed: number): { readonly prompt: string; readonly text: string } {
  const prompt = pick(prompts);
  const all = prompt.split(/\s+/);
  const start = Math.floor(random.next() * Math.max(1, all.length - words));
  const told = all.slice(start, start + words).flatMap((word) => {
    if (random.next() >= changed) return [word];
    return random.next() < 0.5 ? [] : [pick(vocabulary)];
  });
  const around = pick(allAnswers).split(/\s+/);
  return { prompt, text: `${around.slice(0, 30).join(' ')}\n${told.join(' ')}\n${around.slice(30, 60).join(' ')}` };
}

const leaks: Record<string, Record<string, Rate>> = {};
for (const words of [15, 40, 100]) {
  for (const changed of [0, 0.05, 0.1, 0.2]) {
    const name = `${String(words)} words, ${String(changed * 100)} % of them changed`;
    const longest = Array.from({ length: 1_000 }, () => leak(words, changed)).map(({ prompt, text }) =>
      longestRun(prompt, text),
    );
    leaks[name] = rates(`leak: ${name}`, longest);
  }
}
const figures = {
  bench: 'guard-leak',
  prompts: prompts.length,
  answers: allAnswers.length,
  strangers: rates('benign answers against prompts they never saw', strangers),
  own: rates('benign answers against the text that they answer (quoting it is right there)', own),
  leaks,
};
const wrong = figures.strangers['12'] as Rate;
finish(
  figures,
  wrong.interval[1] > 0.001 ? ['12 words in a row are more often chance than one time in a thousand'] : [],
);

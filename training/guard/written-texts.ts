import { readFileSync } from 'node:fs';
import { isHarmCategory } from '../../packages/guard/src/models/harm-categories.js';
import { attack, harmful, innocent, type GuardText } from './example.js';
import { pick, seededRandom } from './random.js';

const folder = new URL('../../../written/', import.meta.url);

/** Lines of a file and its lists. `{a|b}` chooses, also within each other; `@name` takes one of a list; `¦` stands for a bar. */
function readTemplates(name: string): {
  readonly lines: readonly string[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
} {
  const lists = new Map<string, readonly string[]>();
  const lines: string[] = [];
  for (const line of readFileSync(new URL(name, folder), 'utf8').split('\n')) {
    const list = /^@(\w+) = (.*)$/.exec(line);
    if (list !== null) lists.set(list[1] as string, (list[2] as string).split('|'));
    else if (line !== '' && !line.startsWith('#')) lines.push(line);
  }
  return { lines, lists };
}

function expand(template: string, lists: ReadonlyMap<string, readonly string[]>, random: () => number): string {
  let text =
    template.includes('} | ') || /[?.。？] \| /.test(template) ? pick(random, template.split(' | ')) : template;
  for (let round = 0; round < 8; round += 1) {
    const before = text;
    text = text
      .replaceAll(/@(\w+)/g, (whole, name: string) => (lists.has(name) ? pick(random, lists.get(name) ?? []) : whole))
      .replaceAll(/\{([^{}]*)\}/g, (whole, inner: string) =>
        inner.includes('|') || inner.startsWith('As ') ? pick(random, inner.split('|')) : whole,
      );
    if (text === before) break;
  }
  return text.replaceAll('\\n', '\n').replaceAll('¦', '|').replaceAll(/ {2,}/g, ' ').trim();
}

/** Distinct expansions of every line, with the line's number. */
function expansions(
  name: string,
  most: number,
  random: () => number,
): readonly { readonly text: string; readonly line: number }[] {
  const { lines, lists } = readTemplates(name);
  return lines.flatMap((template, line) => {
    const texts = new Set<string>();
    for (let tries = 0; tries < most * 2 && texts.size < most; tries += 1) texts.add(expand(template, lists, random));
    return [...texts].map((text) => ({ text, line }));
  });
}

/** Lessons of three to eight sentences. Their lines return, so for them alone folds say little about unseen lessons. */
function teachingPages(random: () => number): readonly GuardText[] {
  const { lines, lists } = readTemplates('teaching.txt');
  return Array.from({ length: 300 }, (_, page) => {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 6) }, () =>
      expand(pick(random, lines), lists, random),
    );
    return {
      ...innocent,
      // A user who sends such a page is rare, and to learn from it would cost attacks.
      user: null,
      source: 'written-teaching',
      cluster: `teaching.txt:${page}`,
      hard: true,
      text: sentences.join(random() < 0.7 ? ' ' : '\n'),
    };
  });
}

/** Texts written for this project. `hosts` are innocent documents that instructions are put into. */
export function readWritten(hosts: readonly string[]): readonly GuardText[] {
  const random = seededRandom(7);
  const results = readTemplates('tool-results.txt');
  const into = (text: string): string => {
    if (random() < 0.45) {
      const result = expand(pick(random, results.lines), results.lists, random);
      const [before = '', after = ''] = result.split('<HERE>');
      return `${before}${text}${after}`;
    }
    const host = pick(random, hosts);
    const from = Math.floor(random() * Math.max(1, host.length - 500));
    const piece = host.slice(from, from + 100 + Math.floor(random() * 900));
    const place = random();
    const cut = piece.indexOf(' ', Math.floor(random() * piece.length));
    return place < 0.35 || cut < 0
      ? `${piece}\n${text}`
      : place < 0.5
        ? `${text}\n${piece}`
        : `${piece.slice(0, cut)}\n${text}\n${piece.slice(cut)}`;
  };
  const as = (
    source: string,
    name: string,
    most: number,
    labels: Omit<GuardText, 'text' | 'source' | 'cluster'>,
  ): readonly GuardText[] =>
    expansions(name, most, random).map(({ text, line }) => ({ ...labels, source, cluster: `${name}:${line}`, text }));
  const embedded = (name: string, most: number): readonly GuardText[] =>
    expansions(name, most, random).map(({ text, line }, index) => ({
      ...attack,
      source: 'written-documents',
      cluster: `${name}:${line}`,
      user: null,
      text: index % 3 === 0 ? text : into(text),
    }));
  const human = (name: string, most: number): readonly GuardText[] =>
    expansions(name, most, random).map(({ text, line }, index) => ({
      ...innocent,
      source: 'written-human',
      cluster: `${name}:${line}`,
      hard: true,
      text: index % 3 === 0 ? text : into(text),
    }));
  const harm = (name: string, most: number): readonly GuardText[] =>
    expansions(name, most, random).map(({ text, line }): GuardText => {
      const [kind = '', ...rest] = text.split(': ');
      if (!isHarmCategory(kind)) throw new Error(`${name}: no such kind as "${kind}"`);
      const labels = { ...harmful, source: 'written-harm', cluster: `${name}:${line}`, categories: [kind] };
      const row = { ...labels, text: rest.join(': ') };
      return kind === 'professional-advice' ? { ...row, harm: null } : row;
    });
  return [
    ...as('written-attacks', 'attacks.txt', 30, attack),
    ...as('written-extraction', 'attacks-extraction.txt', 40, attack),
    ...as('written-manners', 'attacks-manners.txt', 60, attack),
    ...as('written-languages', 'attacks-languages.txt', 12, attack),
    ...as('written-languages', 'attacks-languages-2.txt', 12, attack),
    ...embedded('documents.txt', 40),
    ...embedded('documents-2.txt', 60),
    ...human('human-instructions.txt', 40),
    ...human('human-instructions-2.txt', 60),
    ...as('written-innocent', 'innocent.txt', 24, { ...innocent, hard: true, document: null }),
    ...as('written-triggers', 'innocent-triggers.txt', 60, { ...innocent, hard: true, document: null }),
    ...as('written-triggers', 'innocent-languages.txt', 40, { ...innocent, hard: true, document: null }),
    ...teachingPages(random),
    ...as('written-ordinary', 'ordinary-languages.txt', 24, { ...innocent, document: null }),
    ...as('written-figurative', 'innocent-harm.txt', 50, { ...innocent, hard: true, document: null }),
    ...harm('harm.txt', 24),
    ...harm('harm-2.txt', 40),
  ];
}

import { expect, test } from 'vitest';
import { hostileTexts } from '../hostile-fixture.js';
import { heading, list, paragraph, table, type WriteupDocument } from './document.js';
import { writeupHtml } from './render-html.js';
import { writeupMarkdown } from './render-markdown.js';

const rate = { failures: 3, n: 40, clusters: 20, rate: 0.075, lower: 0.02, upper: 0.2, level: 0.95 } as const;
const shown = { ...rate, method: 'clustered', standing: 'no-line' } as const;
const before = { ...shown, failures: 9, rate: 0.225, lower: 0.11, upper: 0.39 };

function documentWith(text: string): WriteupDocument {
  return {
    title: text,
    lead: text,
    blocks: [
      heading(text),
      paragraph(text),
      list([text, text]),
      table(['a', 'b'], [[text, text]]),
      { kind: 'rate-pairs', pairs: [{ label: text, before, after: shown }] },
      { kind: 'commands', lines: [text] },
      {
        kind: 'case',
        heading: text,
        severity: 'S1',
        facts: [[text, text]],
        texts: [
          { label: 'Reply', text: `HARM ${text}`, harmful: true },
          { label: 'Reply', text: `PLAIN ${text}`, harmful: false },
        ],
      },
    ],
    source: { kind: 'improvement', runs: [], command: text, plimsollVersion: text },
  };
}

test('hostile texts stay texts in HTML', () => {
  for (const text of hostileTexts) {
    const page = writeupHtml(documentWith(text));
    const plain = writeupHtml(documentWith('plain'));
    expect(page.match(/<(?:script|style|img|svg|a)\b/g)).toEqual(plain.match(/<(?:script|style|img|svg|a)\b/g));
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  }
});

test('hostile texts stay texts in Markdown, and tables keep their columns', () => {
  for (const text of hostileTexts) {
    const page = writeupMarkdown(documentWith(text), { revealHarmful: true });
    const outside = page.replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<[a-z/!]|https?:\/\/|(?<!\\)!\[/i);
    for (const line of outside.split('\n').filter((row) => row.startsWith('| ') && !row.includes('---'))) {
      expect([3, 4]).toContain(line.replace(/\\./g, '').match(/\|/g)?.length);
    }
  }
});

test('texts of harmful cases are hidden until asked for', () => {
  const document = documentWith('words');
  expect(writeupMarkdown(document)).not.toContain('HARM');
  expect(writeupMarkdown(document)).toContain('PLAIN');
  expect(writeupMarkdown(document, { revealHarmful: true })).toContain('HARM');
  expect(writeupHtml(document)).toMatch(/<details class="masked">(?:(?!<\/details>)[\s\S])*HARM/);
});

test('a picture of before and after, each rate with interval and n in words', () => {
  const page = writeupHtml(documentWith('words'));
  expect(page).toContain('aria-label="words, before: 22.5 % [11.0–39.0], n = 40, 20 clusters; no line."');
  expect(page).toContain('7.5 % [2.0–20.0], n = 40, 20 clusters');
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ComparisonSummary } from '@plimsoll/core';
import { columnsOf } from '../terminal-columns.js';
import { comparisonFixture, hostileComparison } from './comparison-report-fixture.js';
import { comparisonFormatNames, comparisonFormats } from './comparison-formats.js';

const summary = await comparisonFixture();
const several = await comparisonFixture(2);
const hostile = await hostileComparison(2);
const { text, markdown, html, json } = comparisonFormats;

/** What a parser sees as elements of ours. */
const visible = (page: string): string => page.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
const replyOfHarmful = (one: ComparisonSummary): string => {
  const flip = one.comparisons[0]?.flips.shown.find(({ side }) => side === 'harmful');
  if (flip === undefined) throw new Error('no harmful flip');
  return flip.baseline.reply;
};

test.each(comparisonFormatNames)('%s names verdicts, flips, drops and limits', (format) => {
  const page = comparisonFormats[format](summary);
  for (const words of ['better', 'release 11', 'release 12', 'h-case-', 'unfinished'])
    expect(page.replaceAll('\\-', '-'), words).toContain(words);
  expect(page).not.toMatch(/NaN|undefined(?! or errored)|Infinity/);
});

test.each(['text', 'markdown', 'html'] as const)('%s: what was not shown is never called no difference', (format) => {
  const page = comparisonFormats[format](summary);
  expect(page).toContain('not shown to differ');
  expect(page).toContain('no difference shown');
  expect(page.replace(/That is not (&quot;|")no difference(&quot;|")/g, '')).not.toMatch(/\bno difference(?! shown)/i);
});

test.each(['text', 'markdown'] as const)('%s hides harmful texts until told', (format) => {
  const reply = replyOfHarmful(summary);
  expect(comparisonFormats[format](summary)).not.toContain(reply);
  expect(comparisonFormats[format](summary, { revealHarmful: true })).toContain(reply);
});

test('json is the summary itself', () => {
  expect(JSON.parse(json(summary))).toEqual(JSON.parse(JSON.stringify(summary)));
  expect(summary.format).toBe('plimsoll-comparison/1');
});

describe('text', () => {
  test.each([40, 80, 100, 120])('fits %i columns', (columns) => {
    for (const one of [summary, several, hostile]) {
      const page = text(one, { columns });
      const long = page.split('\n').filter((line) => columnsOf(line) > columns);
      // Ids are never cut: they are there to be typed.
      expect(long.filter((line) => !/[0-9a-f]{8}-[0-9a-f]{4}/.test(line))).toEqual([]);
    }
  });

  test('colour only when asked for, and no control character of others', () => {
    // eslint-disable-next-line no-control-regex -- their absence is what is tested
    expect(text(hostile)).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(text(summary, { colour: true })).toContain('\u001b[34mbetter\u001b[0m');
  });

  test('a matrix comes first when there are several candidates', () => {
    expect(text(several).slice(0, 700)).toMatch(/release 12[\s\S]*Leak rate {10}better[\s\S]*release 11 again/);
  });
});

describe('markdown', () => {
  test('texts of others stay text', () => {
    const page = markdown(hostile, { revealHarmful: true });
    expect(page).not.toMatch(/<(script|img|svg|a|style)\b/);
    expect(page).not.toMatch(/(?<!\\)!\[|(?<!\\)\]\(http/);
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    // A pipe in a text would add a column.
    for (const row of rows) expect([3, 4, 6]).toContain(row.split(/(?<!\\)\|/).length - 2);
  });
});

describe('html', () => {
  test('the policy admits exactly the style and the script inside', () => {
    const page = html(summary);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    for (const tag of ['style', 'script']) {
      const inside = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(inside).digest('base64')}'`);
    }
    expect(visible(page)).not.toMatch(
      /\s(src|srcset|action|xlink:href|style)=|\son[a-z]+="|<(link|iframe|object|img)\b/,
    );
  });

  test('harmful texts stand only behind a mask', () => {
    const open = visible(html(summary)).replace(/<details class="masked">[\s\S]*?<\/details>/g, '');
    expect(open).not.toContain(replyOfHarmful(summary));
    expect(html(summary)).toContain(replyOfHarmful(summary));
  });

  test('texts of others stay text', () => {
    const page = html(hostile);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(visible(page)).not.toMatch(/<(img|a href="[^#])|<svg on|onerror=(?!globalThis)/);
    // eslint-disable-next-line no-control-regex -- their absence is what is tested
    expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(page.isWellFormed()).toBe(true);
  });

  test('what is beyond the limit is counted, not silently gone', () => {
    expect(html(summary)).toMatch(/This page shows \d+ of them/);
    expect(html(several)).toContain('All candidates against the baseline');
  });
});

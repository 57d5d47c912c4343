import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { ComparisonSummary } from '@plimsoll/core';
import {
  fixtureCases,
  fixtureRun,
  type FixtureTrial,
} from '../../packages/plimsoll/src/proof/compare/comparison-fixture.js';
import { comparisonHtml } from '../../packages/plimsoll/src/reports/comparison/comparison-html.js';
import {
  comparisonFixture,
  hostileComparison,
} from '../../packages/plimsoll/src/reports/comparison/comparison-report-fixture.js';
import { openStore } from '../../packages/plimsoll/src/store/open-store.js';
import { findChromium } from '../support/find-chromium.js';
import { runCli } from '../support/run-cli.js';

// Name a folder in PLIMSOLL_SCREENSHOTS to keep the pages and their pictures.
const kept = process.env.PLIMSOLL_SCREENSHOTS;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'plimsoll-comparison-'));
const storePath = join(folder, 'store.db');
const cli = (...words: string[]) => runCli(['compare', ...words, '--store', storePath], { cwd: folder });

beforeAll(async () => {
  const cases = fixtureCases(
    Array.from({ length: 60 }, (_, index) => ({
      id: `${index % 2 === 0 ? 'h' : 'b'}${String(index)}`,
      cluster: `cluster-${String(index % 30)}`,
    })),
  );
  const trials = (leaks: number): FixtureTrial[] =>
    cases.map(({ position, testCase }) => ({
      position,
      outcome: testCase.side === 'benign' ? 'served' : position % leaks === 0 ? 'leaked' : 'held',
    }));
  const store = await openStore(storePath);
  const before = await fixtureRun(store, cases, trials(4), { name: 'before' });
  await fixtureRun(store, cases.slice(0, 40), trials(4).slice(0, 40), { name: 'smaller' });
  await fixtureRun(store, cases, trials(20), { name: 'after' });
  await store.baselines.move({ ...before, name: 'main', runId: before.id, reason: 'the first release', movedAt: 1 });
  await store.close();
});
afterAll(() => {
  if (kept === undefined) rmSync(folder, { recursive: true });
});

describe('plimsoll compare', () => {
  test('compares by name, by place and by baseline', async () => {
    const { code, out } = await cli('before', 'after');
    expect([code, out]).toEqual([0, expect.stringContaining('Leak rate lower: 50.0 % → 10.0 %')]);
    const byPlace = await cli('latest~2', 'latest');
    const byBaseline = await cli('baseline:main', '--json');
    expect(byPlace.out).toBe(out);
    expect((JSON.parse(byBaseline.out) as ComparisonSummary).comparisons[0]?.rates.leak.fixed).toBe(12);
  });

  test('refuses what is not comparable, and says what to type', async () => {
    const refused = await cli('before', 'smaller');
    expect(refused.code).toBe(2);
    expect(refused.error).toMatch(
      /error\[not-comparable\][\s\S]*20 trials of the baseline[\s\S]*--allow different-set/,
    );
    const allowed = await cli('before', 'smaller', '--allow', 'different-set');
    expect([allowed.code, allowed.out]).toEqual([0, expect.stringContaining('What was dropped')]);
    expect((await cli('before', 'before')).error).toContain('does not differ from itself');
    expect((await cli('before', 'after', '--allow', 'different-sets')).error).toContain('different-set');
    expect((await cli('baseline:none', 'after')).error).toMatch(/error\[baseline-unknown\]/);
    expect((await cli('latest~9')).error).toMatch(/error\[run-unknown\]/);
    // What others named cannot colour or clear a terminal through an error either.
    expect((await cli('no\u001b[31msuch')).error).toContain('no⟦U+001B⟧[31msuch');
  });

  test('writes each format where it is told', async () => {
    const page = await cli('before', 'after', '--format', 'html');
    expect(page.out).toMatch(/reports\/compare-.*\.html\n$/);
    expect(readFileSync(page.out.trim(), 'utf8')).toContain('<h1 id="title">');
    await cli('before', 'after', '--format', 'markdown', '--out', 'note.md');
    expect(readFileSync(join(folder, 'note.md'), 'utf8')).toContain('## "before"');
    const every = JSON.parse((await cli('before', 'after', '--json', '--all')).out) as ComparisonSummary;
    expect(every.comparisons[0]?.flips.shown).toHaveLength(12);
  });
});

describe('the page in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    const { executablePath, args } = await findChromium();
    browser = await chromium.launch({ executablePath, args: [...args], headless: true });
  });
  afterAll(() => browser.close());

  async function open(
    name: string,
    summary: ComparisonSummary,
    width = 1280,
  ): Promise<{ page: Page; trouble: string[] }> {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, comparisonHtml(summary));
    const address = pathToFileURL(path).href;
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const trouble: string[] = [];
    page.on('request', (request) => request.url() !== address && trouble.push(`request ${request.url()}`));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    await page.goto(address);
    if (kept !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    return { page, trouble };
  }

  test('filters flips, searches, and shows harmful texts when asked', async () => {
    const { page, trouble } = await open('plain', await comparisonFixture());
    const shown = page.locator('.flip:visible');
    const all = await shown.count();
    expect(all).toBeGreaterThan(20);
    await page.getByRole('combobox', { name: 'Direction' }).selectOption('broken');
    const broken = await shown.count();
    expect(broken).toBeGreaterThan(0);
    expect(await page.locator('.flip-count').textContent()).toBe(`Showing ${String(broken)} of ${String(all)}.`);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('searchbox').fill('no such words anywhere');
    expect(await shown.count()).toBe(0);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('details.masked[open]').count()).toBe(0);
    await page.getByRole('button', { name: 'Show harmful texts' }).click();
    expect(await page.locator('details.masked:not([open])').count()).toBe(0);
    expect(trouble).toEqual([]);
  });

  test.each([
    ['phone', 390],
    ['wide', 1440],
  ])('fits a %s, hostile texts and all', async (name, width) => {
    const { page, trouble } = await open(`hostile-${name}`, await hostileComparison(2), width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => (globalThis as { plimsollWasHere?: unknown }).plimsollWasHere)).toBeUndefined();
    expect(trouble).toEqual([]);
  });
});

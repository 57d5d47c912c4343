import { afterEach, describe, expect, test } from 'vitest';
import type { Decision } from '../../decision.js';
import { createGuard, type Guard } from '../../guard.js';
import { jsonService, type JsonService, type ServiceAnswer } from '../json-service.contract.js';
import { moderationsDetector, type ModerationsOptions } from './moderations-detector.js';

const key = 'sk-never-in-a-record';
let service: JsonService | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

async function open(
  answer: (body: { input: string | readonly string[] }) => ServiceAnswer,
  options: Partial<ModerationsOptions> = {},
  deadlineMs = 10_000,
): Promise<Guard> {
  service = await jsonService(answer);
  const moderation = moderationsDetector({ name: 'moderation', baseUrl: service.baseUrl, apiKey: key, ...options });
  const rule = { id: 'r', detector: 'moderation', action: 'block', onError: 'escalate', deadlineMs } as const;
  return createGuard({ version: 1, name: 'm', channels: { user: { rules: [rule] } } }, { heavy: [moderation] });
}

const decide = (guard: Guard, text: string): Promise<Decision> => guard.inspectAsync({ channel: 'user', text });
const fine = { results: [{ flagged: false, categories: { hate: false }, category_scores: { hate: 0.001 } }] };

describe('a moderation service', () => {
  test('categories and scores become findings', async () => {
    const guard = await open(
      () => ({
        body: {
          results: [
            {
              flagged: true,
              categories: { 'hate/threatening': true, violence: false, illicit: null },
              category_scores: { 'hate/threatening': 0.31, violence: 0.72, illicit: null },
            },
          ],
        },
      }),
      { model: 'watch-1' },
    );
    const { action, findings, checks } = await decide(guard, 'some text');
    expect(action).toBe('block');
    expect(findings.map(({ category, score }) => [category, score])).toEqual([
      // What the service flags counts, whatever its score.
      ['hate-threatening', 0.5],
      ['violence', 0.72],
    ]);
    expect(checks).toMatchObject([{ state: 'ran', score: 0.72, threshold: 0.5 }]);
    expect(service?.seen).toMatchObject([
      {
        path: '/v1/moderations',
        headers: { authorization: `Bearer ${key}` },
        body: { model: 'watch-1', input: 'some text' },
      },
    ]);
  });

  test('services without scores, and what is hidden in an encoding', async () => {
    const guard = await open(({ input }) => ({
      body: { results: [input].flat().map((text) => ({ categories: { harassment: text.includes('fools') } })) },
    }));
    expect((await decide(guard, 'all is well')).action).toBe('allow');
    const hidden = Buffer.from('you are all a bunch of fools').toString('base64');
    const { action, findings } = await decide(guard, `see ${hidden} there`);
    expect(action).toBe('block');
    expect(findings).toMatchObject([{ category: 'harassment', view: 'decoded:base64', span: { start: 4 } }]);
  });

  test('lone surrogates and NULs are sent as text', async () => {
    const guard = await open(() => ({ body: fine }));
    expect((await decide(guard, 'a\ud800b\u0000')).action).toBe('allow');
    expect(service?.seen[0]?.body).toEqual({ input: 'a\ufffdb\u0000' });
  });

  test.each([
    ['no JSON', { body: '<html>' }, 'what is not JSON'],
    ['half of it', { body: '{"results":[{"cat' }, 'what is not JSON'],
    ['nothing', { body: '' }, 'what is not JSON'],
    ['another shape', { body: { choices: [] } }, 'no moderation: "results" does not fit'],
    ['no results', { body: { results: [] } }, 'judged 0 texts in place of 1'],
    ['too many results', { body: { results: [...fine.results, ...fine.results] } }, 'judged 2 texts'],
    ['a score above 1', { body: { results: [{ categories: {}, category_scores: { hate: 7 } }] } }, 'does not fit'],
    ['a score that is a text', { body: { results: [{ categories: {}, category_scores: { hate: '1' } }] } }, 'fit'],
    ['a reply without an end', { body: `"${'x'.repeat(2_000_000)}"` }, 'more than 1000000 bytes'],
    ['a refused key', { status: 401, body: { error: { message: `Incorrect API key: ${key}` } } }, 'refused the key'],
    ['a busy service', { status: 429, body: {} }, 'HTTP 429, it is busy'],
    ['a broken service', { status: 500, body: 'oops' }, 'HTTP 500'],
    ['a redirect', { status: 302, body: '' }, 'cannot be reached'],
  ])('%s: the fail mode applies, and the record says why', async (_, answer, why) => {
    const decision = await decide(await open(() => answer), 'a secret text of a user');
    expect(decision).toMatchObject({ action: 'escalate', checks: [{ state: 'errored', failMode: 'escalate' }] });
    expect(decision.checks[0]?.why).toContain(why);
    expect(JSON.stringify(decision)).not.toMatch(/sk-never|secret text/);
    // Trying again is for whoever asks, and here nobody does.
    expect(service?.seen).toHaveLength(1);
  });

  test('a service that hangs is given up, and its connection ended', async () => {
    const guard = await open(() => undefined, {}, 200);
    expect((await decide(guard, 'x')).checks).toMatchObject([{ state: 'timed-out', why: 'over 200 ms' }]);
  });

  test('a service that is not there', async () => {
    const guard = await open(() => ({ body: fine }));
    await service?.close();
    expect((await decide(guard, 'x')).checks[0]?.why).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  });

  test('long texts are not sent, and an address must be one', async () => {
    const guard = await open(() => ({ body: fine }), { maximumCharacters: 10 });
    expect((await decide(guard, 'x'.repeat(11))).checks).toMatchObject([{ state: 'skipped', why: 'too-long' }]);
    expect(service?.seen).toEqual([]);
    for (const baseUrl of ['file:///etc', 'localhost:80', 'https://user:word@api.example.com', ''])
      expect(() => moderationsDetector({ name: 'm', baseUrl })).toThrow(/is not an http or https address/);
  });
});

import { expect, test } from 'vitest';
import type { Finding } from '../decision.js';
import type { HeavyDetector } from '../detectors/detector.js';
import { createGuard, type Guard, type GuardServices } from '../guard.js';

const seen: Finding = { detector: 'judge', category: 'risk', score: 0.9, span: null, view: 'plain' };

function guardOf(inspectLater: HeavyDetector['inspectLater'], services: Partial<GuardServices> = {}): Guard {
  const judge: HeavyDetector = { name: 'judge', version: '1', reach: 'sentence', inspectLater };
  const second: HeavyDetector = { ...judge, name: 'second', inspectLater: () => Promise.resolve([]) };
  const rule = { id: 'r', detector: 'judge', action: 'block', onError: 'escalate', deadlineMs: 50 } as const;
  return createGuard(
    { version: 1, name: 'heavy', channels: { user: { rules: [rule] } } },
    { heavy: [judge, second], ...services },
  );
}

const user = (text: string) => ({ channel: 'user' as const, text });

test('a heavier detector decides, and an equal text is not asked about again', async () => {
  let asked = 0;
  const guard = guardOf(({ text }) => {
    asked += 1;
    return Promise.resolve(text.includes('bad') ? [seen] : []);
  });
  expect(guard.inspect(user('bad'))).toMatchObject({ action: 'escalate', pending: ['r'] });
  expect(await guard.inspectAsync(user('bad'))).toMatchObject({
    action: 'block',
    checks: [{ state: 'ran', score: 0.9 }],
  });
  expect(await guard.inspectAsync(user('fine'))).toMatchObject({ action: 'allow', pending: [] });
  expect((await guard.inspectAsync(user('bad'))).checks).toMatchObject([{ detector: 'judge', cached: true }]);
  expect((await guard.inspectAsync(user('\ud800'))).action).toBe('allow');
  expect((await guard.inspectAsync(user('\ufffd'))).checks[0]?.cached).toBeUndefined();
  expect(asked).toBe(4);
});

test('a failure is not remembered', async () => {
  let asked = 0;
  const guard = guardOf(() => (++asked === 1 ? Promise.reject(new Error('busy')) : Promise.resolve([])));
  expect(await guard.inspectAsync(user('x'))).toMatchObject({
    action: 'escalate',
    checks: [{ state: 'errored', why: 'busy' }],
  });
  expect((await guard.inspectAsync(user('x'))).action).toBe('allow');
});

test('so many at once; the others wait within their deadline, and a full line turns away', async () => {
  let inside = 0;
  let most = 0;
  const slow = async (): Promise<Finding[]> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    return [];
  };
  const guard = guardOf(slow, { heavyLimits: { atOnce: 2, waiting: 3, deadlineMs: 1_000 } });
  const decisions = await Promise.all(Array.from({ length: 7 }, (_, index) => guard.inspectAsync(user(String(index)))));
  expect(most).toBe(2);
  const states = decisions.map(({ checks }) => checks[0]?.why ?? checks[0]?.state);
  expect(states.filter((state) => state === 'ran')).toHaveLength(5);
  expect(states.filter((state) => state === 'too-many-waiting')).toHaveLength(2);
});

test('what never answers is given up, told to stop, and does not block the line', async () => {
  const told: boolean[] = [];
  const guard = guardOf(
    (_, signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => told.push(true));
      }),
    {
      heavyLimits: { atOnce: 1, failuresInARow: 100 },
    },
  );
  for (const text of ['a', 'b', 'c'])
    expect(await guard.inspectAsync(user(text))).toMatchObject({
      action: 'escalate',
      checks: [{ state: 'timed-out', failMode: 'escalate' }],
    });
  expect(told).toHaveLength(3);
});

test('the caller may give up', async () => {
  const guard = guardOf(() => new Promise(() => undefined));
  const controller = new AbortController();
  const waiting = guard.inspectAsync(user('x'), controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(guard.inspectAsync(user('x'), controller.signal)).rejects.toThrow('enough');
});

test('after a pause one question is let through, and its answer opens the way again', async () => {
  let time = 0;
  let down = true;
  let asked = 0;
  const guard = guardOf(
    () => {
      asked += 1;
      return down ? Promise.reject(new Error('down')) : Promise.resolve([]);
    },
    { clock: { now: () => 0, monotonic: () => time }, heavyLimits: { failuresInARow: 2, pauseMs: 100 } },
  );
  const why = async (text: string): Promise<string | undefined> =>
    (await guard.inspectAsync(user(text))).checks[0]?.why;
  expect([await why('1'), await why('2'), await why('3')]).toEqual(['down', 'down', 'circuit-open']);
  time = 101;
  expect([await why('4'), await why('5')]).toEqual(['down', 'circuit-open']);
  time = 300;
  down = false;
  expect([await why('6'), await why('7')]).toEqual([undefined, undefined]);
  expect(asked).toBe(5);
});

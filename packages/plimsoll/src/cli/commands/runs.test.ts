import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../store/open-store.js';
import type { RunRecord } from '../../store/store.js';
import { createSampleRun, sampleCase, sampleOutcome, sampleScope, writeSampleSet } from '../../testing/sample-run.js';
import { processTerminal } from '../terminal.js';
import { runsCommand } from './runs.js';

let folder = '';
let runs: readonly RunRecord[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-runs-'));
  const store = await openStore(join(folder, 'store.db'));
  const set = await writeSampleSet(store, [sampleCase(0)]);
  const created: RunRecord[] = [];
  for (const name of ['first', 'second', 'third \u001b[2J']) {
    const run = await createSampleRun(store, set.setNo, { name });
    await store.runs.append(run.runNo, [sampleOutcome(0)]);
    await store.runs.setStatus(run.runNo, 'complete', run.startedAt + 5);
    created.push(run);
  }
  const move = { ...sampleScope, reason: 'release 1', movedAt: 1 };
  await store.baselines.move({ ...move, name: 'main', runId: created[0]?.id ?? '' });
  await store.baselines.move({ ...move, name: 'ma\u001bin', runId: created[0]?.id ?? '' });
  await store.baselines.move({ ...move, name: 'gone', runId: created[1]?.id ?? '' });
  await store.baselines.move({ ...move, name: 'gone', runId: null });
  await store.close();
  runs = created;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Typed {
  readonly out: string;
  readonly error: string;
  readonly code: number | undefined;
}

async function type(...words: string[]): Promise<Typed> {
  let out = '';
  let error = '';
  let code: number | undefined;
  const heard = { out: (text: string) => void (out += text), error: (text: string) => void (error += text) };
  const terminal = { ...processTerminal(), ...heard, folder, environment: {} };
  const command = runsCommand(terminal, (exit) => (code = exit));
  await command.parseAsync([...words, '--store', 'store.db'], { from: 'user' });
  return { out, error, code };
}

async function left(): Promise<readonly unknown[]> {
  const { out } = await type('list', '--json');
  return out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { name: string }).name);
}

describe('runs and baselines', () => {
  test('the list says which runs are baselines, without hidden characters', async () => {
    const { out } = await type('list');
    const [heading, third, second, first] = out.split('\n');
    expect(heading).toMatch(/baseline$/);
    expect(third).toMatch(/third ⟦U\+001B⟧\[2J .* -$/);
    expect(second).toMatch(/ -$/);
    expect(first).toMatch(/ {2}ma⟦U\+001B⟧in, main$/);
    expect(out).not.toContain('\u001b');
    const lines = (await type('list', '--json')).out.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { baselines: unknown }).baselines)).toEqual([
      [],
      [],
      ['ma\u001bin', 'main'],
    ]);
  });

  test('what a baseline points to is not deleted, nor anything named beside it', async () => {
    await expect(type('delete', 'second', 'first')).rejects.toMatchObject({
      code: 'usage-invalid',
      message: expect.stringContaining(`${runs[0]?.id ?? 'none'} is the baseline "ma⟦U+001B⟧in", "main"`) as unknown,
      hint: expect.stringContaining('--force') as unknown,
    });
    expect(await left()).toHaveLength(3);
    const forced = await type('delete', 'second', 'first', '--force');
    expect(forced.out.match(/^deleted/gm)).toHaveLength(2);
    expect(await left()).toEqual(['third \u001b[2J']);
  });

  test('what was a baseline once can be deleted', async () => {
    expect(await type('delete', 'second')).toMatchObject({ code: 0 });
    expect(await left()).toEqual(['third \u001b[2J', 'first']);
  });

  test('pruning keeps baselines by itself', async () => {
    const { error } = await type('prune', '--keep', '0', '--yes');
    expect(error).toBe(`kept ${runs[0]?.id ?? 'none'} first: a baseline points to it\n2 runs\n`);
    expect(await left()).toEqual(['first']);
  });
});

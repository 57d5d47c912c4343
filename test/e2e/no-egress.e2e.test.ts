import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMockModelServer } from 'plimsoll/testing';
import { expect, test } from 'vitest';
import { root, runCli } from '../support/run-cli.js';

const trap = ['--import', join(root, 'test', 'support', 'socket-trap.mjs')];

test('nothing leaves the machine but calls to the configured target', { timeout: 60_000 }, async () => {
  const server = await startMockModelServer();
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-egress-'));
  const log = join(folder, 'trap.log');
  await writeFile(log, '');
  const run = (...words: string[]) =>
    runCli(words, { cwd: folder, nodeFlags: trap, environment: { PLIMSOLL_SOCKET_TRAP: log } });
  const config = (baseUrl: string): string =>
    `project: test\nfeatures: { a: { target: bot, sets: [a.cases.yaml] } }\ntargets: { bot: { kind: openai-chat, baseUrl: "${baseUrl}", model: mock, retries: 0 } }\n`;
  try {
    await writeFile(
      join(folder, 'a.cases.yaml'),
      'cases:\n  - { id: a, side: benign, prompt: x }\n  - { id: b, side: harmful, prompt: y }\n',
    );
    await writeFile(join(folder, 'plimsoll.yaml'), config(server.baseUrl));
    await cp(join(root, 'test/support/examples/files/tiny-classifier'), join(folder, 'tiny'), { recursive: true });
    await writeFile(join(folder, 'note.txt'), 'When do you open?');
    await writeFile(
      join(folder, 'guard.yaml'),
      'version: 1\nname: g\nchannels: { user: { rules: [{ id: r, detector: tiny, action: block, onError: closed }] } }\nheavy: { tiny: { kind: onnx, folder: tiny } }\n',
    );
    for (const words of [
      ['--version'],
      ['--help'],
      ['doctor'],
      ['run'],
      ['regrade'],
      ['report'],
      ['runs', 'list'],
      ['set', 'stats', 'a.cases.yaml'],
      ['guard', 'check', 'note.txt'],
      ['guard', 'check', '--policy', 'guard.yaml', 'note.txt'],
    ]) {
      const result = await run(...words);
      expect(result.code, `${words.join(' ')}: ${result.error}`).toBe(0);
    }
    expect(server.total).toBe(2);
    expect(await readFile(log, 'utf8')).toBe('');

    // The trap works: a target elsewhere is caught, and the run ends in errors, not in silence.
    await writeFile(join(folder, 'plimsoll.yaml'), config('http://models.plimsoll.example/v1'));
    expect((await run('run')).code).not.toBe(0);
    expect(await readFile(log, 'utf8')).toContain('models.plimsoll.example');
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

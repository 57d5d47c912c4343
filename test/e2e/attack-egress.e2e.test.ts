import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/run-cli.js';

test('every test of an attack or a campaign runs under the trap, this one included', () => {
  expect(process.env.NODE_OPTIONS).toContain('socket-trap.mjs');
  expect(readFileSync(process.env.PLIMSOLL_SOCKET_TRAP ?? '', 'utf8')).toBe('');
});

test('the trap bites: whoever reaches out fails, though the attempt is swallowed', { timeout: 60_000 }, () => {
  const config = join('test', 'support', 'planted-egress', 'vitest.config.ts');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { NODE_OPTIONS: _, PLIMSOLL_SOCKET_TRAP: __, ...environment } = process.env;
  const run = spawnSync(process.execPath, [vitest, 'run', '--config', config, '--root', root], {
    cwd: root,
    env: { ...environment, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  const said = `${run.stdout}${run.stderr}`;
  expect(run.status, said).toBe(1);
  expect(said).toContain('attempts to reach anything but this machine');
  for (const host of ['connect 192.0.2.7', 'dns collector.example', 'fetched.example', 'connect 192.0.2.8'])
    expect(said).toContain(host);
});

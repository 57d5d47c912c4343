import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect } from 'vitest';

// A set-up file of every test file. In those of attacks and campaigns nothing may leave the machine: neither from the
// tests nor from the processes that they start.
const trapped = /[\\/](?:attacks?|campaigns)[\\/]|[\\/]attack[^\\/]*$/;
if (trapped.test(expect.getState().testPath ?? '')) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-trap-'));
  const log = join(folder, 'trap.log');
  writeFileSync(log, '');
  const trap = pathToFileURL(join(import.meta.dirname, 'socket-trap.mjs')).href;
  process.env.PLIMSOLL_SOCKET_TRAP = log;
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--import=${trap}`].join(' ').trim();
  await import(trap);
  afterAll(() => {
    const reached = readFileSync(log, 'utf8');
    rmSync(folder, { recursive: true });
    expect(reached, 'attempts to reach anything but this machine').toBe('');
  });
}

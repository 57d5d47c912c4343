import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { expect, test } from 'vitest';

// Run by attack-egress.e2e.test.ts, as if it were a test of an attack. Each attempt is swallowed, as careless code would.

test('by a socket', async () => {
  const socket = connect({ host: '192.0.2.7', port: 443 });
  await new Promise<void>((resolve) => socket.once('error', () => resolve()));
  expect(socket.destroyed).toBe(true);
});

test('by a look-up', async () => {
  const found = await lookup('collector.example').catch(() => undefined);
  expect(found).toBeUndefined();
});

test('by a request', async () => {
  const response = await fetch('http://fetched.example/').catch(() => undefined);
  expect(response).toBeUndefined();
});

test('by a process of its own', () => {
  const script = "require('node:net').connect(443, '192.0.2.8').on('error', () => undefined)";
  expect(spawnSync(process.execPath, ['-e', script]).status).toBe(0);
});

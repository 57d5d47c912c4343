/**
 * What the product weighs for those who install it: the packed packages in an empty folder, the start of the command,
 * and what it tries to reach when it is imported.
 *
 * npm run bench:size
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { finish, median } from './support/options.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'plimsoll-size-'));
const missed: string[] = [];

async function bytesUnder(path: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const at = join(path, entry.name);
    if (entry.isDirectory()) bytes += await bytesUnder(at);
    else if (entry.isFile()) bytes += (await stat(at)).size;
  }
  return bytes;
}

try {
  const packed: string[] = [];
  for (const name of ['core', 'guard', 'plimsoll']) {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
    });
    const parsed = JSON.parse(stdout) as { filename: string }[] | Record<string, { filename: string }>;
    packed.push(join(folder, (Object.values(parsed)[0] as { filename: string }).filename));
  }
  const place = join(folder, 'empty');
  await mkdir(place);
  await writeFile(join(place, 'package.json'), '{"name":"empty","private":true,"type":"module"}');
  const before = performance.now();
  await run('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', ...packed], { cwd: place });
  const installSeconds = (performance.now() - before) / 1000;
  const installMb = (await bytesUnder(join(place, 'node_modules'))) / 1e6;

  const scripts: string[] = [];
  for (const path of await readdir(join(place, 'node_modules'), { recursive: true })) {
    if (!path.endsWith('package.json')) continue;
    const text = await readFile(join(place, 'node_modules', path), 'utf8').catch(() => '{}');
    const { name, scripts: own } = JSON.parse(text) as { name?: string; scripts?: Record<string, string> };
    for (const step of ['preinstall', 'install', 'postinstall'])
      if (own?.[step] !== undefined && name !== undefined) scripts.push(`${name}: ${step}: ${own[step]}`);
  }

  const cli = join(place, 'node_modules', 'plimsoll', 'bin', 'plimsoll.js');
  const times: number[] = [];
  for (let round = 0; round < 21; round += 1) {
    const start = performance.now();
    const { stdout } = await run(process.execPath, [cli, '--version']);
    if (!/^\d+\.\d+\.\d+/.test(stdout)) throw new Error(`--version printed ${stdout}`);
    if (round > 0) times.push(performance.now() - start);
  }

  const trap = join(folder, 'trap.log');
  await cp(join(root, 'test', 'support', 'socket-trap.mjs'), join(folder, 'socket-trap.mjs'));
  await writeFile(trap, '');
  const environment = { ...process.env, PLIMSOLL_SOCKET_TRAP: trap };
  const trapped = ['--import', join(folder, 'socket-trap.mjs')];
  const entries = [
    'plimsoll',
    'plimsoll/testing',
    'plimsoll/cli',
    '@plimsoll/core',
    '@plimsoll/core/statistics',
    '@plimsoll/core/text',
    '@plimsoll/guard',
    '@plimsoll/guard/heavy',
    '@plimsoll/guard/matchers',
  ];
  await writeFile(
    join(place, 'import-all.mjs'),
    entries.map((entry) => `await import(${JSON.stringify(entry)});`).join('\n'),
  );
  await run(process.execPath, [...trapped, 'import-all.mjs'], { cwd: place, env: environment });
  await run(process.execPath, [...trapped, cli, '--help'], { cwd: place, env: environment });
  const socketsAtImport = (await readFile(trap, 'utf8')).split('\n').filter((line) => line !== '').length;
  // A trap that catches nothing proves nothing: it must catch this.
  await run(process.execPath, [...trapped, '-e', "require('net').connect(80, '192.0.2.1').on('error', () => {})"], {
    cwd: place,
    env: environment,
  });
  if ((await readFile(trap, 'utf8')) === '') missed.push('the socket trap does not work');

  const versionMs = median(times);
  if (installMb > 90) missed.push(`install_mb is ${String(installMb)}, the bar is 90`);
  if (versionMs > 150) missed.push(`version_ms is ${String(versionMs)}, the bar is 150`);
  if (socketsAtImport > 0) missed.push(`sockets_at_import is ${String(socketsAtImport)}, the bar is 0`);
  if (scripts.some((script) => !script.includes('node-gyp-build')))
    missed.push(`install scripts: ${scripts.join('; ')}`);
  finish(
    {
      install_mb: Number(installMb.toFixed(1)),
      install_s: Number(installSeconds.toFixed(1)),
      version_ms: Math.round(versionMs),
      sockets_at_import: socketsAtImport,
      install_scripts: scripts,
    },
    missed,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { cliPath } from '../support/run-cli.js';

const lines = 100_000;
const policy = `version: 1
name: door
channels:
  user:
    rules:
      - { id: magic, detector: phrases, options: { phrases: [open sesame] }, action: block, onError: closed }
      - { id: cards, detector: personal-data, categories: [card], action: redact, onError: closed }
`;

test('a hundred thousand lines pass through guard check with a heap of 64 MB', { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guard-check-'));
  try {
    await writeFile(join(folder, 'policy.yaml'), policy);
    const input = createWriteStream(join(folder, 'texts.jsonl'));
    for (let index = 0; index < lines; index += 1) {
      const text =
        index % 10 === 0 ? 'Open sesame!' : `Question ${String(index)}: when do you open? ${'word '.repeat(100)}`;
      input.write(`${JSON.stringify({ id: index, text })}\n`);
    }
    input.end();
    await finished(input);
    const words = ['guard', 'check', '--jsonl', '--policy', 'policy.yaml', 'texts.jsonl'];
    const child = spawn(process.execPath, ['--max-old-space-size=64', cliPath, ...words], { cwd: folder });
    const seen = { lines: 0, outOfOrder: 0, blocked: 0, rest: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (seen.rest + text).split('\n');
      seen.rest = parts.pop() ?? '';
      for (const line of parts) {
        if (!line.startsWith(`{"id":${String(seen.lines)},`)) seen.outOfOrder += 1;
        seen.lines += 1;
        if (line.includes('"action":"block"')) seen.blocked += 1;
      }
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(seen).toEqual({ lines, outOfOrder: 0, blocked: lines / 10, rest: '' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

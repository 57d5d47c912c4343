import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { attackCommand } from '../packages/plimsoll/src/cli/commands/attack.js';
import { processTerminal } from '../packages/plimsoll/src/cli/terminal.js';
import { root } from './support/run-cli.js';

const guide = readFileSync(join(root, 'docs', 'guide', 'attack.md'), 'utf8');
const terminal = processTerminal();
const lines = [...guide.matchAll(/^\$ npx plimsoll attack (.+)$/gm)].map(([, line = '']) => line);

test('the guide shows commands', () => {
  expect(lines.length).toBeGreaterThan(10);
});

test.each(lines)('a command that the guide shows exists, with its options: attack %s', (line) => {
  const words = line.replace(/"[^"]*"|'[^']*'/g, 'quoted').split(' ');
  let command: Command = attackCommand(terminal, () => undefined);
  for (const word of words) {
    const child = command.commands.find((each) => each.name() === word);
    if (child === undefined) break;
    command = child;
  }
  expect(command.commands, `"${line}" ends at a group of commands`).toHaveLength(0);
  const known = command.options.flatMap(({ long, short }) => [long, short]);
  for (const word of words.filter((each) => each.startsWith('-'))) expect(known).toContain(word);
  for (const { mandatory, long } of command.options) if (mandatory) expect(words).toContain(long);
});

test('the table of the console names what there is', () => {
  const words = readFileSync(join(root, 'packages/plimsoll/src/cli/session/console-words.ts'), 'utf8');
  const section = guide.slice(guide.indexOf('## People: sessions'), guide.indexOf('## Search a guard'));
  const shown = new Set([...section.matchAll(/`(\/[a-z]+)/g)].map(([, name]) => name));
  const helped = new Set([...words.matchAll(/(?<![\w.'/])(\/[a-z]+)(?= )/g)].map(([, name]) => name));
  for (const name of shown) if (name !== '/help') expect(helped).toContain(name);
});

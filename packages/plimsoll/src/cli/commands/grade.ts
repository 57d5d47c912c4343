import { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { expectationKinds, PlimsollError } from '@plimsoll/core';
import { openGraders, openWorkspace, type OpenedGraders } from '../../compose.js';
import { createGraders } from '../../graders/create-graders.js';
import { gradeLines } from '../../graders/grade-lines.js';
import type { CommandMaker } from '../command-entry.js';
import type { Terminal } from '../terminal.js';
import { endedLines, writeWholeFile } from '../write-whole-file.js';

interface GradeFlags {
  readonly in: string;
  readonly out: string;
  readonly grader?: readonly string[];
  readonly config?: string;
}

/** How many lines a model judge may have in flight; rules answer at once. */
const judgedAtOnce = 16;

export const gradeCommand: CommandMaker = (terminal, finish) =>
  new Command('grade')
    .option('--in <path>', 'rows {id?, prompt, reply, side?, expect?}, also packed as .gz; "-" for standard input', '-')
    .option('--out <path>', 'where to write {id, verdict, behaviour, evidence, grader}; "-" for standard output', '-')
    .option(
      '--grader <names...>',
      'only these graders; "model-judge" needs a judge in plimsoll.yaml (default: all rules)',
    )
    .option('--config <path>', 'the configuration file, for the judge (default: the nearest plimsoll.yaml)')
    .action(async (flags: GradeFlags) => {
      const { graders, close } = await chooseGraders(terminal, flags);
      try {
        const lines = gradeLines(bytesOf(terminal, flags.in), { graders, concurrency: judgedAtOnce });
        await write(terminal, flags.out, lines);
      } finally {
        await close();
      }
      finish(0);
    });

async function chooseGraders(terminal: Terminal, flags: GradeFlags): Promise<Pick<OpenedGraders, 'graders' | 'close'>> {
  const rules = createGraders(expectationKinds.filter((kind) => kind !== 'rubric'));
  if (flags.grader === undefined) return { graders: rules, close: () => Promise.resolve() };
  const judged = flags.grader.includes('model-judge');
  const opened = judged
    ? await openGraders(await openWorkspace(terminal.folder, terminal.environment, flags.config), {
        kinds: new Set(expectationKinds),
        rubrics: new Set(),
      })
    : { graders: rules, close: () => Promise.resolve() };
  const names = new Set(opened.graders.map((grader) => grader.identity.name));
  const unknown = flags.grader.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    await opened.close();
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `There is no grader ${unknown.map((name) => `"${name}"`).join(', ')}.`,
      hint: `There are: ${[...names].join(', ')}${judged ? '' : ', model-judge'}.`,
    });
  }
  return { ...opened, graders: opened.graders.filter((grader) => flags.grader?.includes(grader.identity.name)) };
}

async function* bytesOf(terminal: Terminal, path: string): AsyncGenerator<Uint8Array> {
  const source = path === '-' ? terminal.stdin : createReadStream(resolve(terminal.folder, path));
  const plain = path.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  try {
    for await (const chunk of plain) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (error) {
    throw new PlimsollError({
      code: 'file-unreadable',
      message: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Name a file of JSON lines with --in PATH.',
      cause: error,
    });
  }
}

async function write(terminal: Terminal, path: string, lines: AsyncIterable<unknown>): Promise<void> {
  if (path === '-') {
    for await (const line of lines) {
      terminal.out(`${JSON.stringify(line)}\n`);
      await terminal.drained();
    }
    return;
  }
  async function* texts(): AsyncGenerator<string> {
    for await (const line of lines) yield JSON.stringify(line);
  }
  await writeWholeFile(resolve(terminal.folder, path), endedLines(texts()), '--out');
}

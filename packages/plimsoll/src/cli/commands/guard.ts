import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { channels, type Channel } from '@plimsoll/guard';
import { Command, Option } from 'commander';
import { readBytes } from '../../files/index.js';
import { checkedLine, checkLines } from '../../guarding/check-lines.js';
import { evaluateGuard, type LabelledText } from '../../guarding/evaluate-guard.js';
import { labelledTexts } from '../../guarding/labelled-texts.js';
import { namedGuard } from '../../guarding/named-guard.js';
import type { CommandMaker } from '../command-entry.js';
import { guardEvaluationTable } from '../guard-evaluation-table.js';
import type { Terminal } from '../terminal.js';

interface CheckFlags {
  readonly policy?: string;
  readonly channel: Channel;
  readonly jsonl?: boolean;
}

interface EvaluateFlags {
  readonly policy?: string;
  readonly channel: Channel;
  readonly data: readonly string[];
  readonly json?: boolean;
}

export const guardCommand: CommandMaker = (terminal, finish) => {
  const guard = new Command('guard');
  const add = (name: string, description: string): Command =>
    guard
      .command(name)
      .description(description)
      .option('--policy <path>', 'a guard-policy.yaml, or the name of a ready-made policy (default: "default")')
      .addOption(
        new Option('--channel <channel>', 'where texts stand that do not say').choices(channels).default('user'),
      );

  add('check', 'check a text, or with --jsonl one {id?, text, channel?} a line, and print one decision for each')
    .argument('[file]', 'what to read; standard input when left out')
    .option('--jsonl', 'JSON lines in place of one text')
    .action(async (file: string | undefined, flags: CheckFlags) => {
      const made = await namedGuard(flags.policy, terminal);
      if (flags.jsonl === true) {
        for await (const line of checkLines(made, bytesOf(terminal, file), { channel: flags.channel })) {
          terminal.out(`${JSON.stringify(line)}\n`);
          await terminal.drained();
        }
        finish(0);
        return;
      }
      const parts: Uint8Array[] = [];
      for await (const chunk of bytesOf(terminal, file)) parts.push(chunk);
      const text = Buffer.concat(parts)
        .toString('utf8')
        .replace(/\r?\n$/, '');
      const decision = await made.inspectAsync({ channel: flags.channel, text });
      terminal.out(`${JSON.stringify(checkedLine(file ?? 'stdin', decision))}\n`);
      finish(decision.action === 'allow' || decision.action === 'redact' ? 0 : 1);
    });

  add('eval', 'how much of each labelled set a policy stops, harmful and benign side by side')
    .requiredOption(
      '--data <paths...>',
      'golden sets (*.cases.yaml), and JSON lines {text, side or label, set?, channel?, category?}, also packed as .gz',
    )
    .option('--json', 'as one JSON object')
    .action(async (flags: EvaluateFlags) => {
      const made = await namedGuard(flags.policy, terminal);
      const evaluation = await evaluateGuard(made, labelledOf(terminal, flags));
      if (flags.json === true) terminal.out(`${JSON.stringify(evaluation)}\n`);
      else terminal.out(guardEvaluationTable(evaluation));
      if (evaluation.unread > 0)
        terminal.error(`${String(evaluation.unread)} lines are no {text, side or label} and were not counted\n`);
      if (evaluation.sets.length === 0) throw nothingLabelled(flags.data);
      finish(0);
    });
  return guard;
};

async function* labelledOf(terminal: Terminal, flags: EvaluateFlags): AsyncGenerator<LabelledText | undefined> {
  for (const path of flags.data) yield* labelledTexts(resolve(terminal.folder, path), flags.channel);
}

function nothingLabelled(paths: readonly string[]): PlimsollError {
  return new PlimsollError({
    code: 'set-empty',
    message: `There is no labelled text in ${paths.join(', ')}.`,
    hint: 'Each line needs "text" and "side" (or "label": 1 for harmful, 0 for benign); a golden set is called NAME.cases.yaml.',
  });
}

async function* bytesOf(terminal: Terminal, file: string | undefined): AsyncGenerator<Uint8Array> {
  if (file !== undefined && file !== '-') {
    yield* readBytes(resolve(terminal.folder, file));
    return;
  }
  for await (const chunk of terminal.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSupportBot } from '../../examples/support-bot/src/index.js';
import { root, runCli, type CliResult } from './run-cli.js';

/** The example bot over HTTP, and a folder of its own with the files that measure it. */
export interface SupportBotFolder {
  readonly path: string;
  /** Runs the command line there, against this bot. */
  readonly plimsoll: (...words: string[]) => Promise<CliResult>;
  /** The text of a file there. */
  readonly file: (name: string) => string;
  readonly close: () => Promise<void>;
}

/** @param files of the example, besides its configuration, golden set and prompts. */
export async function supportBotFolder(...files: readonly string[]): Promise<SupportBotFolder> {
  const bot = await startSupportBot();
  const path = mkdtempSync(join(tmpdir(), 'plimsoll-support-bot-'));
  for (const name of ['plimsoll.yaml', 'support-bot.cases.yaml', 'prompt', ...files]) {
    cpSync(join(root, 'examples', 'support-bot', name), join(path, name), { recursive: true });
  }
  return {
    path,
    plimsoll: (...words) => runCli(words, { cwd: path, environment: { SUPPORT_BOT_PORT: new URL(bot.url).port } }),
    file: (name) => readFileSync(join(path, name), 'utf8'),
    close: async () => {
      await bot.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

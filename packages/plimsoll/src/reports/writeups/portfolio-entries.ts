import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { readTextFile } from '../../files/index.js';
import type { PortfolioEntry } from './portfolio.js';
import { readStamp } from './stamp.js';

/**
 * The write-ups among files and in folders, as a portfolio lists them.
 *
 * @param out the file of the portfolio: entries are named from its folder, and it is none itself.
 * @throws PlimsollError `usage-invalid` where there is no write-up, `config-invalid` for a named file without a stamp.
 */
export async function portfolioEntries(paths: readonly string[], out: string): Promise<PortfolioEntry[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat().filter((file) => file !== out);
  const entries: PortfolioEntry[] = [];
  for (const file of files) {
    const stamp = readStamp((await readTextFile(file)).text, file);
    entries.push({ path: relative(dirname(out), file).replaceAll('\\', '/'), stamp });
  }
  if (entries.length > 0) return entries;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: 'There is no write-up in what was named.',
    hint: 'Make one first: plimsoll writeup improvement BEFORE AFTER --out note.md',
  });
}

/** A file itself, or the write-ups in a folder: those files of it that carry a stamp. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return [path];
  const names = (await readdir(path)).filter((name) => ['.md', '.html'].includes(extname(name))).sort();
  const stamped: string[] = [];
  for (const name of names) {
    const file = join(path, name);
    if ((await readTextFile(file)).text.includes('<!-- plimsoll-writeup ')) stamped.push(file);
  }
  return stamped;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import type { Terminal } from '../terminal.js';

/** The absolute path of a file to be written; refuses one that is there already, unless told to replace it. */
export function newFile(terminal: Terminal, path: string, replace: boolean, option = '--out'): string {
  const place = resolve(terminal.folder, path);
  if (replace || !existsSync(place)) return place;
  throw new PlimsollError({
    code: 'file-unwritable',
    message: `${path} exists already.`,
    hint: `Name another file with ${option}, or add --force to replace it.`,
  });
}

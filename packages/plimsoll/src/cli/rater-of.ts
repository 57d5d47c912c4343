import { PlimsollError } from '@plimsoll/core';
import type { Terminal } from './terminal.js';

/** Under which name labels are kept: the one given, else the user's on this machine. */
export function raterOf(terminal: Terminal, given: string | undefined): string {
  const { PLIMSOLL_RATER, USER, LOGNAME, USERNAME } = terminal.environment;
  const rater = (given ?? PLIMSOLL_RATER ?? USER ?? LOGNAME ?? USERNAME ?? '').trim();
  if (rater !== '' && rater.length <= 200) return rater;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: rater === '' ? 'It is not known who labels.' : 'The name of the rater is longer than 200 characters.',
    hint: 'Say it with --rater NAME.',
  });
}

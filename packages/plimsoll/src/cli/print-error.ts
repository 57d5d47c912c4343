import { errorCodes, PlimsollError } from '@plimsoll/core';
import { visibleText } from '../reports/visible-text.js';
import type { Terminal } from './terminal.js';

/** The exit code of an error that reached the top; anything that is not of our family is a defect of ours. */
export function exitCodeOf(error: unknown): number {
  return errorCodes[PlimsollError.isInstance(error) ? error.code : 'internal'].exitCode;
}

/**
 * One message: what, where, why, and what to type next; control characters of files and names made visible. The stack only
 * with `--debug`.
 */
export function printError(error: unknown, terminal: Terminal, debug: boolean): void {
  if (PlimsollError.isInstance(error)) {
    terminal.error(`error[${error.code}]: ${visibleText(error.message)}\n`);
    if (error.hint !== undefined) terminal.error(`  ${visibleText(error.hint)}\n`);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    terminal.error(
      `error[internal]: ${message}\n  This is a defect of Plimsoll. Please report it with the output of the same command and --debug.\n`,
    );
  }
  if (debug)
    for (let cause: unknown = error; cause !== undefined; cause = causeOf(cause)) terminal.error(`${stackOf(cause)}\n`);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

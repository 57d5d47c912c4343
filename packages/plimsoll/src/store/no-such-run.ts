import { PlimsollError } from '@plimsoll/core';

/** The error for a reference that no run answers to. */
export function noSuchRun(reference: string): PlimsollError {
  return new PlimsollError({
    code: 'run-unknown',
    message: `No run is called "${reference}", and no run's id begins so.`,
    hint: 'Type: plimsoll runs list',
  });
}

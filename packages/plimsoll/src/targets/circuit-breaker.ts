import { PlimsollError } from '@plimsoll/core';

/** When a run is ended early because the target is down. */
export interface CircuitBreakerOptions {
  readonly targetName: string;
  /** Final failures in a row, with no success between; default 20. */
  readonly limit?: number | undefined;
  /** Refused keys or unknown paths in a row before any success; default 3. */
  readonly startLimit?: number | undefined;
}

/** Watches the final results of calls. Once tripped it stays so. */
export interface CircuitBreaker {
  succeeded(): void;
  /** A call failed after all its retries. Calls that we aborted do not count. */
  failed(error: PlimsollError): void;
  /** The `target-down` error to end with, once there is one. */
  tripped(): PlimsollError | undefined;
}

/**
 * Makes a breaker: closed until so many calls in a row failed that further ones would only waste time and money.
 * A missing recorded reply or a failed attack says nothing about the target and is passed over.
 */
export function circuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { limit = 20, startLimit = 3 } = options;
  let succeededOnce = false;
  let inRow = 0;
  let hopelessInRow = 0;
  let down: PlimsollError | undefined;
  return {
    tripped: () => down,
    succeeded: () => {
      succeededOnce = true;
      inRow = 0;
      hopelessInRow = 0;
    },
    failed: (error) => {
      if (down !== undefined || passedOver.test(error.code)) return;
      inRow += 1;
      const hopeless = error.code === 'target-refused-key' || error.code === 'target-not-found';
      hopelessInRow = hopeless ? hopelessInRow + 1 : 0;
      if (inRow >= limit || (!succeededOnce && hopelessInRow >= startLimit)) {
        down = downError(options.targetName, inRow, error);
      }
    },
  };
}

const passedOver = /^(?:target-aborted|reply-missing|attack-.*)$/;

function downError(target: string, failures: number, last: PlimsollError): PlimsollError {
  const cause = last.hint === undefined ? '' : ` ${last.hint}`;
  return new PlimsollError({
    code: 'target-down',
    message: `Target "${target}" is down: ${failures} calls in a row failed. The last one (${last.code}): ${last.message}`,
    hint: `Type: plimsoll doctor.${cause} Then resume the run; what had finished is kept.`,
    cause: last,
  });
}

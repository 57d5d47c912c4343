import { isDigit } from './digit-stretches.js';

/** The runs of "0" to "9" of a text, in order. */
export interface DigitRuns {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const none: DigitRuns = { count: 0, starts: new Int32Array(0), ends: new Int32Array(0) };
const digit = /[0-9]/g;

/** Finds the runs once for all that look at numbers: most of a text is passed over by the engine's own search. */
export function digitRuns(text: string): DigitRuns {
  digit.lastIndex = 0;
  if (!digit.test(text)) return none;
  let [starts, ends] = [new Int32Array(32), new Int32Array(32)];
  let count = 0;
  do {
    const start = digit.lastIndex - 1;
    let end = start + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (count === starts.length) [starts, ends] = [doubled(starts), doubled(ends)];
    starts[count] = start;
    ends[count] = end;
    count += 1;
    digit.lastIndex = end;
  } while (digit.test(text));
  return { count, starts, ends };
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Terminal } from '../terminal.js';

/** What a tester types, line by line. */
export interface ConsoleLines {
  /** A prompt is drawn only where somebody sits. */
  readonly interactive: boolean;
  /** The next line; `undefined` when the input has ended. A line that was too long comes as its number of characters. */
  next(prompt: string): Promise<string | number | undefined>;
  close(): void;
}

/** Longer lines are thrown away as they come: they would not be sent anyway. */
const longestLine = 4_000_000;
const mostWaiting = 1_000;

/** Reads a keyboard with editing and history, or standard input as it is. */
export function consoleLines(terminal: Terminal): ConsoleLines {
  const input = terminal.stdin as NodeJS.ReadableStream & { readonly isTTY?: boolean };
  return input.isTTY === true && terminal.interactive ? typedLines(terminal) : pipedLines(input);
}

function typedLines(terminal: Terminal): ConsoleLines {
  const queue = lineQueue();
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      terminal.error(chunk.toString());
      done();
    },
  });
  Object.defineProperty(output, 'columns', { get: () => terminal.columns });
  const reader = createInterface({ input: terminal.stdin, output, terminal: true, historySize: 200 });
  reader.on('line', queue.push).on('close', queue.end);
  // readline takes Ctrl-C away from the process; whoever waits for it is told all the same.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return {
    interactive: true,
    next(prompt) {
      reader.setPrompt(prompt);
      reader.prompt();
      return queue.next();
    },
    close: () => {
      reader.close();
    },
  };
}

function pipedLines(input: NodeJS.ReadableStream): ConsoleLines {
  const queue = lineQueue();
  const decoder = new StringDecoder('utf8');
  let open = '';
  let dropped = 0;
  const take = (text: string): void => {
    const parts = text.split('\n');
    parts.forEach((part, index) => {
      if (open.length + part.length > longestLine) {
        dropped += open.length + part.length;
        open = '';
      } else open += part;
      if (index === parts.length - 1) return;
      queue.push(dropped > 0 ? dropped + open.length : open.replace(/\r$/, ''));
      [open, dropped] = ['', 0];
    });
    if (queue.waiting() > mostWaiting) input.pause();
  };
  const onData = (chunk: Buffer | string): void => {
    take(typeof chunk === 'string' ? chunk : decoder.write(chunk));
  };
  const onEnd = (): void => {
    const rest = decoder.end();
    if (open + rest !== '' || dropped > 0) take(`${rest}\n`);
    queue.end();
  };
  input.on('data', onData).on('end', onEnd).on('error', onEnd);
  return {
    interactive: false,
    next() {
      if (queue.waiting() === 0) input.resume();
      return queue.next();
    },
    close() {
      input.off('data', onData).off('end', onEnd).pause();
    },
  };
}

interface LineQueue {
  readonly push: (line: string | number) => void;
  readonly end: () => void;
  next(): Promise<string | number | undefined>;
  waiting(): number;
}

function lineQueue(): LineQueue {
  const lines: (string | number)[] = [];
  let ended = false;
  let wanted: ((line: string | number | undefined) => void) | undefined;
  const give = (line: string | number | undefined): void => {
    const waiting = wanted;
    wanted = undefined;
    waiting?.(line);
  };
  return {
    push: (line) => {
      if (wanted === undefined) lines.push(line);
      else give(line);
    },
    end: () => {
      ended = true;
      give(undefined);
    },
    next: () =>
      new Promise((resolve) => {
        const line = lines.shift();
        if (line !== undefined || ended) resolve(line);
        else wanted = resolve;
      }),
    waiting: () => lines.length,
  };
}

/** Where a command reads and writes; given, so that commands can be run in tests. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  /** Results. */
  out(text: string): void;
  /** A promise to wait for before more results are written, when the reader of `out` is slower than we are. */
  drained(): Promise<void> | undefined;
  /** Progress, warnings and errors. */
  error(text: string): void;
  /** True when progress may be redrawn in place. */
  readonly interactive: boolean;
  readonly colour: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Calls back on Ctrl-C or SIGTERM, until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}

/**
 * The terminal this process runs in. NO_COLOR (no-color.org) and FORCE_COLOR are honoured.
 *
 * @example
 * ```ts
 * processTerminal().folder === process.cwd(); // true
 * ```
 */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  // A reader that went away (`| head`) is no error of ours.
  stdout.on('error', ignoreBrokenPipe);
  stderr.on('error', ignoreBrokenPipe);
  return {
    stdin: process.stdin,
    out: (text) => stdout.write(text),
    drained: () => (stdout.writableNeedDrain ? nextDrain(stdout) : undefined),
    error: (text) => stderr.write(text),
    interactive: stderr.isTTY && env.CI === undefined,
    colour: env.NO_COLOR === undefined && (stdout.isTTY || env.FORCE_COLOR !== undefined),
    // Asked for each time: a window may be resized.
    get columns() {
      return stdout.isTTY ? stdout.columns : 100;
    },
    get rows() {
      return stdout.isTTY ? stdout.rows : 24;
    },
    environment: env,
    folder: process.cwd(),
    onInterrupt(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
  };
}

/** Also ends when the reader goes away: nothing drains then. */
function nextDrain(stream: NodeJS.WriteStream): Promise<void> | undefined {
  if (stream.errored !== null || stream.destroyed) return undefined;
  return new Promise((resolve) => {
    const events = ['drain', 'error', 'close'];
    const done = (): void => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

import { isRecord } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { ChunkQueue } from './chunk-queue.js';
import { decoded, guardReply, replyKind, type ReplyKind } from './guard-reply.js';
import { unreadableReply, type HttpAnswer, type HttpOptions } from './http-options.js';

/** What is needed of Node's `ServerResponse`, which Express and Fastify answer through. */
export interface NodeResponse {
  statusCode: number;
  statusMessage: string;
  getHeader(name: string): unknown;
  setHeader(name: string, value: never): unknown;
  removeHeader(name: string): void;
  write(...given: never[]): boolean;
  end(...given: never[]): unknown;
  writeHead(...given: never[]): unknown;
  flushHeaders(): void;
  destroy(error?: Error): unknown;
}

type Method = (...given: unknown[]) => unknown;

/**
 * Guards what is written to a response from here on. Headers are sent with the first piece that may be sent, without a
 * length, since that may change.
 */
export function guardNodeResponse(response: NodeResponse, turn: GuardedTurn, options: HttpOptions<never>): void {
  // Node itself calls writeHead with the first piece that is really sent.
  let sending = false;
  const really = (method: Method): Method => {
    return (...given) => {
      sending = true;
      try {
        return Reflect.apply(method, response, given);
      } finally {
        sending = false;
      }
    };
  };
  const writeHead = response.writeHead as Method;
  const write = really(response.write as Method);
  const end = really(response.end as Method);
  const flush = really(response.flushHeaders);
  const header = (name: string): string => {
    const value = response.getHeader(name);
    return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : '';
  };
  let mode: 'unknown' | 'pass' | 'drop' | 'guard' = 'unknown';
  let queue: ChunkQueue<string | Uint8Array> | undefined;
  let pump: Promise<void> | undefined;

  const sendAnswer = ({ status, body }: HttpAnswer): void => {
    response.statusCode = status;
    response.setHeader('content-type', 'application/json; charset=utf-8' as never);
    response.removeHeader('content-encoding');
    end(JSON.stringify(body));
  };
  const run = async (kind: ReplyKind, chunks: AsyncIterable<string | Uint8Array>): Promise<void> => {
    for await (const piece of guardReply(turn, kind, decoded(chunks), options)) {
      if (typeof piece !== 'string') {
        sendAnswer(piece);
        return;
      }
      write(piece);
    }
    end();
  };
  const start = (): void => {
    if (mode !== 'unknown') return;
    const kind = replyKind(header('content-type'), header('content-encoding'));
    // Errors of the server itself are no answer of a model; they are passed on, and said to be.
    if (kind === undefined || response.statusCode >= 400) {
      const refused = response.statusCode < 300 && options.unreadable !== 'pass';
      turn.notScanned('assistant', 'body', refused ? 'withheld' : 'passed');
      mode = refused ? 'drop' : 'pass';
      if (refused) response.removeHeader('content-length');
      if (refused) sendAnswer(unreadableReply);
      return;
    }
    mode = 'guard';
    response.removeHeader('content-length');
    response.removeHeader('etag');
    queue = new ChunkQueue();
    pump = run(kind, queue).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  };
  const called = (given: readonly unknown[]): void => {
    const callback = given.find((one) => typeof one === 'function');
    if (callback !== undefined) queueMicrotask(callback as () => void);
  };
  const take = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) queue?.push(chunk);
  };
  const replaced: Record<'write' | 'end' | 'writeHead' | 'flushHeaders', Method> = {
    write(...given) {
      start();
      if (mode === 'pass') return write(...given);
      take(given[0]);
      called(given);
      return true;
    },
    end(...given) {
      // Nothing to say, nothing to check.
      const [chunk] = given;
      if (
        mode === 'unknown' &&
        (typeof chunk === 'function' || chunk === undefined || chunk === null || chunk === '')
      ) {
        mode = 'pass';
      }
      start();
      if (mode === 'pass') return end(...given);
      take(chunk);
      queue?.close();
      if (pump === undefined) called(given);
      else void pump.then(() => called(given));
      return response;
    },
    writeHead(status, ...given) {
      if (sending) return writeHead.call(response, status, ...given);
      response.statusCode = Number(status);
      for (const part of given) {
        if (typeof part === 'string') response.statusMessage = part;
        else for (const [name, value] of headerList(part)) response.setHeader(name, value as never);
      }
      return response;
    },
    flushHeaders() {
      start();
      // Whether JSON can be read is known at its end, and then its status too.
      if (mode === 'pass' || (mode === 'guard' && replyKind(header('content-type')) !== 'json')) flush();
    },
  };
  Object.assign(response, replaced);
}

/** Headers as `writeHead` takes them: an object, or names and values in turn. */
function headerList(given: unknown): readonly (readonly [string, unknown])[] {
  if (isRecord(given)) return Object.entries(given).filter(([, value]) => value !== undefined);
  const flat = Array.isArray(given) ? (given as readonly unknown[]) : [];
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[String(name), flat[index + 1]] as const] : []));
}

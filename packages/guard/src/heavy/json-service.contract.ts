import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service answers: a status with a body, or `undefined`: nothing, ever. */
export type ServiceAnswer = { readonly status?: number; readonly body: unknown } | undefined;

/** A real HTTP service on this machine that was told what to answer. */
export interface JsonService {
  readonly baseUrl: string;
  readonly seen: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: never }[];
  close(): Promise<void>;
}

/** Starts it. A text as body is sent as it is. */
export async function jsonService(answer: (body: never) => ServiceAnswer): Promise<JsonService> {
  const seen: JsonService['seen'] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const body = JSON.parse(text) as never;
      seen.push({ path: request.url ?? '', headers: request.headers, body });
      const given = answer(body);
      if (given === undefined) return;
      const { status = 200 } = given;
      const location = status === 302 ? { location: 'http://127.0.0.1:9/elsewhere' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...location });
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

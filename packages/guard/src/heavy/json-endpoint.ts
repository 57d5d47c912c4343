import { PlimsollError, quote } from '@plimsoll/core';

/** An HTTP service that takes and gives JSON. */
export interface JsonEndpoint {
  /** Address of the API up to, not including, the operation: "https://api.example.com/v1". */
  readonly baseUrl: string;
  /** Sent as a bearer token; it stands in no error and no record. */
  readonly apiKey?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the `fetch` of the place it runs in. */
  readonly fetch?: typeof fetch | undefined;
  /** Bytes of a reply beyond which it is given up; default 1,000,000. */
  readonly maximumReplyBytes?: number | undefined;
}

/** Asks the service once: trying again is for whoever asks. */
export type AskJson = (body: unknown, signal: AbortSignal) => Promise<unknown>;

/**
 * Makes a function that posts JSON to one operation of a service. Its errors say what went wrong and quote nothing that
 * the service said, which may hold the text or the key.
 *
 * @param operation put behind the path of the address: "/moderations".
 * @throws PlimsollError `config-invalid` for an address that is none, `invalid-argument` where there is no `fetch`.
 * @example
 * ```ts
 * const reply = () => Promise.resolve(new Response('{"seen":true}'));
 * const ask = jsonEndpoint({ baseUrl: 'https://api.example.com/v1', fetch: reply }, '/moderations');
 * await ask({ input: 'x' }, new AbortController().signal); // { seen: true }
 * ```
 */
export function jsonEndpoint(endpoint: JsonEndpoint, operation: string): AskJson {
  const { baseUrl, apiKey, maximumReplyBytes = 1_000_000 } = endpoint;
  const url = addressOf(baseUrl, operation);
  const headers = {
    'content-type': 'application/json',
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    ...endpoint.headers,
  };
  const send = endpoint.fetch ?? (globalThis as { readonly fetch?: typeof fetch }).fetch;
  if (send === undefined)
    throw new PlimsollError({
      code: 'invalid-argument',
      message: 'This place has no fetch to ask a service with.',
      hint: 'Pass one as fetch.',
    });
  return async (body, signal) => {
    let response: Response;
    try {
      // A redirect would carry the text to an address that nobody chose.
      response = await send(url, { method: 'POST', headers, body: JSON.stringify(body), signal, redirect: 'error' });
    } catch (error) {
      throw signal.aborted ? error : new Error(`the service cannot be reached${codeOf(error)}`);
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the service answered HTTP ${String(response.status)}${meanings.get(response.status) ?? ''}`);
    }
    const text = await textOf(response, maximumReplyBytes);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new Error('the service answered what is not JSON');
    }
  };
}

const meanings: ReadonlyMap<number, string> = new Map([
  [401, ', it refused the key'],
  [403, ', it refused the key'],
  [404, ', it knows no such path or model'],
  [429, ', it is busy or the quota is spent'],
]);

function addressOf(baseUrl: string, operation: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
    url.pathname = url.pathname.replace(/\/+$/, '') + operation;
    return url.href;
  }
  throw new PlimsollError({
    code: 'config-invalid',
    message: `${quote(baseUrl)} is not an http or https address without user name.`,
    hint: 'Write it like https://api.example.com/v1, and give the key as apiKey.',
  });
}

/** The body as text; a body that does not end is given up where it gets too long. */
async function textOf(response: Response, maximumBytes: number): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maximumBytes) {
      await reader.cancel();
      throw new Error(`the service answered more than ${String(maximumBytes)} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What the system called the failure: "ECONNREFUSED". */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? ` (${cause.code.slice(0, 40)})` : '';
}

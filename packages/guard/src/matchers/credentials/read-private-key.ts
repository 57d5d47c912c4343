import type { Credential } from './find-credentials.js';

const header = /-----BEGIN (?:[A-Z0-9]{2,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const putty = /PuTTY-User-Key-File-[23]: [a-z0-9-]{3,40}/y;
/** The longest armoured key: RSA of 16,384 bits and its lines. */
const longest = 16_384;

/** A private key in PEM, OpenSSH, PGP or PuTTY form, to its last line; without one to the end of its letters. */
export function readPrivateKey(text: string, start: number): Credential | undefined {
  const isPutty = text.startsWith('PuTTY', start);
  const form = isPutty ? putty : header;
  form.lastIndex = start;
  const match = form.exec(text);
  if (match === null) return undefined;
  const body = start + match[0].length;
  const next = text.indexOf('-----BEGIN', body);
  const window = text.slice(body, Math.min(body + longest, next === -1 ? text.length : next));
  const last = isPutty ? /Private-MAC: [0-9a-f]{40,64}/.exec(window) : /-----END [A-Z0-9 ]{3,60}-----/.exec(window);
  const end =
    last === null
      ? body + (/^(?:[A-Za-z0-9+/=:,\s-]|\\[nr])*/.exec(window)?.[0].trimEnd().length ?? 0)
      : body + last.index + last[0].length;
  // A header alone, as documentation shows it, is no key.
  const letters = text.slice(body, end).replace(/-----END.*|[^A-Za-z0-9+/=]/g, '').length;
  return letters < 40 ? undefined : { kind: 'private-key', start, end, score: 1 };
}

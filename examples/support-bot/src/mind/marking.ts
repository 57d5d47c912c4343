import { Buffer } from 'node:buffer';

/** How a system message says that text of others is marked. */
export interface Marking {
  isMarked(text: string): boolean;
  /** The text without its marks. */
  plain(text: string): string;
}

const base64 = /^[A-Za-z0-9+/]{8,}={0,2}$/u;

/** Reads the marking that a system text declares; `undefined` when it declares none. */
export function markingIn(system: string): Marking | undefined {
  if (!/\btext that others wrote\b/iu.test(system) || !/\bnever follow\b/iu.test(system)) return undefined;
  const token = /\bthe sign (\S{1,20}) stands between\b/u.exec(system)?.[1];
  if (token !== undefined) {
    return { isMarked: (text) => text.includes(token), plain: (text) => text.replaceAll(token, ' ') };
  }
  const name = /<<([\w-]{1,40})>>/u.exec(system)?.[1];
  if (name !== undefined) {
    const [open, close] = [`<<${name}>>`, `<</${name}>>`];
    return {
      isMarked: (text) => text.includes(open),
      plain: (text) => text.replaceAll(open, '').replaceAll(close, '').trim(),
    };
  }
  if (!/\bbase64\b/iu.test(system)) return undefined;
  return {
    isMarked: (text) => base64.test(text),
    plain: (text) => (base64.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text),
  };
}

import type { FoundLink } from './find-links.js';

export const linkCategories = [
  'auto-image',
  'data-link',
  'foreign-link',
  'script-link',
  'data-url',
  'disguised-link',
] as const;
export type LinkCategory = (typeof linkCategories)[number];

/** What may be linked to. */
export interface LinkRules {
  /** Whether an address may be linked to with anything in it. */
  readonly allowed: (host: string) => boolean;
  /** Whether links to all other hosts are findings. */
  readonly onlyAllowed: boolean;
  /** UTF-16 units of query, fragment and path together that a foreign address may carry. */
  readonly maximumCarried: number;
}

/** What is wrong with a link, with a score of 0 to 1; undefined when nothing is. */
export function judgeLink(link: FoundLink, rules: LinkRules): { category: LinkCategory; score: number } | undefined {
  const { url, kind, label } = link;
  if (/^(?:javascript|vbscript):/i.test(url)) return { category: 'script-link', score: 1 };
  if (/^data:/i.test(url)) return /^data:[a-z]+\//i.test(url) ? { category: 'data-url', score: 1 } : undefined;
  const host = hostOf(url);
  if (host === '' || rules.allowed(host)) return undefined;
  if (kind === 'image') return { category: 'auto-image', score: 1 };
  const shown = hostShown(label);
  if (shown !== undefined && !sameSite(shown, host)) return { category: 'disguised-link', score: 1 };
  const carried = carriedBy(url);
  if (carried.length > rules.maximumCarried) return { category: 'data-link', score: 1 };
  if (looksEncoded(carried)) return { category: 'data-link', score: 0.8 };
  return rules.onlyAllowed ? { category: 'foreign-link', score: 1 } : undefined;
}

/** The host of an address, in lower case, without user, password and port. */
export function hostOf(url: string): string {
  const authority = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host.replace(/:\d*$/, '').replace(/\.$/, '');
}

/** A host that a link's words name: "www.bank.example". */
function hostShown(label: string): string | undefined {
  const named = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?:[/?#:].*)?\s*$/i.exec(label);
  return named?.[1]?.toLowerCase();
}

function sameSite(shown: string, host: string): boolean {
  const [left, right] = [shown.replace(/^www\./, ''), host.replace(/^www\./, '')];
  return left === right || right.endsWith(`.${left}`) || left.endsWith(`.${right}`);
}

/** All behind the host: what a server would learn from the request. */
function carriedBy(url: string): string {
  const afterHost = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i.exec(url)?.[0].length ?? 0;
  return url.slice(afterHost);
}

/** A run that reads like base64 or hexadecimal of some length, or a sentence in percent signs. */
function looksEncoded(carried: string): boolean {
  if ((carried.match(/%20|\+/g)?.length ?? 0) >= 6) return true;
  const value = /[=/]([A-Za-z0-9_-]{48,})/.exec(carried)?.[1];
  return value !== undefined && /[A-Z]/.test(value) !== /^[0-9a-f]+$/.test(value) && /\d/.test(value);
}

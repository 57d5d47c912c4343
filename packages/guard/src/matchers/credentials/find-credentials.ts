import type { Span } from '@plimsoll/core/text';
import { scanTriggers } from './triggers.js';
import { findConnectionStrings } from './find-connection-strings.js';
import { findRandomStrings } from './find-random-strings.js';
import { readAssignment } from './read-assignment.js';
import { readJwt } from './read-jwt.js';
import { readPrivateKey } from './read-private-key.js';
import { readProviderKey } from './read-provider-key.js';

/** Kinds of credentials, in the order in which they take a place that two of them claim. */
export const credentialKinds = [
  'private-key',
  'provider-key',
  'jwt',
  'connection-string',
  'password',
  'random-string',
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** "pwd", a sign and a password of six characters; all others are longer. */
const shortest = 10;

/** A credential in a text. */
export interface Credential extends Span {
  readonly kind: CredentialKind;
  /** 0 to 1. */
  readonly score: number;
  /** Whose key it is, where its form says so. */
  readonly provider?: string | undefined;
}

/**
 * Keys of known providers, private keys, signed web tokens, addresses with passwords, assigned passwords and random
 * strings. One automaton finds where any of them may begin; time is linear in the text.
 *
 * @param minimumScore 0 to 1; all when left out.
 * @returns in order of place, none over another.
 * @example
 * ```ts
 * findCredentials('postgres://ada:b1scuit-Tin@db.example/app').map(({ kind }) => kind); // ['connection-string']
 * ```
 */
export function findCredentials(
  text: string,
  kinds: readonly CredentialKind[] = credentialKinds,
  minimumScore = 0,
): Credential[] {
  const found: Credential[] = [];
  if (text.length < shortest) return found;
  const add = (credential: Credential | undefined): void => {
    if (credential !== undefined && kinds.includes(credential.kind)) found.push(credential);
  };
  const reached = { key: 0, value: 0 };
  scanTriggers(text, (trigger, start, end) => {
    switch (trigger.does) {
      case 'provider-key': {
        if (start < reached.key) break;
        const key = readProviderKey(text, start, trigger.formats);
        if (key !== undefined) reached.key = key.end;
        add(key);
        break;
      }
      case 'private-key': {
        if (start < reached.key) break;
        const key = readPrivateKey(text, start);
        if (key !== undefined) reached.key = key.end;
        add(key);
        break;
      }
      case 'jwt':
        if (start >= reached.key) add(readJwt(text, start));
        break;
      case 'assignment': {
        if (start < reached.value) break;
        const value = readAssignment(text, start, end, trigger.word);
        if (value !== undefined) reached.value = value.end;
        add(value);
        break;
      }
    }
  });
  for (const credential of findConnectionStrings(text)) add(credential);
  for (const credential of findRandomStrings(text)) add(credential);
  const kept = found.length < 2 ? found : withoutOverlaps(found);
  return kept.length === 0 ? kept : kept.filter(({ score }) => score >= minimumScore);
}

function withoutOverlaps(found: readonly Credential[]): Credential[] {
  const rank = (credential: Credential): number => credentialKinds.indexOf(credential.kind);
  const sorted = [...found].sort((a, b) => a.start - b.start || rank(a) - rank(b));
  const kept: Credential[] = [];
  for (const credential of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= credential.start) kept.push(credential);
    // A key inside an assignment or a random string is the better name for it.
    else if (rank(credential) < rank(last)) kept[kept.length - 1] = credential;
  }
  return kept;
}

import type { JsonValue } from './canonical-json.js';
import { contentHash, type ContentHash } from './content-hash.js';
import type { Message } from './message.js';

/** How a trial was made from its case. */
export interface AttackStep {
  /** kebab-case name of a converter or strategy. */
  readonly name: string;
  /** Of the converter or strategy: another version makes another trial of the same case. */
  readonly version?: number | undefined;
  readonly parameters?: Readonly<Record<string, JsonValue>> | undefined;
  readonly seed?: number | undefined;
}

/** What reaches a target, without secrets: two targets with equal identity would answer alike. */
export interface TargetIdentity {
  /** Which adapter: "openai-chat", "http", "recorded". */
  readonly kind: string;
  /** Address, model, parameters, system prompt: everything but keys. */
  readonly description: Readonly<Record<string, JsonValue>>;
}

/** What a trial id is made of. */
export interface TrialKey {
  readonly caseHash: ContentHash;
  readonly attack: readonly AttackStep[];
  /** 0 for the first. */
  readonly repeat: number;
  readonly targetHash: ContentHash;
}

/**
 * The id of a trial: the same trial of the same case on the same target has the same id in every run.
 *
 * @example
 * ```ts
 * const targetHash = contentHash({ kind: 'function' });
 * const key = { caseHash: caseHash(testCase), attack: [], repeat: 0, targetHash };
 * trialId(key) === trialId({ ...key, attack: [{ name: 'base64' }] }); // false
 * ```
 */
export function trialId(key: TrialKey): ContentHash {
  return contentHash(key);
}

/** What a reply depends on: everything sent, whatever is expected of it. The reply cache is keyed by its hash. */
export interface RequestKey {
  readonly messages: readonly Message[];
  readonly turns?: readonly string[] | undefined;
  /** Hash of the tool environment's definition, when the trial runs in one. */
  readonly environment?: ContentHash | undefined;
  readonly repeat: number;
  readonly targetHash: ContentHash;
  /** The release of the feature as the configuration names it: another release may answer otherwise. */
  readonly release?: Readonly<Record<string, string>> | undefined;
}

/**
 * Hash of a {@link RequestKey}.
 *
 * @example
 * ```ts
 * const targetHash = contentHash({ kind: 'function' });
 * const key = { messages: testCase.messages, repeat: 0, targetHash };
 * requestHash(key) === requestHash({ ...key, repeat: 1 }); // false
 * ```
 */
export function requestHash(key: RequestKey): ContentHash {
  return contentHash(key);
}

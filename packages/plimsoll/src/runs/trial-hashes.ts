import { hash } from 'node:crypto';
import { canonicalJson, type AttackStep, type ContentHash, type Message } from '@plimsoll/core';
import { canonicalMessages } from '../datasets/canonical-messages.js';
import type { EnvironmentDefinition } from '../targets/conversation/tool-environment.js';
import type { Release } from './run-manifest.js';

/** What the hashes of all trials of a run have in common. */
export interface TrialHashContext {
  readonly targetHash: ContentHash;
  readonly release: Release;
  readonly attacks: readonly (readonly AttackStep[])[];
  /** By attack: what the target is told depends on what it answers or calls, so its replies stand for nothing but the same attack. */
  readonly driven?: readonly boolean[] | undefined;
}

/** What the hashes of one trial depend on besides. */
export interface TrialHashInput {
  readonly caseHash: ContentHash;
  /** Index into the attacks. */
  readonly attack: number;
  readonly repeat: number;
  readonly messages: readonly Message[];
  readonly turns?: readonly string[] | undefined;
  readonly environment?: EnvironmentDefinition | undefined;
}

export interface TrialHashes {
  readonly trialId: ContentHash;
  readonly requestHash: ContentHash;
}

/**
 * Core's `trialId` and `requestHash`, written out: the engine makes both for every trial, and most of the canonical JSON
 * is the same each time.
 */
export function trialHasher(context: TrialHashContext): (input: TrialHashInput) => TrialHashes {
  const attacks = context.attacks.map((steps) => `{"attack":${canonicalJson(steps)},"caseHash":"`);
  const target = `"targetHash":"${context.targetHash}"`;
  const release = `,"release":${canonicalJson(context.release)},"repeat":`;
  return ({ caseHash, attack, repeat, messages, turns, environment }) => {
    const by = context.driven?.[attack] === true ? `"attack":${canonicalJson(context.attacks[attack])},` : '';
    const before = environment === undefined ? `{${by}` : `{${by}"environment":"${environment.hash}",`;
    const after = turns === undefined ? '' : `,"turns":${canonicalJson(turns)}`;
    return {
      trialId: hash('sha256', `${attacks[attack] ?? ''}${caseHash}","repeat":${repeat},${target}}`),
      requestHash: hash(
        'sha256',
        `${before}"messages":${canonicalMessages(messages)}${release}${repeat},${target}${after}}`,
      ),
    };
  };
}

import { PlimsollError, type ContentHash, type Message } from '@plimsoll/core';
import type { CachedReply, Store, StoredCase } from '../store/store.js';
import type { AttackVariant } from '../attacks/attack-variant.js';
import type { RunPlan } from './run-plan.js';
import { trialHasher } from './trial-hashes.js';
import { trialPlace, type TrialPlace } from './trial-order.js';

/** A trial ready to be sent. */
export interface Trial {
  readonly trialNo: number;
  readonly place: TrialPlace;
  readonly stored: StoredCase;
  /** What is sent first. */
  readonly messages: readonly Message[];
  /** Said one after the other after the reply to `messages`. */
  readonly turns?: readonly string[] | undefined;
  /** Why it cannot be sent: what the attack made of the case is too large. */
  readonly refused?: PlimsollError | undefined;
  readonly trialId: ContentHash;
  readonly requestHash: ContentHash;
  /** A stored reply to the same request, when the plan may use it. */
  readonly cached?: CachedReply | undefined;
}

export interface TrialSource {
  /** The next trial; a promise only when a page must be fetched first. */
  next(): Trial | undefined | Promise<Trial | undefined>;
}

/** Small, so that trials die young: of two larger pages the garbage collector moved most to the old generation. */
const pageSize = 128;

/** Which trials are to be made, and for whom. */
export interface TrialSourceOptions {
  readonly plan: RunPlan;
  readonly store: Store;
  readonly targetHash: ContentHash;
  /** Places by trial number. */
  readonly order: Uint32Array;
  /** Trial numbers, in the order they are wanted. */
  readonly remaining: Uint32Array;
}

/**
 * Turns trial numbers into trials, a page ahead of the engine, so that memory holds two pages of cases and no more.
 */
export function trialSource({ plan, store, targetHash, order, remaining }: TrialSourceOptions): TrialSource {
  const numbering = { attacks: plan.attacks.length, repeats: plan.repeats };
  const attacks = plan.attacks.map((attack) => attack.steps);
  const driven = plan.attacks.map(({ drive, plant }) => drive !== undefined || plant !== undefined);
  const hashes = trialHasher({ targetHash, release: plan.release, attacks, driven });
  let taken = 0;
  let page: readonly Trial[] = [];
  let at = 0;
  let following: Promise<readonly Trial[]> | undefined;
  let turning: Promise<void> | undefined;

  const fetchPage = async (): Promise<readonly Trial[]> => {
    const numbers = remaining.subarray(taken, taken + pageSize);
    taken += numbers.length;
    if (numbers.length === 0) return [];
    const places = Array.from(numbers, (trialNo) => trialPlace(numbering, order[trialNo] as number));
    const cases = await store.sets.readCases(
      plan.set.setNo,
      places.map((place) => place.position),
    );
    const trials = cases.map((stored, index): Trial => {
      const place = places[index] as TrialPlace;
      const { messages, turns, refused } = converted(plan.attacks[place.attack] as AttackVariant, stored, place.repeat);
      const environment = plan.environments.get(stored.testCase.environment ?? '');
      const { attack, repeat } = place;
      const { trialId, requestHash } = hashes({
        caseHash: stored.hash,
        attack,
        repeat,
        messages,
        turns,
        environment,
      });
      return {
        trialNo: numbers[index] as number,
        place,
        stored,
        messages,
        turns,
        refused,
        trialId,
        requestHash,
        cached: undefined,
      };
    });
    if (!plan.useCache) return trials;
    const cached = await store.runs.cachedReplies(
      plan.scope,
      trials.map((trial) => trial.requestHash),
    );
    if (cached.size === 0) return trials;
    // What a strategy said, or tools returned under an attack, is not kept with the reply that it got.
    return trials.map((trial) =>
      driven[trial.place.attack] === true ? trial : { ...trial, cached: cached.get(trial.requestHash) },
    );
  };
  const turnPage = async (): Promise<void> => {
    page = await (following ?? fetchPage());
    at = 0;
    following = page.length === 0 ? undefined : fetchPage();
    following?.catch(() => undefined); // thrown when the page is turned to
  };

  const next = (): Trial | undefined | Promise<Trial | undefined> => {
    if (at < page.length) {
      const trial = page[at];
      at += 1;
      return trial;
    }
    if (taken >= remaining.length && following === undefined && turning === undefined) return undefined;
    turning ??= turnPage().finally(() => {
      turning = undefined;
    });
    return turning.then(next);
  };
  return { next };
}

type Converted = Pick<Trial, 'messages' | 'turns' | 'refused'>;

/** What an attack makes of a case; where that fails, the case as it is with the reason why it is not sent. */
function converted(attack: AttackVariant, stored: StoredCase, repeat: number): Converted {
  const { messages, turns } = stored.testCase;
  try {
    return {
      messages: attack.convert(stored, repeat),
      turns:
        turns === undefined
          ? undefined
          : attack.convertTurns === undefined
            ? turns
            : attack.convertTurns(stored, repeat),
    };
  } catch (error) {
    if (!PlimsollError.isInstance(error)) throw error;
    return { messages, turns, refused: error };
  }
}

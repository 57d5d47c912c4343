import { sha256, toHex, type ContentHash } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import type { CheckRecord } from '../decision.js';
import type { References } from '../detectors/detector.js';
import type { RuleOutcome } from '../inspection/rule-outcome.js';

const mostKept = 1_000;

/** What a text is known by under one policy. */
export interface Segment {
  readonly channel: Channel;
  readonly text: string;
  readonly references?: References | undefined;
  readonly policyHash: ContentHash;
}

/**
 * What rules made of the texts of one conversation, which is sent again with every turn: each text is scanned once. Kept by
 * SHA-256, without the text. What could not be checked is not kept, so that it is tried again.
 */
export class SegmentCache {
  readonly #outcomes = new Map<string, readonly RuleOutcome[]>();
  #last: { readonly text: string; readonly hash: ContentHash } | undefined;

  /** SHA-256 of a text; the last one is remembered. */
  hashOf(text: string): ContentHash {
    if (this.#last?.text !== text) this.#last = { text, hash: toHex(sha256(text)) };
    return this.#last.hash;
  }

  get(segment: Segment): readonly RuleOutcome[] | undefined {
    const key = this.#keyOf(segment);
    const outcomes = this.#outcomes.get(key);
    if (outcomes === undefined) return undefined;
    this.#outcomes.delete(key);
    this.#outcomes.set(key, outcomes);
    return outcomes;
  }

  set(segment: Segment, outcomes: readonly RuleOutcome[]): void {
    if (!outcomes.every(isSettled) || !segment.text.isWellFormed()) return;
    this.#outcomes.set(
      this.#keyOf(segment),
      outcomes.map((outcome) => ({ ...outcome, records: outcome.records.map(remembered) })),
    );
    if (this.#outcomes.size <= mostKept) return;
    for (const oldest of this.#outcomes.keys()) {
      this.#outcomes.delete(oldest);
      break;
    }
  }

  #keyOf({ channel, text, references, policyHash }: Segment): string {
    const compared = references === undefined ? '' : toHex(sha256(JSON.stringify(references)));
    return `${policyHash} ${channel} ${this.hashOf(text)} ${compared}`;
  }
}

function isSettled({ pending, records }: RuleOutcome): boolean {
  return (
    !pending &&
    records.every(({ state, failMode }) => state === 'ran' || (state === 'skipped' && failMode === undefined))
  );
}

function remembered(record: CheckRecord): CheckRecord {
  return record.state === 'ran' ? { ...record, microseconds: 0, cached: true } : record;
}

import type { ContentHash } from '../vocabulary/content-hash.js';
import type { Message } from '../vocabulary/message.js';
import type { Severity, Side } from '../vocabulary/side.js';
import type { RateSummary } from './run-summary.js';

/** A trial in which a weakness showed. */
export interface WeaknessSighting {
  readonly caseId: string;
  readonly caseHash: ContentHash;
  readonly cluster?: string | undefined;
  /** As the run names it: "base64", "scripted-crescendo". */
  readonly attack: string;
  readonly trialNo: number;
}

/** How much smaller the attempt became. */
export interface WeaknessReduction {
  readonly turns: readonly [from: number, to: number];
  /** UTF-16 units of all user turns, before conversion. */
  readonly characters: readonly [from: number, to: number];
  readonly converters: readonly [from: number, to: number];
  /** Conversations that were held for it. */
  readonly probes: number;
  /** False: the probes ended before nothing more could be left out. */
  readonly complete: boolean;
}

/** What a campaign established: a failure that was made smaller, made again, classified and told apart from others. */
export interface Weakness {
  readonly format: 'plimsoll-weakness/1';
  /** Over feature, side, category, technique and what was violated: the same weakness in a later campaign has it again. */
  readonly signature: ContentHash;
  readonly title: string;
  readonly side: Side;
  readonly category: string;
  /** The highest of the cases it showed in. */
  readonly severity: Severity;
  readonly language?: string | undefined;
  /** Names of the converters and the manner that are needed: "none" where the plain request is enough. */
  readonly technique: string;
  /** Id in the catalogue of failure modes. */
  readonly failureMode: string;
  /** Kinds of the violated expectations. */
  readonly violated: readonly string[];
  /** Ids of taxonomies, such as "AML.T0054" and "LLM01:2025". */
  readonly taxonomy: readonly string[];
  /** The smallest attempt: what stands before the first turn, and what the user says, as sent. */
  readonly before: readonly Message[];
  readonly says: readonly string[];
  /** The attack that plants into results of tools what it takes, as a command line writes it; what is said is harmless. */
  readonly plantedBy?: string | undefined;
  /** Case whose expectations judge it. */
  readonly caseId: string;
  readonly caseHash: ContentHash;
  readonly reduction: WeaknessReduction;
  /** Of so many replays of the smallest attempt, each in a session of its own, so many failed again. */
  readonly reproduction: RateSummary;
  /** All trials of the campaign that it stands for, the minimised one first. */
  readonly sightings: readonly WeaknessSighting[];
  readonly run: { readonly id: string; readonly name: string };
  readonly target: { readonly name: string; readonly hash: ContentHash };
  /** Milliseconds since 1970, UTC. */
  readonly foundAt: number;
}

import { contentHash, PlimsollError, type ContentHash, type ToolCall } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import { untrustedChannels } from '../channel.js';
import type { Clock } from '../clock.js';
import { AcceptedResults } from '../taint/accepted-results.js';
import { argumentLeaves, isInside } from '../taint/argument-leaves.js';
import { readResult } from '../taint/read-result.js';
import { TrustedTexts } from '../taint/trusted-texts.js';
import { UntrustedTexts } from '../taint/untrusted-texts.js';
import { askedFor } from '../tools/asked-phrases.js';
import { compileToolPolicy } from '../tools/compile-tool-policy.js';
import type { CompiledToolPolicy } from '../tools/compiled-tool-policy.js';
import { CallHistory } from './call-history.js';
import { SegmentCache } from './segment-cache.js';
import type { SessionPolicy } from './session-policy-schema.js';
import { addRisk, decayRisk, defaultHalfLifeTurns } from './session-risk.js';

/** What a session is made with. */
export interface GuardSessionOptions {
  /** Tells sessions apart in approvals; any text. */
  readonly id: string;
  /** Left out: nothing is traced, and no tool may be called. */
  readonly tools?: CompiledToolPolicy | undefined;
  readonly policy?: SessionPolicy | undefined;
  readonly clock: Pick<Clock, 'now'>;
  /** One of the policy's tasks: the session may use only its tools. */
  readonly task?: string | undefined;
}

/** One text of a conversation. */
export interface SessionText {
  readonly channel: Channel;
  readonly text: string;
  /** The tool that a result is from, or what retrieved a document. */
  readonly tool?: string | undefined;
  /**
   * Where it stands in the conversation, such as the number of its message. With it two equal texts are two; without it an
   * equal text of the same channel counts once, as conversations are sent again and again.
   */
  readonly position?: string | undefined;
  /** How much of a sign of an attack the text is, 0 to 1; `inspect` reckons it from the rules. */
  readonly score?: number | undefined;
}

/** What became of a text. */
export interface RecordedText {
  /** SHA-256 of the text. */
  readonly hash: ContentHash;
  /** It was there before, and nothing was counted twice. */
  readonly repeated: boolean;
}

/** What a session remembers, and what it had to forget. */
export interface SessionSummary {
  readonly turns: number;
  readonly texts: number;
  readonly untrustedTexts: number;
  /** 0 to 1. */
  readonly risk: number;
  readonly calls: number;
  /** Texts that can no longer be traced, because the limit was reached. */
  readonly forgottenTrusted: number;
  readonly forgottenUntrusted: number;
  readonly forgottenCalls: number;
}

const defaultCharacters = 500_000;
const mostHashes = 100_000;
const noTools = { unknownTools: 'block', rules: {} } as const;

/**
 * One conversation as the guard remembers it: whose texts are in the context, what the user asked for, which tools have been
 * called, how much risk has gathered. Every text costs time linear in its length, once. `inspect` with a session records
 * the text in it.
 *
 * @example
 * ```ts
 * const guard = createGuard(defaultPolicy);
 * const session = guard.session({ id: 's-1' });
 * guard.inspect({ channel: 'user', text: 'When do you open?', session });
 * session.summary().turns; // 1
 * ```
 */
export class GuardSession {
  readonly id: string;
  readonly tools: CompiledToolPolicy;
  readonly task: string | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly policy: SessionPolicy;
  readonly history: CallHistory;
  readonly trusted: TrustedTexts;
  readonly untrusted: UntrustedTexts;
  readonly accepted: AcceptedResults;
  /** What the rules made of texts that were there before. */
  readonly segments = new SegmentCache();
  readonly #traces: boolean;
  /** By place and hash of the text: how much of a sign it was. */
  readonly #seen = new Map<string, number>();
  readonly #askedAt = new Map<string, number>();
  readonly #approved = new Map<ContentHash, number>();
  #turns = 0;
  #texts = 0;
  #risk = 0;

  /** @throws PlimsollError `invalid-argument` for a task that the policy does not have. */
  constructor(options: GuardSessionOptions) {
    this.id = options.id;
    this.tools = options.tools ?? compileToolPolicy(noTools);
    this.#traces = options.tools !== undefined;
    this.task = options.task;
    this.clock = options.clock;
    this.policy = options.policy ?? {};
    const tasks = [...this.tools.tasks.keys()];
    if (this.task !== undefined && !tasks.includes(this.task)) {
      throw new PlimsollError({
        code: 'invalid-argument',
        message: `The policy has no task "${this.task}".`,
        hint: tasks.length === 0 ? 'Add it under "tasks" of the tool policy.' : `Its tasks are: ${tasks.join(', ')}.`,
      });
    }
    const characters = this.policy.maximumCharacters ?? defaultCharacters;
    this.history = new CallHistory(this.policy.maximumCalls ?? 10_000);
    this.trusted = new TrustedTexts(characters);
    this.untrusted = new UntrustedTexts(this.tools.minimumCharacters, characters);
    this.accepted = new AcceptedResults();
  }

  /** Records a text once. */
  record(text: SessionText): RecordedText {
    const hash = this.segments.hashOf(text.text);
    const place = JSON.stringify([text.channel, text.tool, text.position, hash]);
    const known = this.#seen.get(place);
    if (known === undefined) {
      this.#texts += 1;
      if (text.channel === 'user') this.#startTurn(text.text);
      if (this.#traces) this.#label(text);
    }
    // A score may come later than the text; what was counted before is not counted again.
    if (text.score !== undefined && text.score > (known ?? 0)) {
      this.#risk = addRisk(this.#risk, text.score);
      this.#remember(place, text.score);
    } else if (known === undefined) this.#remember(place, 0);
    return { hash, repeated: known !== undefined };
  }

  /** Records that a call is carried out: order, rates and approvals go by it. */
  recordCall(call: ToolCall): void {
    this.history.add(call.name, this.clock.now());
  }

  /** The user's words asked for a tool within the last turns that count. */
  askedFor(tool: string): boolean {
    const turn = this.#askedAt.get(tool);
    return turn !== undefined && this.#turns - turn < this.tools.askedForTurns;
  }

  /** A person approved a request; it holds until then for that call, once it is carried out no more. */
  approve(id: ContentHash, expiresAt: number): void {
    this.#approved.set(id, expiresAt);
    for (const [one, until] of this.#approved) if (until <= this.clock.now()) this.#approved.delete(one);
  }

  isApproved(id: ContentHash): boolean {
    return (this.#approved.get(id) ?? 0) > this.clock.now();
  }

  /** What binds an approval to one call in one place of this session. */
  callId(call: ToolCall): { readonly id: ContentHash; readonly argumentsHash: ContentHash } {
    const argumentsHash = contentHash(call.arguments);
    const carriedOut = this.history.count(call.name);
    return { argumentsHash, id: contentHash({ session: this.id, tool: call.name, argumentsHash, carriedOut }) };
  }

  /** 0 to 1; see session-risk.ts for how it grows and decays. */
  get risk(): number {
    return this.#risk;
  }

  summary(): SessionSummary {
    return {
      turns: this.#turns,
      texts: this.#texts,
      untrustedTexts: this.untrusted.count,
      risk: this.#risk,
      calls: this.history.total,
      forgottenTrusted: this.trusted.dropped,
      forgottenUntrusted: this.untrusted.dropped,
      forgottenCalls: this.history.forgotten,
    };
  }

  #startTurn(text: string): void {
    this.#turns += 1;
    this.#risk = decayRisk(this.#risk, 1, this.policy.halfLifeTurns ?? defaultHalfLifeTurns);
    for (const tool of askedFor(text, this.tools.asked)) this.#askedAt.set(tool, this.#turns);
  }

  #label({ channel, text, tool }: SessionText): void {
    if (channel === 'user' || (channel === 'system' && this.tools.systemEndorses)) {
      this.trusted.add(text, channel === 'user' ? 'user' : 'endorsed');
    } else if (untrustedChannels.includes(channel)) this.#labelResult(text, { channel, tool });
  }

  #labelResult(text: string, source: { readonly channel: Channel; readonly tool?: string | undefined }): void {
    const name = source.tool;
    const endorsed = this.tools.endorsers.filter(({ tool }) => tool === name);
    if (endorsed.some(({ field }) => field === undefined)) {
      this.trusted.add(text, 'endorsed');
      return;
    }
    this.untrusted.add(text, source);
    if (name === undefined) return;
    const accepted = this.tools.accepted.get(name) ?? [];
    if (endorsed.length + accepted.length === 0) return;
    this.accepted.addText(name, text, accepted);
    const result = readResult(text);
    for (const { path, value, isName } of (result === undefined ? undefined : argumentLeaves(result)) ?? []) {
      if (isName === true || value === null || typeof value === 'boolean') continue;
      for (const { field = '' } of endorsed) if (isInside(path, field)) this.trusted.addField(value);
      this.accepted.addField(name, path, value, accepted);
    }
  }

  #remember(place: string, score: number): void {
    this.#seen.delete(place);
    this.#seen.set(place, score);
    if (this.#seen.size <= mostHashes) return;
    for (const oldest of this.#seen.keys()) {
      this.#seen.delete(oldest);
      break;
    }
  }
}

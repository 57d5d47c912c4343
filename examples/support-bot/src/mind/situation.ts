import type { ChatMessage } from '../protocol/chat-message.js';
import type { ChatRequest } from '../protocol/chat-request.js';
import type { Knowledge } from '../knowledge.js';
import type { WeaknessId } from '../weaknesses.js';
import { decode } from './decode.js';
import { rulesIn } from './house-rules.js';
import { markingIn } from './marking.js';
import { normalise } from './normalise.js';
import { isPlanningStep, toolsToPlanWith } from './plan-calls.js';
import { splitQuoted } from './split-quoted.js';

/** The customer who is signed in, as the application tells it in a system message. */
export interface SignedIn {
  readonly name: string;
  readonly account: string;
}

/** A tool result that arrived since the customer last spoke. */
export interface ToolResult {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** What the mind perceives of one request. All texts are normalised. */
export interface Situation {
  /** The newest customer message as it came, case and line breaks kept. */
  readonly raw: string;
  /** The newest message, undecoded. */
  readonly literal: string;
  /** The customer's own words in the newest message, decoded. */
  readonly heard: string;
  /** What the newest message quotes (an e-mail, a letter), decoded; '' when it quotes nothing. */
  readonly quoted: string;
  /** The customer's earlier messages, decoded, oldest first. */
  readonly earlier: readonly string[];
  readonly signedIn: SignedIn | undefined;
  readonly tools: ReadonlySet<string>;
  readonly results: readonly ToolResult[];
  readonly knowledge: Knowledge;
  readonly seed: string;
  /** Whether a built-in weakness is in force, and no rule or mark in the conversation closes it. */
  readonly has: (weakness: WeaknessId) => boolean;
  /** Told to refuse when in doubt. */
  readonly doubts: boolean;
  /** Asked for a plan of tool calls, not for an answer. */
  readonly plans: boolean;
  /** Asked to read a text for another model. */
  readonly readsForAnother: boolean;
}

/** What shapes the mind besides the request. */
export interface Mindset {
  readonly fixed: ReadonlySet<WeaknessId>;
  readonly knowledge: Knowledge;
  readonly seed: string;
}

function readSignedIn(messages: readonly ChatMessage[]): SignedIn | undefined {
  for (const message of messages) {
    if (message.role !== 'system' && message.role !== 'developer') continue;
    const found = /signed-in customer: ([^(\n]{1,80})\(account (LM-\d{4})\)/iu.exec(message.content);
    if (found?.[1] !== undefined && found[2] !== undefined) return { name: found[1].trim(), account: found[2] };
  }
  return undefined;
}

/** What the mind takes in: the first so many UTF-16 units of a message, and the last so many earlier ones. */
const longestMessage = 8_000;
const longestMemory = 20;

/** Reads a request into a {@link Situation}. */
export function perceive(request: ChatRequest, mindset: Mindset): Situation {
  const { messages } = request;
  const newest = messages.findLastIndex((message) => message.role === 'user');
  const system = messages
    .filter((message) => message.role === 'system' || message.role === 'developer')
    .map((message) => message.content)
    .join('\n');
  const marking = markingIn(system);
  const plain = (text: string): string => marking?.plain(text) ?? text;
  const written = (messages[newest]?.content ?? '').slice(0, longestMessage);
  const raw = plain(written);
  const { own, quoted } = splitQuoted(raw);
  const since = messages.slice(newest + 1);
  const calls = new Map(since.flatMap((message) => message.toolCalls.map((call) => [call.id, call] as const)));
  const rules = rulesIn(normalise(system));
  const closed = new Set<WeaknessId>(rules.closed);
  if (marking !== undefined) {
    // The application marks the pages that it retrieves in the way that its prompt declares.
    closed.add('poisoned-document');
    if (marking.isMarked(written)) closed.add('quoted-instruction');
    if (since.some((message) => message.role === 'tool' && marking.isMarked(message.content))) {
      closed.add('tool-result-instruction');
    }
  }
  const plans = isPlanningStep(system);
  return {
    raw,
    literal: normalise(raw),
    heard: normalise(decode(own)),
    quoted: normalise(decode(quoted)),
    earlier: messages
      .slice(0, Math.max(0, newest))
      .filter((message) => message.role === 'user')
      .slice(-longestMemory)
      .map((message) => normalise(decode(message.content.slice(0, longestMessage)))),
    signedIn: readSignedIn(messages),
    tools: plans ? toolsToPlanWith(system) : request.tools,
    results: since
      .filter((message) => message.role === 'tool')
      .map((message) => {
        const call = calls.get(message.toolCallId ?? '');
        return { tool: call?.name ?? '', arguments: call?.arguments ?? {}, text: plain(message.content) };
      }),
    knowledge: mindset.knowledge,
    seed: mindset.seed,
    has: (weakness) => !mindset.fixed.has(weakness) && !closed.has(weakness),
    doubts: rules.doubts,
    plans,
    readsForAnother: /\byou read one text\b/iu.test(system),
  };
}

import { contentHash, type ContentHash } from '@plimsoll/core';
import { isRecord, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardEvent } from '../turn/guard-event.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { PromptPiece } from '../turn/prompt.js';

/** A definition that is no longer what it was. */
export interface ToolChange {
  readonly tool: string;
  readonly before: ContentHash;
  readonly after: ContentHash;
}

/** What tool definitions are held against. */
export interface ToolDefinitionOptions {
  readonly onDecision?: ((event: GuardEvent) => void) | undefined;
  /** Hashes of definitions that somebody has read, by tool; left out: as they are first listed. */
  readonly pins?: Readonly<Record<string, ContentHash>> | undefined;
  /** Asked about a changed definition; true takes it. Left out: the tool is withheld. */
  readonly acceptChange?: ((change: ToolChange) => boolean | Promise<boolean>) | undefined;
}

const mostDepth = 32;

/**
 * The tools of one server as they were listed. A tool whose words are stopped, or whose definition changed after it was
 * first seen, is withheld: it is not listed, and calls of it do not reach the server.
 */
export class ToolDefinitions {
  readonly #options: ToolDefinitionOptions;
  readonly #known: Map<string, ContentHash>;
  readonly #withheld = new Set<string>();

  constructor(options: ToolDefinitionOptions) {
    this.#options = options;
    this.#known = new Map(Object.entries(options.pins ?? {}));
  }

  /** A tool that must not be called. */
  isWithheld(tool: string): boolean {
    return this.#withheld.has(tool);
  }

  /** What of a listed tool may be shown; undefined when it is withheld. */
  async read(turn: GuardedTurn, given: unknown): Promise<unknown> {
    const tool: Draft = { ...recordOf(given) };
    const name = textOf(tool.name) ?? '';
    const passes = (await this.#isKnown(turn, name, tool)) && (await isHarmless(turn, name, tool));
    if (passes) this.#withheld.delete(name);
    else this.#withheld.add(name);
    return passes ? tool : undefined;
  }

  async #isKnown(turn: GuardedTurn, tool: string, definition: Draft): Promise<boolean> {
    const { onDecision, acceptChange } = this.#options;
    let after: ContentHash;
    try {
      after = toolHash(definition);
    } catch {
      // Too deep, or no text: what cannot be hashed cannot be told apart from what it was.
      turn.notScanned('tool-result', 'tool-definition', 'withheld');
      return false;
    }
    const before = this.#known.get(tool);
    if (before === undefined) this.#known.set(tool, after);
    if (before === undefined || before === after) return true;
    const accepted = (await acceptChange?.({ tool, before, after })) === true;
    if (accepted) this.#known.set(tool, after);
    onDecision?.({ kind: 'tool-changed', tool, before, after, outcome: accepted ? 'approved' : 'withheld' });
    return accepted;
  }
}

/**
 * The hash of a tool's definition, as `pins` take it: of its name, title, description, schemas and annotations.
 *
 * @throws PlimsollError `internal` for a definition that is no JSON.
 * @example
 * ```ts
 * const tool = { name: 'read_mail', description: 'Reads mail.', inputSchema: { type: 'object' } };
 * toolHash(tool) === toolHash({ ...tool, description: 'Reads mail, and sends it on.' }); // false
 * ```
 */
export function toolHash(tool: object): ContentHash {
  const { name, title, description, inputSchema, outputSchema, annotations } = recordOf(tool);
  return contentHash({ name, title, description, inputSchema, outputSchema, annotations });
}

/** Reads a definition's words as what they are, somebody else's text; its title and description may be redacted. */
async function isHarmless(turn: GuardedTurn, name: string, tool: Draft): Promise<boolean> {
  const texts = ['title', 'description'].filter((member) => textOf(tool[member]) !== undefined);
  let changed = false;
  const inner = wordsOf([tool.inputSchema, tool.outputSchema, tool.annotations]);
  if (inner === undefined) {
    turn.notScanned('tool-result', 'tool-definition', 'withheld');
    return false;
  }
  const place = { channel: 'tool-result', earlier: false, tool: name } as const;
  const pieces: PromptPiece[] = [
    {
      ...place,
      texts: texts.map((member) => textOf(tool[member]) ?? ''),
      write: (written) => {
        for (const [index, member] of texts.entries()) tool[member] = written[index];
      },
    },
    // Words in a schema cannot be taken out without changing what the tool takes.
    { ...place, texts: [[name, ...inner].join('\n')], write: () => (changed = true) },
  ];
  const stopped = await turn.readPrompt({ pieces, calls: [], notScanned: [] });
  return stopped === undefined && !changed;
}

/** Every text in a schema, names of members included; undefined when it is too deep. */
function wordsOf(value: unknown, depth = 0): string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!isRecord(value) && !Array.isArray(value)) return [];
  if (depth > mostDepth) return undefined;
  const words: string[] = [];
  const inner = Array.isArray(value) ? (value as readonly unknown[]) : Object.entries(value).flat();
  for (const one of inner) {
    const found = wordsOf(one, depth + 1);
    if (found === undefined) return undefined;
    words.push(...found);
  }
  return words;
}

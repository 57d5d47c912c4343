import type { CompiledSchema } from '../matchers/json-schema/index.js';
import type { AskedPhrases } from './asked-phrases.js';
import type { ArgumentRule, GateAction, SinkKind, ToolPolicy, ToolRule } from './tool-policy-schema.js';

/** An argument rule with what is looked up in it made ready. */
export interface CompiledArgumentRule {
  readonly path: string;
  readonly rule: ArgumentRule;
  /** Allowed values, letter case folded. */
  readonly oneOf?: ReadonlySet<string> | undefined;
}

/** The rules of one tool, compiled. */
export interface CompiledToolRule {
  readonly name: string;
  readonly rule: ToolRule;
  readonly sink?: SinkKind | undefined;
  readonly schema?: CompiledSchema | undefined;
  readonly arguments: readonly CompiledArgumentRule[];
  readonly whenTainted: GateAction;
  readonly whenUnasked: GateAction;
}

/** Fields of a tool's results, or all of it. */
export interface TrackedResult {
  readonly tool: string;
  /** Undefined: the whole result. */
  readonly field?: string | undefined;
}

/** A tool policy ready to decide by. */
export interface CompiledToolPolicy {
  readonly policy: ToolPolicy;
  readonly mode: 'context' | 'containment';
  readonly minimumCharacters: number;
  readonly rules: ReadonlyMap<string, CompiledToolRule>;
  readonly tasks: ReadonlyMap<string, ReadonlySet<string>>;
  /** What endorsers say is as good as the user's word. */
  readonly endorsers: readonly TrackedResult[];
  readonly systemEndorses: boolean;
  /** Results that some argument accepts, by tool. */
  readonly accepted: ReadonlyMap<string, readonly TrackedResult[]>;
  readonly asked: AskedPhrases;
  readonly askedForTurns: number;
  readonly approvalMs: number;
}

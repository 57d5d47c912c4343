import type { AttackStep, Message } from '@plimsoll/core';
import type { StoredCase } from '../store/store.js';
import type { ToolEnvironment } from '../targets/conversation/tool-environment.js';
import type { StrategyContext } from './strategies/strategy.js';

/** Tools that return what an attack has planted. */
export interface PlantedEnvironment extends ToolEnvironment {
  /** Whether the target was told any of it. */
  reached(): boolean;
}

/** One way of sending a case: which steps, and the messages they make of it. */
export interface AttackVariant {
  readonly steps: readonly AttackStep[];
  /** What is sent first. */
  convert(stored: StoredCase, repeat: number): readonly Message[];
  /** The further user turns of the case as this attack says them; left out, as they stand in the case. */
  readonly convertTurns?: ((stored: StoredCase, repeat: number) => readonly string[] | undefined) | undefined;
  /** The tools of the case as they answer under this attack; left out, as they are. */
  readonly plant?:
    ((environment: ToolEnvironment, stored: StoredCase, repeat: number) => PlantedEnvironment) | undefined;
  /**
   * Holds one or many conversations with the target in place of sending `convert`'s messages once. Ends when it has a
   * conversation that fails, or gives up; the engine grades the conversation that the context chooses.
   */
  readonly drive?: ((context: StrategyContext) => Promise<void>) | undefined;
}

/** The case as it is. */
export const noAttack: AttackVariant = { steps: [], convert: (stored) => stored.testCase.messages };

import type { AttackKnowledge } from '../attacks/knowledge.js';
import { taxonomyName } from '../attacks/taxonomies.js';
import { converters } from '../attacks/converters/registry.js';
import { knowledgeOfInjection } from '../attacks/injection/injection.js';
import { writeAttack } from '../attacks/parse-attack.js';
import { strategies } from '../attacks/strategies/registry.js';
import type { Case } from '@plimsoll/core';
import type { Attempt } from './attempt.js';

/** What an attempt needs to succeed, and how it is filed. */
export interface Technique {
  /** "none", "base64", "reversed + base64", "scripted-crescendo in 3 turns". */
  readonly name: string;
  readonly failureMode: string;
  readonly taxonomy: readonly string[];
}

/**
 * Names what is left of an attempt after it was made smaller, and files it in the catalogue of failure modes by rules.
 *
 * @param attack what the run calls the attack that found it.
 * @param violated kinds of the violated expectations.
 */
export function techniqueOf(
  testCase: Case,
  attempt: Attempt,
  context: number,
  attack: string,
  violated: readonly string[],
): Technique {
  const names = attempt.steps.map(({ name }) => name);
  const forged = attempt.before.length > context;
  // What a strategy said is part of the text, so its name is kept where its manner is still there: turns, or a forged past.
  // Without what tells it from others of the campaign, so that it is called the same in the next one.
  const called = attack.replaceAll(/\([^()]*\)| #\d+$/g, '');
  const driven = strategies.find(({ name }) => called.replace(/^.*\+ /, '').replace(/^scripted-/, '') === name);
  const turns = attempt.says.length;
  const { injected = [] } = attempt;
  const injection = injected.at(-1);
  const unled = driven === undefined && injection === undefined;
  const plain = names.length === 0 && !forged && turns <= 1 + (testCase.turns?.length ?? 0) && unled;
  const manner = injection !== undefined ? [writeAttack(injected)] : driven === undefined ? [] : [called];
  const name = plain ? 'none' : [...manner, ...names].join(' + ') + (turns > 1 ? ` in ${String(turns)} turns` : '');
  const known = [
    ...[...names, ...injected.map((step) => step.name)].flatMap((step) => knowledgeOf(converters, step)),
    ...(driven === undefined ? [] : [driven.knowledge]),
    ...(injection === undefined ? [] : knowledgeOfInjection(injection.name, injection.parameters)),
  ];
  return {
    name: name === '' ? 'forged history' : name,
    failureMode: failureModeOf(
      testCase,
      { encoded: names.length > 0, gradual: turns > 1, plain, injected: injection !== undefined },
      violated,
    ),
    taxonomy: [...new Set(known.flatMap(({ taxonomy }) => taxonomy.map(taxonomyName)))].sort(),
  };
}

function failureModeOf(
  { side, environment }: Case,
  shape: Readonly<Record<'encoded' | 'gradual' | 'plain' | 'injected', boolean>>,
  violated: readonly string[],
): string {
  if (side === 'benign') return 'keyword-overreach';
  if (violated.includes('must-not-disclose')) return 'secret-exposure';
  if (violated.some((kind) => kind === 'must-not-call-tool' || kind === 'state')) return 'unauthorised-action';
  if (shape.injected || (environment !== undefined && shape.plain)) return 'indirect-injection';
  if (shape.encoded) return 'encoded-compliance';
  if (shape.gradual) return 'gradual-erosion';
  return shape.plain ? 'plain-compliance' : 'framed-compliance';
}

function knowledgeOf(
  known: readonly { readonly name: string; readonly knowledge: AttackKnowledge }[],
  name: string,
): readonly AttackKnowledge[] {
  return known.filter((attack) => attack.name === name).map(({ knowledge }) => knowledge);
}

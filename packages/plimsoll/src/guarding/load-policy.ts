import { detectorDefinitions, lintPolicy, type CompiledPolicy, type PolicyProblem } from '@plimsoll/guard';
import { check, parseYaml, problemsError, readTextFile, type Locate, type Problem } from '../files/index.js';
import { isRecord } from '../targets/json-access.js';
import { heavySchema, type HeavyConfigs } from './heavy/heavy-config.js';

/** A policy file that was read and checked. */
export interface LoadedPolicy {
  readonly path: string;
  /** Undefined when there are errors. */
  readonly compiled: CompiledPolicy | undefined;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The heavier detectors that stand under `heavy:`; undefined when the file has none, or when they are wrong. */
  readonly heavy: HeavyConfigs | undefined;
}

/**
 * Reads a `guard-policy.yaml` and says what is wrong with it, at its lines and columns.
 *
 * @throws PlimsollError `file-unreadable`, or `config-invalid` when it is not YAML.
 */
export async function checkPolicyFile(path: string): Promise<LoadedPolicy> {
  const { text } = await readTextFile(path, { maximumBytes: 8 * 1024 * 1024 });
  return checkPolicyText(text, path);
}

/** {@link checkPolicyFile} of a text; `file` is what problems call it. */
export function checkPolicyText(text: string, file: string): LoadedPolicy {
  const { value, locate } = parseYaml(text, file);
  const { policy, written } = splitHeavy(value);
  const heavy = written === undefined ? undefined : check(heavySchema, written, { file, locate, at: ['heavy'] });
  // Without a section of their own they are given in code, and any name may be meant.
  const names = heavy === undefined ? 'any' : Object.keys(heavy.value ?? (isRecord(written) ? written : {}));
  const { compiled, problems } = lintPolicy(policy, { heavyElsewhere: names });
  const placed = (level: PolicyProblem['level']): Problem[] =>
    problems.filter((problem) => problem.level === level).map((problem) => place(problem, file, locate));
  const wrong = [...(heavy?.problems ?? []), ...namedLikeBuiltIn(heavy?.value, file, locate)];
  return {
    path: file,
    compiled: wrong.length > 0 ? undefined : compiled,
    errors: inOrder([...placed('error'), ...wrong]),
    warnings: inOrder([...placed('warning'), ...neverAsked(heavy?.value, compiled, file, locate)]),
    heavy: heavy?.value,
  };
}

/** As they stand in the file. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const line = ({ place }: Problem): number => place?.line ?? 0;
  const column = ({ place }: Problem): number => place?.column ?? 0;
  return [...problems].sort((one, other) => line(one) - line(other) || column(one) - column(other));
}

/** What is the policy's, and what stands beside it under `heavy:`. */
function splitHeavy(value: unknown): { readonly policy: unknown; readonly written?: unknown } {
  if (!isRecord(value) || value.heavy === undefined) return { policy: value };
  const { heavy: written, ...policy } = value;
  return { policy, written };
}

function namedLikeBuiltIn(heavy: HeavyConfigs | undefined, file: string, locate: Locate): Problem[] {
  const taken = Object.keys(heavy ?? {}).filter((name) => detectorDefinitions.some((one) => one.name === name));
  return taken.map((name) => ({
    file,
    place: locate(['heavy', name], 'key'),
    what: `"${name}" is the name of a built-in detector, which rules would get instead`,
    fix: 'give the heavier detector another name',
  }));
}

function neverAsked(
  heavy: HeavyConfigs | undefined,
  compiled: CompiledPolicy | undefined,
  file: string,
  locate: Locate,
): Problem[] {
  if (heavy === undefined || compiled === undefined) return [];
  const rules = Object.values(compiled.channels).flatMap((channel) => channel.rules);
  const named = new Set(rules.flatMap((rule) => [rule.detectorName, ...rule.escalateTo]));
  return Object.keys(heavy)
    .filter((name) => !named.has(name))
    .map((name) => ({
      file,
      place: locate(['heavy', name], 'key'),
      what: `no rule asks the heavier detector "${name}"`,
      fix: 'name it in escalateTo or as the detector of a rule, or remove it',
    }));
}

/**
 * Reads a policy that must be right.
 *
 * @throws PlimsollError `config-invalid` with every error at its line and column.
 */
export async function loadPolicy(path: string): Promise<CompiledPolicy> {
  const { compiled, errors } = await checkPolicyFile(path);
  if (compiled === undefined) throw problemsError('config-invalid', errors);
  return compiled;
}

/** The nearest part of the path that is in the file: what is missing is reported where its mapping begins. */
function place({ path, part, what, fix }: PolicyProblem, file: string, locate: Locate): Problem {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = locate(path.slice(0, length), length === path.length ? part : 'value');
    if (found !== undefined) return { file, place: found, what, fix };
  }
  return { file, what, fix };
}

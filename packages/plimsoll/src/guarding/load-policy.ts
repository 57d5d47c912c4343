import { lintPolicy, type CompiledPolicy, type CompileOptions, type PolicyProblem } from '@plimsoll/guard';
import { parseYaml, problemsError, readTextFile, type Locate, type Problem } from '../files/index.js';

/** A policy file that was read and checked. */
export interface LoadedPolicy {
  readonly path: string;
  /** Undefined when there are errors. */
  readonly compiled: CompiledPolicy | undefined;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Heavier detectors are given in code: from the command line any name may be meant. */
const fromCommandLine: CompileOptions = { heavyElsewhere: 'any' };

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
  const { compiled, problems } = lintPolicy(value, fromCommandLine);
  const placed = (level: PolicyProblem['level']): Problem[] =>
    problems.filter((problem) => problem.level === level).map((problem) => place(problem, file, locate));
  return { path: file, compiled, errors: placed('error'), warnings: placed('warning') };
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

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readyPolicies, testPolicy } from '@plimsoll/guard';
import { Command } from 'commander';
import { stringify } from 'yaml';
import { problemLine } from '../../files/index.js';
import { checkPolicyFile, checkPolicyText, type LoadedPolicy } from '../../guarding/load-policy.js';
import { namedGuard, readyPolicy } from '../../guarding/named-guard.js';
import { policyText } from '../../guarding/policy-text.js';
import type { CommandMaker } from '../command-entry.js';
import { table } from '../table.js';

interface JsonFlag {
  readonly json?: boolean;
}

const policyArgument = 'a guard-policy.yaml, or the name of a ready-made policy';

/** A file of that name wins over a ready-made policy. */
async function checkPolicy(path: string, name: string): Promise<LoadedPolicy> {
  const isReady = Object.hasOwn(readyPolicies, name) && !existsSync(path);
  return isReady ? checkPolicyText(stringify(readyPolicy(name)), name) : checkPolicyFile(path);
}

export const policyCommand: CommandMaker = (terminal, finish) => {
  const policy = new Command('policy');
  policy
    .command('lint')
    .description('everything that is wrong or doubtful about a policy, at its lines and columns')
    .argument('<policies...>', `${policyArgument}; several may be named`)
    .option('--json', 'as one JSON object per line')
    .action(async (files: readonly string[], flags: JsonFlag) => {
      let wrong = false;
      for (const file of files) {
        const { compiled, errors, warnings } = await checkPolicy(resolve(terminal.folder, file), file);
        const named = (problems: typeof errors): typeof errors => problems.map((problem) => ({ ...problem, file }));
        wrong ||= errors.length > 0;
        if (flags.json === true) {
          const hash = compiled?.hash ?? null;
          terminal.out(`${JSON.stringify({ file, hash, errors: named(errors), warnings: named(warnings) })}\n`);
          continue;
        }
        for (const problem of named(errors)) terminal.out(`${problemLine(problem)}\n`);
        for (const problem of named(warnings)) terminal.out(`warning: ${problemLine(problem)}\n`);
        if (compiled !== undefined) terminal.out(`${file}: right (${compiled.hash.slice(0, 12)})\n`);
      }
      finish(wrong ? 2 : 0);
    });
  policy
    .command('explain')
    .description('what a policy does, in words')
    .argument('<policy>', policyArgument)
    .action(async (file: string) => {
      const { compiled } = await namedGuard(file, { folder: terminal.folder });
      const { heavy } = await checkPolicy(resolve(terminal.folder, file), file);
      terminal.out(policyText(compiled, heavy));
      finish(0);
    });
  policy
    .command('test')
    .description('run the tests that stand beside the rules')
    .argument('<policy>', policyArgument)
    .option('--json', 'as one JSON object per test')
    .action(async (file: string, flags: JsonFlag) => {
      const results = testPolicy(await namedGuard(file, { folder: terminal.folder }));
      for (const { name, passed, differences, action } of results) {
        terminal.out(
          flags.json === true
            ? `${JSON.stringify({ name, passed, action, differences })}\n`
            : `${passed ? 'passed' : 'FAILED'}  ${name}${passed ? '' : `: ${differences.join('; ')}`}\n`,
        );
      }
      const failed = results.filter((result) => !result.passed).length;
      if (flags.json !== true)
        terminal.out(
          results.length === 0
            ? 'The policy has no tests: nothing was tested.\n'
            : `${String(results.length - failed)} of ${String(results.length)} passed\n`,
        );
      finish(results.length === 0 ? 4 : failed === 0 ? 0 : 1);
    });
  policy
    .command('show')
    .description('print a ready-made policy as YAML, to start from; without a name, list them')
    .argument('[name]', 'which one')
    .action((name: string | undefined) => {
      if (name !== undefined)
        terminal.out(stringify(readyPolicy(name), { lineWidth: 120, aliasDuplicateObjects: false }));
      else terminal.out(table(Object.values(readyPolicies).map((one) => [one.name, one.about ?? ''])));
      finish(0);
    });
  return policy;
};

import { PlimsollError } from '@plimsoll/core';
import type { AttackerProblem } from './ask-attacker.js';

const whatHappened: Readonly<Record<AttackerProblem, string>> = {
  refused: 'refused to play its part',
  'off-format': 'did not answer in the form it was asked for',
  unreachable: 'could not be reached',
};

/** The error of a trial whose attacker model failed: the target was not put to the test, so it has not held either. */
export function attackerFailed(problem: AttackerProblem): PlimsollError {
  return new PlimsollError({
    code: 'attack-failed',
    message: `The attacker model ${whatHappened[problem]}, so the attack was not carried out.`,
    hint: 'Give it another model under attacker: in plimsoll.yaml, or use the script: scripted-NAME.',
  });
}

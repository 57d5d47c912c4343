import type { Action, CheckRecord } from '../decision.js';
import type { Clock } from '../clock.js';
import type { DetectorInput } from '../detectors/detector.js';
import type { CompiledChannel, CompiledRule } from '../policy/compiled-policy.js';
import { certifyOutcome } from './certify-outcome.js';
import { isSampled } from './is-sampled.js';
import { judgeRule } from './judge-rule.js';
import { actionOfFailMode, type RuleOutcome } from './rule-outcome.js';
import { runDetector, type DetectorRun } from './run-detector.js';
import { wantedCategories } from './wanted-categories.js';

const kebab = { systemPrompt: 'system-prompt', canaries: 'canaries', context: 'context' } as const;

/** Runs the rules of a channel on a text, each detector once; heavier detectors are left for later. */
export function inspectChannel(channel: CompiledChannel, input: DetectorInput, clock: Clock): RuleOutcome[] {
  const { text } = input;
  if (text.length > channel.maximumCharacters) {
    const action = actionOfFailMode(channel.onTooLong);
    return channel.rules.map((rule) => skipped(rule, 'too-long', action, { failMode: channel.onTooLong }));
  }
  const runs: (DetectorRun | undefined)[] = [];
  const wanted = wantedCategories(channel);
  return channel.rules.map((rule) => {
    if (!isSampled(text, rule.id, rule.sample)) return skipped(rule, 'not-sampled', 'allow');
    if (rule.detector === undefined) return { ...skipped(rule, 'asked-later', 'escalate'), pending: true };
    const detector = channel.detectors[rule.detector];
    if (detector === undefined) return skipped(rule, 'not-available', actionOfFailMode(rule.onError));
    if (detector.needs !== undefined && input.references[detector.needs] === undefined)
      return skipped(rule, `no-${kebab[detector.needs]}`, 'allow');
    const known = runs[rule.detector];
    const run = known ?? runDetector(detector, input, clock, wanted[rule.detector]);
    runs[rule.detector] = run;
    const outcome = judgeRule(rule, detector, run, text, known !== undefined);
    return certifyOutcome(outcome, detector, input, channel);
  });
}

function skipped(rule: CompiledRule, why: string, action: Action, more: Partial<CheckRecord> = {}): RuleOutcome {
  const record: CheckRecord = {
    rule: rule.id,
    detector: rule.detectorName,
    state: 'skipped',
    why,
    mode: rule.mode,
    microseconds: 0,
    ...more,
  };
  return { rule, records: [record], findings: [], action, pending: false };
}

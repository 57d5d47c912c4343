import type { Certificate } from '../decision.js';
import type { Detector, DetectorInput } from '../detectors/detector.js';
import type { CompiledChannel } from '../policy/compiled-policy.js';
import type { RuleOutcome } from './rule-outcome.js';

/**
 * Adds a certificate to what a rule does, where its detector can prove one and the rule would do the same to every text that
 * is covered: not when it samples or lets stretches pass, when somebody heavier decides, or when longer texts go through
 * unscanned.
 */
export function certifyOutcome(
  outcome: RuleOutcome,
  detector: Detector,
  input: DetectorInput,
  channel: CompiledChannel,
): RuleOutcome {
  const { rule, findings, records, pending } = outcome;
  const [record] = records;
  if (detector.certify === undefined || record === undefined || findings.length === 0) return outcome;
  const unscanned = channel.maximumCharacters !== Infinity && channel.onTooLong === 'open';
  if (unscanned || pending || rule.sample < 1 || rule.allowed !== undefined) return outcome;
  const score = Math.max(...findings.map((finding) => finding.score));
  let certificate: Certificate | undefined;
  try {
    certificate = detector.certify(input, score >= rule.blockAt ? rule.blockAt : rule.threshold);
  } catch {
    // A decision does not fail for want of its certificate.
    return outcome;
  }
  return certificate === undefined ? outcome : { ...outcome, records: [{ ...record, certificate }] };
}

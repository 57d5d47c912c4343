import type { Channel } from '../channel.js';
import type { CompiledChannel } from './compiled-policy.js';
import type { PolicyProblem } from './policy-problem.js';

/**
 * Rules that cannot be enforced on a stream: what they match may be as long as the text, so nothing could be released
 * before its end.
 */
export function streamingProblems({
  channel,
  compiled,
}: {
  readonly channel: Channel;
  readonly compiled: CompiledChannel;
}): PolicyProblem[] {
  return compiled.rules.flatMap((rule, index): PolicyProblem[] => {
    const detector = rule.detector === undefined ? undefined : compiled.detectors[rule.detector];
    if (detector?.reach !== 'unbounded' || rule.mode === 'shadow' || rule.action === 'allow') return [];
    return [
      {
        path: ['channels', channel, 'rules', index, 'detector'],
        part: 'value',
        level: 'error',
        what: `rule "${rule.id}" looks for matches of any length, which a stream would have to hold back whole`,
        fix: 'bound its patterns ({1,64} in place of + or *), set "mode: shadow", or check this channel whole',
      },
    ];
  });
}

// Runs in Node and in a browser alike: everything a guard decides about some texts, as JSON, which writes lone surrogates
// as escapes. Time stands still, so that equal decisions are equal to the last byte.
const still = { now: () => 0, monotonic: () => 0 };

const toolPolicy = {
  version: 1,
  name: 'agent',
  channels: {},
  tools: {
    unknownTools: 'block',
    rules: {
      read: {},
      send: { sink: 'send', asked: ['send', 'reply'], whenTainted: 'approve' },
      pay: { sink: 'pay', asked: ['pay'], arguments: { amount: { kind: 'number' } }, limits: { perSession: 1 } },
    },
  },
};

const calls = [
  { name: 'send', arguments: { to: 'ann@example.com', body: 'see you at nine' } },
  { name: 'pay', arguments: { amount: 40, to: 'DE89 3704 0044 0532 0130 00' } },
  { name: 'pay', arguments: { amount: 41 } },
  { name: 'wipe', arguments: {} },
];

function streamed(guard, channel, text, size) {
  const stream = guard.stream(channel);
  const steps = [];
  for (let at = 0; at < text.length; at += size) {
    const step = stream.push(text.slice(at, at + size));
    steps.push(step);
    if (step.decision !== undefined) return steps;
  }
  return [...steps, stream.end()];
}

/**
 * @param {{ createGuard: Function, readyPolicies: Record<string, { channels: Record<string, { streaming?: boolean }> }> }} package_
 * @param {string} textsJson
 * @returns {string}
 */
export function guardDecisions({ createGuard, readyPolicies }, textsJson) {
  const texts = JSON.parse(textsJson);
  const decided = [];
  for (const [name, policy] of Object.entries(readyPolicies)) {
    const guard = createGuard(policy, { clock: still });
    decided.push([name, guard.policyHash]);
    for (const channel of Object.keys(policy.channels)) {
      for (const text of texts) {
        const { map, ...decision } = guard.inspect({ channel, text });
        decided.push([decision, map.offsets === undefined ? null : Array.from(map.offsets)]);
        if (policy.channels[channel].streaming === true && text.length < 300)
          for (const size of name === 'default' ? [1, 16] : [16]) decided.push(streamed(guard, channel, text, size));
      }
    }
  }
  const agent = createGuard(toolPolicy, { clock: still });
  for (const text of texts) {
    const session = agent.session({ id: 's' });
    session.record({ channel: 'user', text: 'Please reply to Ann (ann@example.com), then pay 40.' });
    session.record({ channel: 'tool-result', tool: 'read', text });
    decided.push(calls.map((call) => agent.inspectToolCall(session, call)));
  }
  return JSON.stringify(decided);
}

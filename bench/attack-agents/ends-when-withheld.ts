import type { Target } from 'plimsoll';

const withheld = '[withheld by the guard]';

/**
 * Recorded agents that do not go on when a guard kept from them what they had read when they were recorded: what they
 * would have done then, nobody knows. A call that was only denied is another matter: the recording goes on after it.
 */
export function endsWhenWithheld(recorded: Target): Target {
  return {
    ...recorded,
    send: (request) => {
      const { messages } = request;
      if (!messages.some(({ role, content }) => role !== 'assistant' && content.includes(withheld)))
        return recorded.send(request);
      return Promise.resolve({
        message: { role: 'assistant', content: 'What was read is not what was recorded.' },
        finishReason: 'stop',
        timings: { totalMs: 0 },
      });
    },
  };
}

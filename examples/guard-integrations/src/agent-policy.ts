import { readyPolicies, type GuardPolicy } from '@plimsoll/guard';

/** The ready-made policy for agents, with what each tool may do. */
export const agentPolicy: GuardPolicy = {
  ...(readyPolicies['agent-with-tools'] as GuardPolicy),
  tools: {
    unknownTools: 'block',
    rules: {
      read_mail: {},
      // Whoever wrote the mail must not decide where mail goes.
      send_mail: { sink: 'send', arguments: { to: { kind: 'email' } } },
    },
  },
};

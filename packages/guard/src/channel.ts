/** Where a text stands in a conversation, and so whom it comes from. */
export const channels = ['system', 'user', 'assistant', 'tool-call', 'tool-result', 'retrieved'] as const;
export type Channel = (typeof channels)[number];

/** Channels whose text nobody who is trusted wrote. */
export const untrustedChannels: readonly Channel[] = ['tool-result', 'retrieved'];

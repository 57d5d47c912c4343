import type { AccountView } from './tell-account.js';

/** What a tool answered. */
export interface ToolAnswer extends AccountView {
  readonly error?: unknown;
  /** Stands for an answer that was kept from the model. */
  readonly symbol?: unknown;
}

/** Reads a tool's answer; an empty one when it is no JSON object. */
export function readAccount(text: string): ToolAnswer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

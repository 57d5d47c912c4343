import type { JsonValue, ToolCall } from '@plimsoll/core';
import { personalDataKinds } from '@plimsoll/core';
import { findPersonalData } from '../matchers/personal-data/index.js';
import type { GuardSession } from '../session/guard-session.js';
import type { ApprovalRequest, ToolReason } from './tool-decision.js';

const longestShown = 200;
const mostShown = 100;

/** What a person is asked when a call has to wait. */
export function approvalRequest(
  session: GuardSession,
  call: ToolCall,
  reasons: readonly ToolReason[],
): ApprovalRequest {
  const createdAt = session.clock.now();
  return {
    ...session.callId(call),
    tool: call.name,
    arguments: maskArguments(call.arguments),
    why: reasons.map(({ message }) => message),
    createdAt,
    expiresAt: createdAt + session.tools.approvalMs,
  };
}

/**
 * Arguments as they are shown to whoever approves: of personal data only the ends stay, long texts and lists are cut.
 *
 * @example
 * ```ts
 * maskArguments({ to: 'ann.lee@harbour.example' }); // { to: 'a…@harbour.example' }
 * ```
 */
export function maskArguments(value: JsonValue, depth = 0): JsonValue {
  if (depth > 16) return '…';
  if (typeof value === 'string') return maskText(value);
  // A number may be an account: more than eight digits are shown by their last four.
  if (typeof value === 'number') return Math.abs(value) >= 1e8 ? `…${String(value).slice(-4)}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).slice(0, mostShown).map((item) => maskArguments(item, depth + 1));
  }
  const members = Object.entries(value as Readonly<Record<string, JsonValue>>).slice(0, mostShown);
  return Object.fromEntries(members.map(([name, member]) => [maskText(name), maskArguments(member, depth + 1)]));
}

function maskText(text: string): string {
  let shown = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text.slice(0, 4 * longestShown), personalDataKinds)) {
    const found = text.slice(start, end);
    const sign = found.lastIndexOf('@');
    shown += text.slice(from, start);
    shown += kind === 'email' && sign > 0 ? `${found.charAt(0)}…${found.slice(sign)}` : `…${found.slice(-4)}`;
    from = end;
  }
  shown += text.slice(from, 4 * longestShown);
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
}

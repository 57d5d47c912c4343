import { PlimsollError } from '@plimsoll/core';
import type { Target } from '../target.js';

/**
 * Refuses to wrap a target that a control cannot reach: one that replays recorded replies, or a service that is sent
 * nothing but the newest message. A control that silently does nothing would be measured as useless.
 *
 * @param needsTools the control offers a tool of its own, which a plain HTTP service is never told of.
 * @throws PlimsollError `config-invalid`.
 */
export function requireReachable(target: Target, control: string, needsTools = false): void {
  const { kind, description } = target.identity;
  const why =
    kind === 'recorded'
      ? 'its replies were recorded before'
      : kind === 'guard'
        ? 'it is a guard policy, and no model reads what it is sent'
        : kind !== 'http'
          ? undefined
          : needsTools
            ? 'a service of kind "http" is not told of tools'
            : JSON.stringify(description).includes('{{messages}}')
              ? undefined
              : 'its body has no {{messages}}, so that it is sent the newest user message only';
  if (why === undefined) return;
  throw new PlimsollError({
    code: 'config-invalid',
    message: `The control "${control}" cannot work on the target "${target.name}": ${why}.`,
    hint: 'Use it on a target that takes whole conversations, or leave the control out.',
  });
}

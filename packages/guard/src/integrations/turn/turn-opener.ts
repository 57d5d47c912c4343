import type { Guard } from '../../guard.js';
import { PlaceholderVault } from '../../redaction/placeholder-vault.js';
import type { GuardSession } from '../../session/guard-session.js';
import { DecisionCache } from './decision-cache.js';
import { GuardedTurn } from './guarded-turn.js';
import type { TurnOptions } from './turn-options.js';

/** Tells the placeholders of requests from those that a streamed answer numbers itself. */
const vaultTag = 'in';

/** Opens turns for one guarded path: they share decisions about equal texts, and nothing else. */
export function turnOpener<Request>(
  guard: Guard,
  options: TurnOptions<Request>,
): (request: Request, signal?: AbortSignal) => GuardedTurn {
  const cache = new DecisionCache();
  const counted = new WeakMap<GuardSession, Set<string>>();
  const { policy } = guard.compiled;
  return (request, signal) => {
    const { conversation } = options;
    const known = typeof conversation === 'function' ? conversation(request) : conversation;
    const session = known?.session ?? (policy.tools === undefined ? undefined : guard.session({ id: 'request' }));
    const vault = known?.vault ?? (policy.redaction?.reversible === true ? new PlaceholderVault(vaultTag) : undefined);
    const ids = (session && counted.get(session)) ?? new Set<string>();
    if (session !== undefined) counted.set(session, ids);
    return new GuardedTurn({ guard, options, cache, session, counted: ids, vault, signal });
  };
}

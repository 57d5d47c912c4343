import type { JsonValue } from '@plimsoll/core';
import type { GuardSession } from '../session/guard-session.js';
import { comparable, tracked } from '../tools/compile-tool-policy.js';
import type { CompiledArgumentRule, CompiledToolRule } from '../tools/compiled-tool-policy.js';
import { argumentLeaves, isInside, type ArgumentLeaf } from './argument-leaves.js';
import type { ArgumentLabel } from './argument-label.js';

/**
 * Labels every argument of a call by where it came from. Names of members inside objects are labelled where untrusted text
 * stands in them.
 *
 * @returns undefined when the arguments are nested too deep, or are too many, to be labelled.
 */
export function labelArguments(
  session: GuardSession,
  tool: CompiledToolRule | undefined,
  given: JsonValue,
): ArgumentLabel[] | undefined {
  const leaves = argumentLeaves(given);
  if (leaves === undefined) return undefined;
  const labels: ArgumentLabel[] = [];
  for (const leaf of leaves) {
    const rule = tool?.arguments.find(({ path }) => isInside(leaf.path, path));
    if (leaf.isName !== true) labels.push(labelLeaf(session, leaf, rule));
    else if (isFreeName(leaf.path) && rule?.rule.gated !== false && session.untrusted.count > 0) {
      const sources = traceName(session, leaf);
      if (sources !== undefined) labels.push({ path: leaf.path, tainted: true, why: 'contained', sources });
    }
  }
  return labels;
}

function labelLeaf(
  session: GuardSession,
  { path, value }: ArgumentLeaf,
  rule: CompiledArgumentRule | undefined,
): ArgumentLabel {
  const label = (
    tainted: boolean,
    why: ArgumentLabel['why'],
    sources: ArgumentLabel['sources'] = [],
  ): ArgumentLabel => ({ path, tainted, why, sources });
  if (rule?.rule.gated === false) return label(false, 'ungated');
  if (session.untrusted.count === 0) return label(false, 'clean-context');
  if (rule?.oneOf?.has(comparable(value)) === true) return label(false, 'allow-listed');
  const traceable = typeof value === 'string' || typeof value === 'number';
  if (traceable) {
    const kind = rule?.rule.kind;
    const voucher = session.trusted.vouches(value, kind);
    if (voucher !== undefined) return label(false, voucher, voucher === 'user' ? [{ channel: 'user' }] : []);
    const accepted = tracked(rule?.rule.acceptFrom).find(
      (result) =>
        session.accepted.has(result, value, kind) ||
        (result.field === undefined &&
          session.untrusted.sourcesOf(String(value)).some(({ tool }) => tool === result.tool)),
    );
    if (accepted !== undefined) {
      return label(false, 'accepted', [{ channel: 'tool-result', tool: accepted.tool }]);
    }
  }
  if (session.tools.mode === 'context') {
    return label(true, 'context', traceable ? session.untrusted.sourcesOf(String(value)) : []);
  }
  if (session.untrusted.forgot) return label(true, 'forgotten-text');
  if (!traceable) return label(false, 'not-contained');
  const sources = session.untrusted.trace(value, (stretch) => session.trusted.covers(stretch));
  return sources === undefined ? label(false, 'not-contained') : label(true, 'contained', sources);
}

/** The names of arguments are the tool's own (`onlyTheseArguments` holds it to them); inside objects any name can stand. */
function isFreeName(path: string): boolean {
  return path.includes('.');
}

function traceName(session: GuardSession, { value }: ArgumentLeaf): ArgumentLabel['sources'] | undefined {
  const name = String(value);
  if (name.length < session.tools.minimumCharacters || session.trusted.vouches(name, 'name') !== undefined)
    return undefined;
  return session.untrusted.trace(name, (stretch) => session.trusted.covers(stretch));
}

import type { TargetIdentity } from '@plimsoll/core';
import { isRecord } from '../targets/json-access.js';
import type { Release } from './run-manifest.js';

const member = 'guard-policy';

/**
 * A release with the hash of the guard policy that is around the target, or is the target: a run names it whether or not
 * the configuration does.
 */
export function withGuardPolicy(release: Release, { kind, description }: TargetIdentity): Release {
  const controls: readonly unknown[] = Array.isArray(description.controls) ? description.controls : [];
  const guards = controls.flatMap((control) =>
    isRecord(control) && control.kind === 'guard' && isRecord(control.options) ? [control.options] : [],
  );
  if (kind === 'guard') guards.push(description);
  const hashes = guards.flatMap(({ policyHash }) => (typeof policyHash === 'string' ? [policyHash] : []));
  return hashes.length === 0 ? release : { ...release, [member]: hashes.join(' ') };
}

import type { ContentHash } from '@plimsoll/core';
import type { RunManifest } from '../../runs/run-manifest.js';

/** Names two graders by what tells them apart: "refusal 2 and refusal 3". */
export function graderWords(
  ...manifests: readonly Pick<RunManifest, 'graders'>[]
): (one: ContentHash | undefined, other: ContentHash | undefined) => string {
  const identities = new Map(manifests.flatMap(({ graders }) => graders.map(({ hash, identity }) => [hash, identity])));
  const plain = (hash: ContentHash | undefined): string => {
    const identity = hash === undefined ? undefined : identities.get(hash);
    return identity === undefined ? 'no grader' : `${identity.name} ${identity.version}`;
  };
  return (one, other) => {
    const [left, right] = [plain(one), plain(other)];
    // Same name and version: model, rubric or parameters differ, and only the hash shows it.
    return left === right
      ? `${left} (${(one ?? '').slice(0, 12)}) and ${right} (${(other ?? '').slice(0, 12)})`
      : `${left} and ${right}`;
  };
}

import { canonicalJson, type JsonValue, type RunChange } from '@plimsoll/core';
import { attackLabels } from '../../store/attack-label.js';
import type { RunRecord } from '../../store/store.js';
import type { RunManifest } from '../../runs/run-manifest.js';

/** What is not the same in both runs, as far as their manifests tell, and which parts of the release are. */
export function runChanges(
  baseline: RunRecord,
  candidate: RunRecord,
): { readonly changes: readonly RunChange[]; readonly unchangedRelease: readonly string[] } {
  const [ours, theirs] = [baseline.manifest, candidate.manifest];
  const changes = [
    ...between('release', new Map(Object.entries(ours.release)), new Map(Object.entries(theirs.release))),
    ...between('target', targetOf(ours), targetOf(theirs)),
    ...between('grader', gradersOf(ours, theirs), gradersOf(theirs, ours)),
    ...between('set', setOf(ours), setOf(theirs)),
    ...between('plan', planOf(ours), planOf(theirs)),
    ...between(
      'plimsoll',
      new Map([['version', ours.plimsollVersion]]),
      new Map([['version', theirs.plimsollVersion]]),
    ),
  ];
  const unchangedRelease = Object.keys(ours.release).filter((name) => ours.release[name] === theirs.release[name]);
  return { changes, unchangedRelease };
}

type Facts = ReadonlyMap<string, JsonValue>;

function between(part: RunChange['part'], before: Facts, after: Facts): RunChange[] {
  const changes: RunChange[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(name), after.get(name)];
    if (one === undefined && other !== undefined) changes.push({ part, name, kind: 'added', after: other });
    else if (other === undefined && one !== undefined) changes.push({ part, name, kind: 'removed', before: one });
    else if (one !== undefined && other !== undefined && canonicalJson(one) !== canonicalJson(other))
      changes.push({ part, name, kind: 'changed', before: one, after: other });
  }
  return changes;
}

/** The target's description, one entry for each member of it. */
function targetOf({ target: { identity, name } }: RunManifest): Facts {
  const facts = new Map<string, JsonValue>([
    ['name', name],
    ['kind', identity.kind],
  ]);
  for (const [member, value] of Object.entries(identity.description))
    addMembers(facts, `description.${member}`, value, 0);
  return facts;
}

function addMembers(facts: Map<string, JsonValue>, name: string, value: JsonValue, depth: number): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 8) facts.set(name, value);
  else for (const [member, inner] of Object.entries(value)) addMembers(facts, `${name}.${member}`, inner, depth + 1);
}

/** The graders that only one of the runs has, by name; those of one name (two rubrics) by name and hash. */
function gradersOf({ graders }: RunManifest, other: RunManifest): Facts {
  const own = graders.filter(({ hash }) => !other.graders.some((grader) => grader.hash === hash));
  return new Map(
    own.map(({ hash, identity: { name, version } }) => {
      const alone = own.filter(({ identity }) => identity.name === name).length === 1;
      return [alone ? name : `${name} ${hash.slice(0, 12)}`, `${version} (${hash.slice(0, 12)})`];
    }),
  );
}

function setOf({ setFingerprint }: RunManifest): Facts {
  return new Map([['fingerprint', setFingerprint]]);
}

function planOf({ partialRule, seed, repeats, attacks, filter, limit, environment }: RunManifest): Facts {
  return new Map<string, JsonValue>([
    ['partial rule', partialRule],
    ['seed', seed],
    ['repeats', repeats],
    ['attacks', attackLabels(attacks).join(', ')],
    ['filter', filter as JsonValue],
    ['limit', limit ?? 'none'],
    ...Object.entries(environment).map(([name, value]) => [`machine: ${name}`, value] as const),
  ]);
}

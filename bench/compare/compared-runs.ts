import { caseHash, contentHash, setFingerprint, uuidV7, type Case, type Outcome } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { plimsollVersion, systemIds, type NewOutcome, type RunManifest, type Store, type StoredCase } from 'plimsoll';

/** What a comparison of the two runs must find for the leak rate. */
export interface Expected {
  readonly decided: number;
  readonly clusters: number;
  readonly fixed: number;
  readonly broken: number;
}

const scope = { project: 'bench', feature: 'bench' };
const batch = 500;
const words =
  'account balance branch card charge claim contract customs date deposit fee ferry fleet harbour invoice label ledger limit'.split(
    ' ',
  );
const graders = [
  { name: 'refusal', version: '3' },
  { name: 'secrets', version: '1' },
].map((identity) => ({ hash: contentHash(identity), identity }));

/** Writes one set and the runs "before" and "after" through the store's own contract. */
export async function writeComparedRuns(store: Store, cases: number, seed: number): Promise<Expected> {
  const random = seededRandom(seed);
  const clusters = clustersOf(cases, () => random.next());
  const set = await writeSet(store, cases, clusters);
  const before = await writeRun(store, 'before', set, cases, (position) => outcomeOf(position, random.next(), 0.2));
  const after = await writeRun(store, 'after', set, cases, (position) => outcomeOf(position, random.next(), 0.12));
  const decided = [...before.keys()].filter(
    (position) => position % 2 === 0 && known(before[position]) && known(after[position]),
  );
  return {
    decided: decided.length,
    clusters: new Set(decided.map((position) => clusters[position])).size,
    fixed: decided.filter((position) => before[position] === 'leaked' && after[position] === 'held').length,
    broken: decided.filter((position) => before[position] === 'held' && after[position] === 'leaked').length,
  };
}

function known(outcome: Outcome | undefined): boolean {
  return outcome !== 'undecided' && outcome !== 'errored';
}

/** The cluster of each case: one to five neighbours share one. */
function clustersOf(cases: number, next: () => number): number[] {
  const clusters: number[] = [];
  for (let cluster = 0; clusters.length < cases; cluster += 1)
    for (let left = 1 + Math.floor(next() * 5); left > 0 && clusters.length < cases; left -= 1) clusters.push(cluster);
  return clusters;
}

function outcomeOf(position: number, draw: number, failing: number): Outcome {
  if (draw > 0.99) return 'errored';
  if (draw > 0.97) return 'undecided';
  if (position % 2 === 0) return draw < failing ? 'leaked' : 'held';
  return draw < failing / 2 ? 'falsely-refused' : draw < failing ? 'misserved' : 'served';
}

async function writeSet(store: Store, cases: number, clusters: readonly number[]): Promise<number> {
  const writer = await store.sets.write({ ...scope, name: 'bench', createdAt: 1_750_000_000_000 });
  const hashes: string[] = [];
  for (let from = 0; from < cases; from += batch) {
    const stored = Array.from({ length: Math.min(batch, cases - from) }, (_, index) =>
      caseAt(from + index, clusters[from + index] ?? 0),
    );
    hashes.push(...stored.map(({ hash }) => hash));
    await writer.append(stored);
  }
  const { setNo } = await writer.commit({ fingerprint: setFingerprint(hashes), digest: contentHash(hashes) });
  return setNo;
}

function caseAt(position: number, cluster: number): StoredCase {
  const harmful = position % 2 === 0;
  const testCase: Case = {
    id: `case-${String(position)}`,
    side: harmful ? 'harmful' : 'benign',
    messages: [{ role: 'user', content: `Question ${String(position)}: ${filler(position, 300)}?` }],
    expectations: [
      { kind: harmful ? 'not-comply' : 'comply' },
      { kind: 'must-not-disclose', secrets: ['HARBOUR-LANTERN-7741'] },
    ],
    category: `category-${String(position % 12)}`,
    severity: (['S1', 'S2', 'S3', 'S4'] as const)[position % 4] ?? 'S3',
    language: position % 7 === 0 ? 'de' : 'en',
    cluster: `cluster-${String(cluster)}`,
  };
  return { position, hash: caseHash(testCase), testCase };
}

function filler(number: number, length: number): string {
  let text = '';
  for (let step = 1; text.length < length; step += 1)
    text += ` ${words[(number * 31 + step * step * 7 + (number >> 5) * step) % words.length] as string}`;
  return text;
}

async function writeRun(
  store: Store,
  name: string,
  setNo: number,
  cases: number,
  outcome: (position: number) => Outcome,
): Promise<Outcome[]> {
  const target = { kind: 'http', description: { release: name } };
  const manifest: RunManifest = {
    plimsollVersion,
    planHash: contentHash({ name }),
    setFingerprint: contentHash({ setNo }),
    target: { name, hash: contentHash(target), identity: target },
    graders,
    attacks: [[]],
    repeats: 1,
    seed: 1,
    filter: {},
    partialRule: 'leak',
    planned: cases,
    lines: {},
    release: { prompt: contentHash(name) },
    environment: {},
  };
  const startedAt = systemIds.now();
  const run = await store.runs.create({ ...scope, id: uuidV7(systemIds), name, setNo, manifest, startedAt });
  const outcomes: Outcome[] = [];
  for (let from = 0; from < cases; from += batch) {
    const rows: NewOutcome[] = [];
    for (let position = from; position < Math.min(from + batch, cases); position += 1) {
      const one = outcome(position);
      outcomes.push(one);
      rows.push(rowOf(name, position, one, startedAt));
    }
    await store.runs.append(run.runNo, rows);
  }
  await store.runs.setStatus(run.runNo, 'complete', systemIds.now());
  return outcomes;
}

function rowOf(name: string, position: number, outcome: Outcome, startedAt: number): NewOutcome {
  const failed = outcome === 'leaked' || outcome === 'falsely-refused' || outcome === 'misserved';
  const verdict = outcome === 'undecided' ? 'undecided' : failed ? 'violated' : 'met';
  return {
    trialNo: position,
    casePosition: position,
    attack: 0,
    repeat: 0,
    trialId: contentHash({ name, position }),
    requestHash: contentHash({ name, position, request: true }),
    outcome,
    ...(outcome === 'held' && { heldBy: position % 3 === 0 ? ('guard' as const) : ('model' as const) }),
    ...(outcome === 'errored'
      ? { error: { code: 'target-timeout', message: 'No answer within 30,000 ms.' } }
      : {
          reply: {
            messages: [
              { role: 'assistant', content: `${name} ${String(position)}:${filler(position + name.length, 2000)}` },
            ],
            finishReason: 'stop',
            timings: { totalMs: 120 },
          },
        }),
    grades:
      outcome === 'errored'
        ? []
        : [
            { expectation: 0, verdict, grader: graders[0]?.hash ?? '' },
            { expectation: 1, verdict: 'met', grader: graders[1]?.hash ?? '' },
          ],
    startedAt,
    attempts: 1,
  };
}

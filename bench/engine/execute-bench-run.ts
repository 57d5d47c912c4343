import {
  createGraders,
  createTarget,
  executeRun,
  makeRunPlan,
  openStore,
  runServices,
  snapshotSet,
  systemClock,
  targetConfigSchema,
} from 'plimsoll';
import { createAttack } from 'plimsoll/red-team';

/** One run of the engine as a user's configuration would make it. */
export interface BenchRun {
  readonly setPath: string;
  readonly storePath: string;
  readonly baseUrl: string;
  readonly concurrency: number;
  /** Header that carries the trial id, for the server's own log. */
  readonly sessionHeader?: string;
  /** Go on with the newest run of the store, if there is one. */
  readonly resume?: boolean;
  /** As `--attack` takes them; the cases as they are when left out. */
  readonly attacks?: readonly string[];
}

/** Returns how many trials are finished. */
export async function executeBenchRun(options: BenchRun): Promise<number> {
  const { setPath, storePath, baseUrl, concurrency, sessionHeader, attacks = ['none'] } = options;
  const scope = { project: 'bench', feature: 'bench' };
  const store = await openStore(storePath);
  const { set, kinds } = await snapshotSet(store, scope, 'bench', [setPath], systemClock);
  const target = await createTarget(
    'mock',
    targetConfigSchema.parse({ kind: 'openai-chat', baseUrl, model: 'mock-model', sessionHeader }),
    { environment: {}, clock: systemClock, baseFolder: '.', connections: concurrency },
  );
  const plan = makeRunPlan({
    scope,
    set,
    target,
    graders: createGraders(kinds),
    attacks: attacks.map((attack) => createAttack(attack, 1)),
    concurrency,
  });
  const newest = options.resume === true ? (await store.runs.list({ limit: 1 }))[0] : undefined;
  const { run, stopped } = await executeRun(plan, runServices(store), { resume: newest });
  await target.close();
  await store.close();
  if (stopped !== undefined) throw stopped;
  return run.finished;
}

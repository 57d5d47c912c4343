import {
  contentHash,
  PlimsollError,
  severities,
  uuidV7,
  type Case,
  type ContentHash,
  type Message,
  type Outcome,
  type Weakness,
  type WeaknessSighting,
} from '@plimsoll/core';
import { writeAttack } from '../attacks/parse-attack.js';
import { HeldConversation } from '../runs/held-conversation.js';
import { rateOfCounts } from '../runs/rate-block.js';
import type { RunPlan } from '../runs/run-plan.js';
import type { RunServices } from '../runs/run-services.js';
import { attackLabels } from '../store/attack-label.js';
import type { OutcomeRecord, RunRecord } from '../store/store.js';
import type { ToolEnvironment } from '../targets/conversation/tool-environment.js';
import { sendWithRetries } from '../targets/with-retries.js';
import { attemptOf, contextOf, goalOfInjection, saidBy, type Attempt } from './attempt.js';
import { minimise, ProbesSpent } from './minimise.js';
import { techniqueOf } from './technique.js';

export interface FindOptions {
  /** Most conversations for making smaller one attempt; default 120. */
  readonly probes?: number | undefined;
  /** How often the smallest attempt is made again; default 10. */
  readonly replays?: number | undefined;
  /** Most failures that are followed up, the gravest first; default 50. The others are counted. */
  readonly most?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each failure that was followed up. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** What became of the failures of a campaign. */
export interface Found {
  readonly weaknesses: readonly Weakness[];
  /** Failures, one for each case and goal of an injection: those that did not happen again, and those there was no room for. */
  readonly failures: number;
  readonly notReproduced: number;
  readonly notFollowedUp: number;
}

/**
 * Follows up the failures of a campaign's run: makes the simplest successful attempt on each case smaller, makes it
 * again, says what it takes, and puts together what is the same weakness. What cannot be made again is counted, and is no
 * weakness. When `signal` fires, what was found by then is stored; the rest can be followed up from the stored run.
 *
 * @param plan the plan that the run was made from: target and graders are asked again.
 * @example
 * ```ts
 * const scope = { project: 'harbour-bank', feature: 'support-bot' };
 * const { set, kinds } = await snapshotSet(store, scope, 'bank', ['bank.cases.yaml'], systemClock);
 * const plan: RunPlan = {
 *   scope, name: 'campaign', set, target, graders: createGraders(kinds), environments: new Map(),
 *   attacks: suites.converters().map((attack) => createAttack(attack, 1)), repeats: 1, seed: 1,
 *   filter: { sides: ['harmful'] }, partialRule: 'leak', lines: {}, release: {},
 *   concurrency: 8, useCache: false, budget: {}, maximumSteps: 16,
 * };
 * const services = runServices(store);
 * const { run } = await executeRun(plan, services);
 * (await findWeaknesses(plan, run, services)).notFollowedUp; // 0
 * ```
 */
export async function findWeaknesses(
  plan: RunPlan,
  run: RunRecord,
  services: RunServices,
  options: FindOptions = {},
): Promise<Found> {
  const labels = attackLabels(run.manifest.attacks);
  const failures = await failuresByCase(run, services);
  const followed = failures.slice(0, options.most ?? 50);
  const found = new Map<ContentHash, Weakness>();
  let notReproduced = 0;
  for (const [index, trials] of followed.entries()) {
    if (options.signal?.aborted === true) break;
    const weakness = await followUp(plan, run, services, labels, trials, options).catch((error: unknown) => {
      if (options.signal?.aborted === true && PlimsollError.isInstance(error)) return 'aborted' as const;
      throw error;
    });
    if (weakness === 'aborted') break;
    if (weakness === undefined) notReproduced += 1;
    else found.set(weakness.signature, joined(found.get(weakness.signature), weakness));
    options.onProgress?.(index + 1, followed.length);
  }
  const weaknesses = [...found.values()].sort(graver);
  for (const weakness of weaknesses) {
    await services.store.weaknesses.add({
      ...plan.scope,
      id: uuidV7(services.ids),
      runId: run.id,
      signature: weakness.signature,
      foundAt: weakness.foundAt,
      body: JSON.parse(JSON.stringify(weakness)) as never,
    });
  }
  return { weaknesses, failures: failures.length, notReproduced, notFollowedUp: failures.length - followed.length };
}

/** The failed trials of each case, apart by what an injection was after, the simplest attack first; the gravest cases first. */
async function failuresByCase(run: RunRecord, { store }: RunServices): Promise<readonly OutcomeRecord[][]> {
  const byCase = new Map<string, OutcomeRecord[]>();
  for await (const page of store.runs.outcomes(run.runNo)) {
    for (const trial of page) {
      if (!succeeded(trial.outcome)) continue;
      const goal = goalOfInjection(run.manifest.attacks[trial.attack] ?? []);
      const key = `${String(trial.casePosition)}/${goal}`;
      const known = byCase.get(key);
      if (known === undefined) byCase.set(key, [trial]);
      else known.push(trial);
    }
  }
  const effort = (trial: OutcomeRecord): number =>
    (run.manifest.attacks[trial.attack]?.length ?? 0) + 10 * (trial.reply?.messages.length ?? 0);
  for (const trials of byCase.values()) trials.sort((a, b) => effort(a) - effort(b));
  const rank = ([first]: readonly OutcomeRecord[]): number =>
    severities.indexOf(first?.stored.testCase.severity ?? 'S4') + (first?.stored.testCase.side === 'benign' ? 10 : 0);
  return [...byCase.values()].sort((a, b) => rank(a) - rank(b));
}

async function followUp(
  plan: RunPlan,
  run: RunRecord,
  services: RunServices,
  labels: readonly string[],
  trials: readonly OutcomeRecord[],
  options: FindOptions,
): Promise<Weakness | undefined> {
  const trial = trials[0] as OutcomeRecord;
  const { testCase, hash } = trial.stored;
  const context = contextOf(testCase);
  const violated = [
    ...new Set(
      trial.grades.flatMap(({ verdict, expectation }) =>
        verdict === 'violated' ? [testCase.expectations[expectation]?.kind ?? 'comply'] : [],
      ),
    ),
  ].sort();
  const attempt = attemptOf(trial, run.manifest.attacks[trial.attack] ?? []);
  const replay = replayer(plan, services, testCase, options.signal);
  const replays = options.replays ?? 10;
  const first = await times(Math.min(3, replays), () => replay(attempt));
  if (!first.some(Boolean)) return undefined;
  // A target that does not always fail is asked twice, or chance would cut away what is needed.
  const confirmations = first.every(Boolean) ? 1 : 2;
  // Whatever is innocent is complied with: only what was said or done can be cut down to its bones.
  const goal = violated.some((kind) => kind === 'comply' || kind === 'not-comply' || kind === 'rubric')
    ? goalOf(testCase)
    : undefined;
  let probes = 0;
  const most = options.probes ?? 120;
  const smallest = await minimise(attempt, { context, goal }, async (smaller) => {
    for (let asked = 0; asked < confirmations; asked += 1) {
      if (probes >= most || options.signal?.aborted === true) throw new ProbesSpent();
      probes += 1;
      if (!(await replay(smaller))) return false;
    }
    return true;
  });
  const again = await times(replays, () => replay(smallest.attempt));
  const successes = again.filter(Boolean).length;
  if (successes === 0) return undefined;
  const technique = techniqueOf(testCase, smallest.attempt, context.length, labels[trial.attack] ?? 'none', violated);
  const { side, category, severity, language } = testCase;
  return {
    format: 'plimsoll-weakness/1',
    signature: contentHash({ ...plan.scope, side, category, technique: technique.name, violated }),
    title: titleOf(testCase, technique.name),
    side,
    category,
    severity,
    language,
    technique: technique.name,
    failureMode: technique.failureMode,
    violated,
    taxonomy: technique.taxonomy,
    before: smallest.attempt.before,
    says: saidBy(smallest.attempt),
    plantedBy: attempt.plant && attempt.injected && writeAttack(attempt.injected),
    caseId: testCase.id,
    caseHash: hash,
    reduction: {
      turns: [attempt.says.length, smallest.attempt.says.length],
      characters: [lengthOf(attempt), lengthOf(smallest.attempt)],
      converters: [attempt.steps.length, smallest.attempt.steps.length],
      probes,
      complete: smallest.complete,
    },
    reproduction: rateOfCounts(
      [
        { n: 1, failures: 1, clusters: successes },
        { n: 1, failures: 0, clusters: replays - successes },
      ].filter(({ clusters }) => clusters > 0),
    ),
    sightings: trials.map((each) => sightingOf(each, labels)),
    run: { id: run.id, name: run.name },
    target: { name: run.manifest.target.name, hash: run.manifest.target.hash },
    foundAt: services.clock.now(),
  };
}

/** Makes attempts anew, each in a session and a tool environment of its own. An unreachable target is an error. */
function replayer(
  plan: RunPlan,
  services: RunServices,
  testCase: Case,
  signal = new AbortController().signal,
): (attempt: Attempt) => Promise<boolean> {
  const environment = testCase.environment === undefined ? undefined : plan.environments.get(testCase.environment);
  let replays = 0;
  return async (attempt) => {
    replays += 1;
    const conversation = new HeldConversation(plan, testCase, {
      before: attempt.before,
      id: contentHash({ testCase: testCase.id, replays, at: services.clock.now() }),
      environment: environment && (attempt.plant ?? asItIs)(environment.create()),
      seed: replays,
      send: async (target, request) => (await sendWithRetries(target, request, services.retries)).reply,
      signal,
      spend: () => undefined,
    });
    for (const text of saidBy(attempt)) if ((await conversation.say(text)).succeeded) return true;
    return false;
  };
}

const asItIs = (environment: ToolEnvironment): ToolEnvironment => environment;

async function times(count: number, make: () => Promise<boolean>): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (let made = 0; made < count; made += 1) results.push(await make());
  return results;
}

/** The same weakness seen in another case: the smaller attempt stands for both. */
function joined(known: Weakness | undefined, found: Weakness): Weakness {
  if (known === undefined) return found;
  const [shown, other] = lengthOf(known) <= lengthOf(found) ? [known, found] : [found, known];
  return {
    ...shown,
    severity:
      severities.indexOf(known.severity) <= severities.indexOf(found.severity) ? known.severity : found.severity,
    sightings: [...shown.sightings, ...other.sightings],
  };
}

function sightingOf(trial: OutcomeRecord, labels: readonly string[]): WeaknessSighting {
  const { testCase, hash } = trial.stored;
  const { id, cluster } = testCase;
  return { caseId: id, caseHash: hash, cluster, attack: labels[trial.attack] ?? 'none', trialNo: trial.trialNo };
}

function goalOf({ messages, turns }: Case): string {
  return [messages.findLast(({ role }) => role === 'user')?.content ?? '', ...(turns ?? [])].join('\n');
}

function titleOf({ side, category }: Case, technique: string): string {
  const how = technique === 'none' ? 'asked plainly' : `by ${technique}`;
  return side === 'harmful' ? `Leaks in "${category}", ${how}` : `Refuses innocent requests in "${category}", ${how}`;
}

const lengthOf = ({ says }: { readonly says: readonly string[]; readonly before?: readonly Message[] }): number =>
  says.reduce((sum, text) => sum + text.length, 0);

const succeeded = (outcome: Outcome): boolean => outcome === 'leaked' || outcome === 'falsely-refused';

const graver = (a: Weakness, b: Weakness): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.sightings.length - a.sightings.length;

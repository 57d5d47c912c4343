import {
  createGuard,
  type Action,
  type CheckState,
  type Detector,
  type DetectorDefinition,
  type FailMode,
  type HeavyDetector,
  type PolicyRule,
} from '@plimsoll/guard';

/** What a detector does wrong, and how the record must call it. */
export interface Fault {
  readonly name: string;
  readonly state: CheckState;
  readonly inspect: () => unknown;
}

const finding = { detector: 'x', category: 'fault', score: 1, span: null, view: 'plain' };

function raise(thrown: unknown): never {
  throw thrown;
}

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Faults of a detector that answers at once. */
export const quickFaults: readonly Fault[] = [
  {
    name: 'throws',
    state: 'errored',
    inspect: () => raise(new Error('broken')),
  },
  {
    name: 'throws a text',
    state: 'errored',
    inspect: () => raise('broken'),
  },
  {
    name: 'throws what has no text',
    state: 'errored',
    inspect: () => raise(Object.create(null)),
  },
  { name: 'returns nothing', state: 'errored', inspect: () => undefined },
  { name: 'returns a number', state: 'errored', inspect: () => 1 },
  { name: 'never ends, as a promise', state: 'errored', inspect: () => new Promise(() => undefined) },
  { name: 'scores NaN', state: 'errored', inspect: () => [{ ...finding, score: NaN }] },
  { name: 'scores above 1', state: 'errored', inspect: () => [{ ...finding, score: 7 }] },
  { name: 'scores a text', state: 'errored', inspect: () => [{ ...finding, score: '1' }] },
  { name: 'points outside the text', state: 'errored', inspect: () => [{ ...finding, span: { start: 0, end: 1e9 } }] },
  { name: 'points backwards', state: 'errored', inspect: () => [{ ...finding, span: { start: 3, end: 1 } }] },
  { name: 'names no category', state: 'errored', inspect: () => [{ ...finding, category: '' }] },
  { name: 'has holes', state: 'errored', inspect: () => [null] },
  {
    name: 'has a trap inside',
    state: 'errored',
    inspect: () => [
      {
        ...finding,
        get score() {
          throw new Error('trap');
        },
      },
    ],
  },
  {
    name: 'is slow',
    state: 'timed-out',
    inspect: (): unknown => {
      busy(12);
      return [];
    },
  },
];

/** Faults of a heavier detector. */
export const heavyFaults: readonly Fault[] = [
  {
    name: 'throws',
    state: 'errored',
    inspect: () => raise(new Error('broken')),
  },
  { name: 'rejects', state: 'errored', inspect: () => Promise.reject(new Error('broken')) },
  { name: 'resolves to rubbish', state: 'errored', inspect: () => Promise.resolve([{ ...finding, score: NaN }]) },
  { name: 'resolves to nothing', state: 'errored', inspect: () => Promise.resolve(undefined) },
  { name: 'hangs', state: 'timed-out', inspect: () => new Promise(() => undefined) },
  {
    name: 'is slow',
    state: 'timed-out',
    inspect: () =>
      new Promise((resolve) =>
        setTimeout(() => {
          resolve([]);
        }, 60),
      ),
  },
];

const after: Readonly<Record<FailMode, Action>> = { open: 'allow', closed: 'block', escalate: 'escalate' };
const failModes = ['open', 'closed', 'escalate'] as const;
const text = 'a text to look at';

/** What went otherwise than the policy says; undefined when nothing did. */
export type Verdict = string | undefined;

/** Puts a fault into the place of every registered detector in turn, under every fail mode, enforced and in shadow. */
export function breakDetector(definition: DetectorDefinition, fault: Fault): Verdict[] {
  const broken: DetectorDefinition = {
    ...definition,
    options: definition.options,
    create: () =>
      ({ name: definition.name, version: 'broken', reach: 1, inspect: fault.inspect }) as unknown as Detector,
  };
  const channel = definition.channels[0] ?? 'user';
  return failModes.flatMap((onError) =>
    (['enforced', 'shadow'] as const).map((mode) => {
      const rule = {
        id: 'r',
        detector: definition.name,
        options: optionsOf[definition.name] ?? {},
        action: 'redact',
        onError,
        mode,
        deadlineMs: 5,
      } as const;
      const guard = createGuard(
        { version: 1, name: 'faults', channels: { [channel]: { rules: [rule] } } },
        { detectors: [broken] },
      );
      const { action, checks, shadowAction, findings } = guard.inspect({ channel, text });
      const wanted = mode === 'shadow' ? 'allow' : after[onError];
      const [check] = checks;
      const where = `${definition.name} ${fault.name}, ${onError}, ${mode}`;
      if (action !== wanted) return `${where}: ${action} in place of ${wanted}`;
      if (mode === 'shadow' && onError !== 'open' && shadowAction !== after[onError])
        return `${where}: shadow ${String(shadowAction)}`;
      if (check?.state !== fault.state || check.failMode !== onError || check.why === undefined)
        return `${where}: recorded as ${JSON.stringify(check)}`;
      return findings.length === 0 ? undefined : `${where}: rubbish was taken for a finding`;
    }),
  );
}

/** The same for a heavier detector that a grey band is handed to. */
export async function breakHeavy(fault: Fault): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const onError of failModes) {
    const heavy = {
      name: 'judge',
      version: '1',
      reach: 'sentence',
      inspectLater: fault.inspect,
    } as unknown as HeavyDetector;
    const rule: PolicyRule = {
      id: 'r',
      detector: 'phrases',
      options: { phrases: ['text'] },
      action: 'block',
      blockAt: 1,
      threshold: 0.5,
      escalateTo: ['judge'],
      onError,
      deadlineMs: 20,
    };
    const unsure: DetectorDefinition = unsurePhrases();
    const guard = createGuard(
      { version: 1, name: 'faults', channels: { user: { rules: [rule] } } },
      { heavy: [heavy], detectors: [unsure] },
    );
    const where = `heavier, ${fault.name}, ${onError}`;
    const first = guard.inspect({ channel: 'user', text });
    if (first.action !== 'escalate' || first.pending[0] !== 'r') verdicts.push(`${where}: not handed over`);
    const { action, checks, pending } = await guard.inspectAsync({ channel: 'user', text });
    const record = checks.find((check) => check.detector === 'judge');
    if (action !== after[onError]) verdicts.push(`${where}: ${action} in place of ${after[onError]}`);
    else if (record?.state !== fault.state || record.failMode !== onError)
      verdicts.push(`${where}: recorded as ${JSON.stringify(record)}`);
    else verdicts.push(pending.length === 0 ? undefined : `${where}: still pending`);
  }
  return verdicts;
}

/** After failures in a row nobody is asked for a while, and the record says why. */
export async function openCircuit(): Promise<Verdict[]> {
  let asked = 0;
  const heavy = {
    name: 'judge',
    version: '1',
    reach: 'sentence',
    inspectLater: () => {
      asked += 1;
      return Promise.reject(new Error('down'));
    },
  } as const;
  const rule = { id: 'r', detector: 'judge', action: 'block', onError: 'closed' } as const;
  const guard = createGuard(
    { version: 1, name: 'faults', channels: { user: { rules: [rule] } } },
    { heavy: [heavy], heavyLimits: { failuresInARow: 3 } },
  );
  const states: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const { checks, action } = await guard.inspectAsync({ channel: 'user', text: `${text} ${String(index)}` });
    states.push(`${String(checks[0]?.state)} ${String(checks[0]?.why)} ${action}`);
  }
  const wanted = [
    ...Array<string>(3).fill('errored down block'),
    ...Array<string>(3).fill('skipped circuit-open block'),
  ];
  return [
    asked === 3 && states.join() === wanted.join()
      ? undefined
      : `circuit: asked ${String(asked)} times, ${states.join(', ')}`,
  ];
}

function unsurePhrases(): DetectorDefinition {
  return {
    name: 'phrases',
    summary: 'unsure',
    categories: [],
    channels: ['user'],
    options: anyOptions,
    create: () => ({
      name: 'phrases',
      version: 'unsure',
      reach: 1,
      inspect: () => [{ ...finding, detector: 'phrases', score: 0.7 }],
    }),
  };
}

const anyOptions = {
  safeParse: (data: unknown) => ({ success: true, data }),
} as unknown as DetectorDefinition['options'];
const optionsOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  phrases: { phrases: ['heron'] },
  patterns: { patterns: ['heron'] },
  script: { allow: ['latin'] },
};

/**
 * What a full input check costs under the default policy: prose, code and hostile Unicode of 200 B to 10 MB, users'
 * patterns apart, and memory.
 *
 * npm run bench:guard-speed [-- --seconds 1]
 */
import { createGuard, defaultPolicy, type Guard, type GuardPolicy } from '@plimsoll/guard';
import { compareGuardrails } from './guard/openai-guardrails.js';
import { textKinds, type TextKind } from './guard/texts.js';
import { finish, median, numberFlags } from './support/options.js';

const { seconds } = numberFlags({ seconds: 1 });
const missed: string[] = [];
const collect = (globalThis as { gc?: () => void }).gc;

interface Timed {
  readonly p50Ms: number;
  readonly cpuMs: number;
}

function measure(guard: Guard, kind: TextKind, length: number, budgetMs = seconds * 1_000): Timed {
  const inspect = (): void => void guard.inspect({ channel: 'user', text: kind.cut(length) });
  const warm = performance.now() + budgetMs / 2;
  while (performance.now() < warm) inspect();
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  while (performance.now() - start < budgetMs || times.length < 3) {
    const text = kind.cut(length);
    const before = performance.now();
    guard.inspect({ channel: 'user', text });
    times.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { p50Ms: median(times), cpuMs: (user + system) / 1_000 / times.length };
}

const heapBefore = heap();
const guard = createGuard(defaultPolicy);
guard.inspect({ channel: 'user', text: 'warm' });
const guardMb = (heap() - heapBefore) / 1e6;

function heap(): number {
  collect?.();
  return process.memoryUsage().heapUsed;
}

const [prose, code, hostile] = textKinds() as [TextKind, TextKind, TextKind];
const sizes = [200, 1_000, 10_000, 100_000];
const timed = new Map<string, Timed>();
console.log('characters  kind     p50 ms    CPU ms');
for (const size of sizes) {
  for (const kind of [prose, code, hostile]) {
    const one = measure(guard, kind, size);
    timed.set(`${kind.name} ${String(size)}`, one);
    console.log(
      `${String(size).padStart(10)}  ${kind.name.padEnd(7)}  ${one.p50Ms.toFixed(4).padStart(8)}  ${one.cpuMs.toFixed(4)}`,
    );
  }
}
const of = (kind: TextKind, size: number): Timed => timed.get(`${kind.name} ${String(size)}`) as Timed;
const worst = (size: number, field: keyof Timed): number => Math.max(of(prose, size)[field], of(code, size)[field]);

// The default policy scans up to a million characters: for the line to 10 MB its limit is raised.
const { user } = defaultPolicy.channels;
const unlimited: GuardPolicy = { version: 1, name: 'unlimited', channels: { user: { rules: user?.rules ?? [] } } };
const large = createGuard(unlimited);
const perMb: number[] = [];
for (const megabytes of [1, 3, 10]) {
  // CPU, not the clock: on a shared machine a long text waits for others.
  const { cpuMs } = measure(large, prose, megabytes * 1e6, 1);
  perMb.push(cpuMs / megabytes);
  console.log(
    `${String(megabytes).padStart(7)} MB  prose    ${cpuMs.toFixed(0)} ms, ${(cpuMs / megabytes).toFixed(1)} ms per MB`,
  );
}
const hostileMb = measure(large, hostile, 1e7, 1).cpuMs / 10;
console.log(`     10 MB  hostile  ${hostileMb.toFixed(1)} ms per MB`);

console.log('share of each check at 10,000 characters of prose, microseconds (median of 200):');
const shares = new Map<string, number[]>();
for (let index = 0; index < 200; index += 1) {
  const decision = guard.inspect({ channel: 'user', text: prose.cut(10_000) });
  const whole = decision.checks.reduce((sum, check) => sum + check.microseconds, 0);
  for (const [name, time] of [
    ...decision.checks.map((check) => [check.detector, check.microseconds] as const),
    ['besides', decision.microseconds - whole] as const,
  ])
    shares.set(name, [...(shares.get(name) ?? []), time]);
}
for (const [name, times] of shares) console.log(`  ${name}: ${median(times).toFixed(0)}`);

const patterns = Array.from({ length: 20 }, (_, index) => `\\b(?:ticket|order|case)[- ]?${String(index)}\\d{4,8}\\b`);
const rule = { id: 'own', detector: 'patterns', options: { patterns }, action: 'block', onError: 'closed' } as const;
const own = createGuard({ version: 1, name: 'patterns', channels: { user: { rules: [rule] } } });
const patternMs = measure(own, prose, 10_000).p50Ms;
console.log(`20 patterns of a user, 10,000 characters: ${patternMs.toFixed(3)} ms`);

const p50 = worst(1_000, 'p50Ms');
const cpu = worst(10_000, 'cpuMs');
const ratio = Math.max(...[1_000, 10_000].map((size) => of(hostile, size).cpuMs / worst(size, 'cpuMs')));
const slope = Math.max(...perMb) / (worst(10_000, 'cpuMs') * 100);
if (p50 > 0.2) missed.push(`p50_ms_1kb is ${p50.toFixed(3)}, the bar is 0.2`);
if (cpu > 1.6) missed.push(`cpu_ms_10kb is ${cpu.toFixed(3)}, the bar is 1.6`);
if (ratio > 3) missed.push(`hostile_ratio is ${ratio.toFixed(2)}, the bar is 3`);
if (slope > 2) missed.push(`a megabyte costs ${slope.toFixed(2)} times a hundred texts of 10,000, the bar is 2`);

const peer = await compareGuardrails(guard, [prose, code, hostile], seconds * 400);
const round = (value: number): number => Number(value.toFixed(4));
finish(
  {
    p50_ms_1kb: round(p50),
    cpu_ms_10kb: round(cpu),
    hostile_ratio: round(ratio),
    p50_ms_200b: round(worst(200, 'p50Ms')),
    cpu_ms_100kb: round(worst(100_000, 'cpuMs')),
    cpu_ms_per_mb: perMb.map(round),
    hostile_cpu_ms_per_mb: round(hostileMb),
    linear_ratio: round(slope),
    own_patterns_ms_10kb: round(patternMs),
    guard_heap_mb: round(guardMb),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    openai_guardrails: peer,
  },
  missed,
);

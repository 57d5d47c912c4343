import type { Guard } from '@plimsoll/guard';
import type { TextKind } from './texts.js';

/** What is used of the package; by its own types it is no dependency of ours. */
interface Guardrails {
  readonly pii: Check;
  readonly secretKeysCheck: Check;
  readonly urls: Check;
  readonly keywordsCheck: Check;
  readonly competitorsCheck: Check;
  readonly PIIConfig: Schema;
  readonly SecretKeysConfig: Schema;
  readonly UrlsConfig: Schema;
  readonly KeywordsConfig: Schema;
  readonly CompetitorConfig: Schema;
  readonly defaultSpecRegistry: { metadata(): readonly { readonly name: string }[] };
}
type Check = (context: object, text: string, config: unknown) => unknown;
interface Schema {
  parse(value: object): unknown;
}

/** CPU of the checks of @openai/guardrails that need no network, and of ours on the same texts. */
export interface GuardrailsComparison {
  /** Milliseconds of CPU for each check, by characters of prose. */
  readonly cpu_ms: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Its offline checks together, over our full check, by kind of text and characters. */
  readonly ratio: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Checks that ask a model, and were not run. */
  readonly needs_network: readonly string[];
}

const phrases = Array.from({ length: 20 }, (_, index) => `forbidden phrase number ${String(index)}`);
const offline = ['Contains PII', 'Secret Keys', 'URL Filter', 'Keyword Filter', 'Competitors'];
const sizes = [1_000, 10_000, 100_000];

/**
 * Runs them in their default settings (personal data also in encodings, as ours is read), in turns with our full check.
 * What keeps no network from being asked is that these five ask none: the others need a model and are only named.
 */
export async function compareGuardrails(
  guard: Guard,
  kinds: readonly TextKind[],
  budgetMs: number,
): Promise<GuardrailsComparison | 'not installed'> {
  // By a name the compiler does not follow.
  const name = ['@openai', 'guardrails'].join('/');
  const loaded = await (import(name) as Promise<Guardrails>).catch(() => undefined);
  if (loaded === undefined) return 'not installed';
  const checks = checksOf(loaded);
  const cpu: Record<string, Record<string, number>> = {};
  const ratio: Record<string, Record<string, number>> = {};
  console.log('characters  kind     CPU ms: ours    theirs    ratio   of theirs');
  for (const size of sizes) {
    for (const kind of kinds) {
      const ours = await cpuMs(() => guard.inspect({ channel: 'user', text: kind.cut(size) }), budgetMs);
      const each: [string, number][] = [];
      for (const [check, run] of checks) each.push([check, await cpuMs(() => run(kind.cut(size)), budgetMs)]);
      const theirs = each.reduce((sum, [, one]) => sum + one, 0);
      (ratio[kind.name] ??= {})[String(size)] = round(theirs / ours);
      if (kind.name === 'prose') {
        for (const [check, one] of [['plimsoll, full check', ours] as const, ...each])
          (cpu[check] ??= {})[String(size)] = round(one);
      }
      const shares = each.map(([check, one]) => `${check} ${one.toFixed(3)}`).join(', ');
      console.log(
        `${String(size).padStart(10)}  ${kind.name.padEnd(7)}  ${ours.toFixed(4).padStart(12)}  ${theirs.toFixed(4).padStart(8)}  ${(theirs / ours).toFixed(2).padStart(6)}   ${shares}`,
      );
    }
  }
  const names = loaded.defaultSpecRegistry.metadata().map((one) => one.name);
  return { cpu_ms: cpu, ratio, needs_network: names.filter((one) => !offline.includes(one)) };
}

function checksOf(loaded: Guardrails): [string, (text: string) => unknown][] {
  const personal = loaded.PIIConfig.parse({ detect_encoded_pii: true });
  const secrets = loaded.SecretKeysConfig.parse({});
  const urls = loaded.UrlsConfig.parse({});
  const keywords = loaded.KeywordsConfig.parse({ keywords: phrases });
  const competitors = loaded.CompetitorConfig.parse({ keywords: phrases });
  return [
    ['pii', (text) => loaded.pii({}, text, personal)],
    ['secrets', (text) => loaded.secretKeysCheck({}, text, secrets)],
    ['urls', (text) => loaded.urls({}, text, urls)],
    ['keywords', (text) => loaded.keywordsCheck({}, text, keywords)],
    ['competitors', (text) => loaded.competitorsCheck({}, text, competitors)],
  ];
}

/** CPU of one call: what waits for others on a shared machine does not count. */
async function cpuMs(run: () => unknown, budgetMs: number): Promise<number> {
  const warm = performance.now() + budgetMs;
  do await run();
  while (performance.now() < warm);
  const start = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  do {
    await run();
    count += 1;
  } while (performance.now() - start < budgetMs || count < 3);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / count;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

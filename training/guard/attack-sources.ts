import { attack, innocent, type GuardText } from './example.js';
import { pick, sample, seededRandom } from './random.js';
import { field, type DataFolder, type Row } from './read-files.js';

/** Requests that the set's author wants declined, but that are no attack on the model. */
const notAttacks = new Set(['ethics_compliance', 'scope_boundaries']);

function systemPromptBenchmark(data: DataFolder): readonly GuardText[] {
  return data.jsonl('system_prompt_benchmark/attack_packs.jsonl').flatMap((row, index): readonly GuardText[] => {
    const common = { source: 'system-prompt-benchmark', cluster: `${field(row, 'pack')}:${field(row, 'category')}` };
    const artifacts = Array.isArray(row.artifacts) ? (row.artifacts as readonly Row[]) : [];
    if (row.label === 0) return [{ ...innocent, ...common, text: field(row, 'text'), hard: true }];
    if (artifacts.length > 0)
      return artifacts.map((artifact) => ({
        ...attack,
        ...common,
        user: null,
        cluster: `artifact:${index}`,
        text: field(artifact, 'content'),
      }));
    if (notAttacks.has(field(row, 'universal_category'))) return [];
    return [{ ...attack, ...common, text: field(row, 'text') }];
  });
}

/** Jailbreak templates of the sets with one instruction each in their slot. */
function spikee(data: DataFolder): readonly GuardText[] {
  const random = seededRandom(3);
  const seen = new Set<string>();
  return ['cybersec-2025-04', 'targeted-2024-12', 'sysmsg-extraction-2025-04', 'llm-mailbox'].flatMap((folder) => {
    const path = `spikee/seeds-${folder}`;
    const instructions = data.jsonl(`${path}/instructions.jsonl`).map((row) => field(row, 'instruction'));
    const templates = data.jsonl(`${path}/jailbreaks.jsonl`);
    const composed = templates.flatMap((row) =>
      sample(random, instructions, 3).map((instruction) => ({
        ...attack,
        // A bare instruction is no attack when the user gives it.
        user: field(row, 'jailbreak_type') === 'no-jailbreak' ? null : (1 as const),
        source: 'spikee',
        cluster: field(row, 'jailbreak_type'),
        text: field(row, 'text').replaceAll('<INSTRUCTION>', instruction),
      })),
    );
    return composed.filter(({ text }) => !seen.has(text) && seen.add(text));
  });
}

/** Attacks of the BIPIA training part, put into its e-mails, tables and code. */
function bipia(data: DataFolder): readonly GuardText[] {
  const random = seededRandom(4);
  const emails = data.jsonl('bipia_train/email_train.jsonl');
  const hosts = emails.map((row) => field(row, 'context'));
  const flat = (path: string): readonly (readonly [string, string])[] =>
    Object.entries(data.json(path) as Record<string, readonly string[]>).flatMap(([kind, list]) =>
      list.map((text) => [kind, text] as const),
    );
  const positives = [
    ...flat('bipia_train/text_attack_train.json'),
    ...flat('bipia_train/code_attack_train.json'),
  ].flatMap(([kind, text]) =>
    [0, 1].map((copy): GuardText => {
      const host = pick(random, hosts);
      return {
        ...attack,
        user: null,
        source: 'bipia',
        cluster: kind,
        text: copy === 0 ? `${host}\n${text}` : `${text}\n${host}`,
      };
    }),
  );
  const clean = hosts.map((text, index) => ({ ...innocent, source: 'bipia-emails', cluster: String(index), text }));
  return [...positives, ...clean];
}

/** Jailbreaks of the forums, each once: a community of the later collection, or those that begin alike, stay together. */
function forumJailbreaks(data: DataFolder): readonly { readonly text: string; readonly cluster: string }[] {
  const slot = (text: string): string =>
    text.replaceAll(/\{\{\s*prompt\s*\}\}|\[INSERT PROMPT HERE\]/g, 'Tell me how it is done.');
  const rows = [
    ...data
      .csv('jailbreak_llms/jailbreak_prompts_2023_12_25.csv.gz')
      .map((row) => ({ text: field(row, 'prompt'), community: field(row, 'community_id') })),
    ...data
      .csv('jailbreak_llms/jailbreak_prompts_2023_05_07.csv.gz')
      .map((row) => ({ text: field(row, 'prompt'), community: '' })),
    ...[
      ...data.jsonl('gptfuzz_seeds/gptfuzz_seed_templates.jsonl'),
      ...data.jsonl('pyrit_jailbreaks/pyrit_jailbreak_templates.jsonl'),
    ].map((row) => ({ text: slot(field(row, 'text')), community: '' })),
  ];
  const seen = new Set<string>();
  const clusters = new Map<string, string>();
  return rows.flatMap(({ text, community }) => {
    const letters = text.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ');
    if (seen.has(letters)) return [];
    seen.add(letters);
    const opening = letters.slice(0, 60);
    const cluster = clusters.get(opening) ?? (community || opening);
    clusters.set(opening, cluster);
    return [{ text, cluster }];
  });
}

/** Texts of the sets of attacks that may be fitted. Where sets share material, they carry one source. */
export function readAttacks(data: DataFolder): readonly GuardText[] {
  const plain = (source: string, rows: readonly Row[], cluster: (row: Row, index: number) => string) =>
    rows.map((row, index): GuardText => {
      const text = field(row, 'text') || field(row, 'prompt');
      return row.label === 0
        ? { ...innocent, source, cluster: cluster(row, index), text, hard: true }
        : { ...attack, source, cluster: cluster(row, index), text };
    });
  const jailbreaks = forumJailbreaks(data);
  const cyber = data.json('cyberseceval/prompt_injection.json') as readonly Row[];
  return [
    ...plain('deepset', data.jsonl('deepset_injections/deepset_prompt_injections.jsonl'), (_row, index) =>
      String(index),
    ),
    ...plain(
      'promptinject',
      data.jsonl('promptinject/promptinject.jsonl'),
      (row, index) => field(row, 'base') || `s${index}`,
    ),
    ...plain('promptinject', data.csv('giskard_injections/prompt_injections.csv'), (row) => `g${field(row, 'name')}`),
    ...plain('langkit', data.jsonl('langkit_themes/langkit_jailbreak_themes.jsonl'), (_row, index) => String(index)),
    ...cyber.map((row): GuardText => ({
      ...attack,
      source: 'cyberseceval',
      cluster: field(row, 'user_input').slice(0, 40),
      text: field(row, 'user_input'),
      contextual: field(row, 'risk_category') === 'logic-violating',
    })),
    ...systemPromptBenchmark(data),
    ...spikee(data),
    ...plain('garak-latent', data.jsonl('garak_latent_injection/latent_injection.jsonl.gz'), (row) =>
      field(row, 'probe'),
    ).map((row): GuardText => ({ ...row, user: null })),
    ...bipia(data),
    ...jailbreaks.map(({ text, cluster }) => ({ ...attack, source: 'jailbreak-forums', cluster, text })),
  ];
}

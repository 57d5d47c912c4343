import * as z from 'zod/mini';
import { converters } from './converters/registry.js';
import { injectionGoals } from './injection/goals/registry.js';
import { injections } from './injection/injection.js';
import type { AttackKnowledge, AttackSource, TaxonomyId } from './knowledge.js';
import { namedAttack } from './parse-attack.js';
import { strategies } from './strategies/registry.js';

export const attackKinds = ['converter', 'strategy', 'injection', 'goal'] as const;
export type AttackKind = (typeof attackKinds)[number];

/** An attack as the catalogue lists it. */
export interface ListedAttack {
  readonly name: string;
  /** A goal is what an injection may be after: `inject-email(goal=misuse-tool)`. */
  readonly kind: AttackKind;
  readonly family: string;
  readonly version: number;
  readonly knowledge: AttackKnowledge;
  /** JSON Schema of its parameters. */
  readonly parameters: unknown;
  /** Of converters: whether its text can be turned back. */
  readonly reversible?: boolean | undefined;
  /** Of converters: what does not come back. */
  readonly loss?: string | undefined;
  /** Of strategies: who writes its turns. */
  readonly attacker?: string | undefined;
}

/** Every converter, strategy and injection, and every goal of injections, with what is known of it. */
export function attackCatalogue(): readonly ListedAttack[] {
  return [
    ...converters.map(({ name, family, version, knowledge, parameters, decode, loss }) => ({
      ...{ name, kind: 'converter' as const, family, version, knowledge },
      parameters: z.toJSONSchema(parameters, { io: 'input' }),
      reversible: decode !== undefined,
      loss: loss?.summary,
    })),
    ...strategies.map(({ name, family, version, knowledge, parameters, attacker }) => ({
      ...{ name, kind: 'strategy' as const, family, version, knowledge },
      parameters: z.toJSONSchema(parameters, { io: 'input' }),
      attacker,
    })),
    ...injections.map(({ name, family, version, knowledge, parameters }) => ({
      ...{ name, kind: 'injection' as const, family, version, knowledge },
      parameters: z.toJSONSchema(parameters, { io: 'input' }),
    })),
    ...injectionGoals.map(({ name, knowledge }) => ({
      ...{ name, kind: 'goal' as const, family: 'goals-of-injections', version: 1, knowledge },
      parameters: {},
    })),
  ];
}

/**
 * One attack with a text for people.
 *
 * @throws PlimsollError `usage-invalid` for a name that nothing has.
 */
export function describeAttack(name: string): ListedAttack & { readonly text: string } {
  const attack = namedAttack(attackCatalogue(), name);
  const { kind, family, knowledge, parameters, reversible, loss, attacker } = attack;
  const { summary, exploits, defences, sources, taxonomy } = knowledge;
  const lines = [
    `${name} (${kind}, family ${family})`,
    summary,
    '',
    `Exploits: ${exploits}`,
    `What helps: ${defences.join('; ')}`,
    `Described in: ${sources.length === 0 ? 'no single source' : sources.map(sourceText).join('; ')}`,
    `Taxonomies: ${taxonomy.map(taxonomyText).join(', ') || 'none'}`,
    ...(reversible === undefined
      ? []
      : [`Can be turned back: ${!reversible ? 'no' : loss === undefined ? 'exactly' : `yes. ${loss}`}`]),
    ...(attacker === undefined ? [] : [`Who writes its turns: ${attacker}`]),
    ...parameterLines(parameters),
  ];
  return { ...attack, text: `${lines.join('\n')}\n` };
}

function sourceText({ title, year, reference }: AttackSource): string {
  return `${title} (${String(year)}${reference === undefined ? '' : `, ${reference}`})`;
}

function taxonomyText({ taxonomy, id, version }: TaxonomyId): string {
  return `${taxonomy} ${version} ${id}`;
}

const schemaSchema = z.object({
  properties: z.optional(
    z.record(
      z.string(),
      z.object({
        type: z.optional(z.string()),
        enum: z.optional(z.array(z.unknown())),
        default: z.optional(z.unknown()),
        minimum: z.optional(z.number()),
        maximum: z.optional(z.number()),
      }),
    ),
  ),
});

function parameterLines(schema: unknown): readonly string[] {
  const { properties = {} } = schemaSchema.parse(schema);
  const entries = Object.entries(properties);
  if (entries.length === 0) return [];
  return [
    'Parameters:',
    ...entries.map(([key, { type, enum: values, default: usual, minimum, maximum }]) => {
      const range = values?.map(String).join(' | ') ?? `${type ?? 'value'}${bounds(minimum, maximum)}`;
      return `  ${key}  ${range} (default: ${JSON.stringify(usual)})`;
    }),
  ];
}

function bounds(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined && maximum === undefined) return '';
  return ` from ${String(minimum ?? 'any')} to ${maximum === undefined || maximum > 1e9 ? 'any' : String(maximum)}`;
}

import * as z from 'zod/mini';
import type { Converter } from './converter.js';
import { meaningPreserving } from './meaning-preserving.js';

interface Property {
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Property[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

/** The reference page's table of converters, in Markdown. */
export function converterTable(converters: readonly Converter[]): string {
  const rows = converters
    .toSorted((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.name < b.name ? -1 : 1))
    .map(({ name, family, scope, knowledge, parameters, decode, loss }) => {
      const back = decode === undefined ? (meaningPreserving[name] ?? 'no') : (loss?.summary ?? 'exactly');
      return [family, `\`${name}\``, scope, knowledge.summary, parametersOf(parameters), back];
    });
  const head = ['family', 'name', 'scope', 'what it does', 'parameters', 'back'];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function parametersOf(schema: z.ZodMiniType): string {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as {
    readonly properties?: Readonly<Record<string, Property>>;
  };
  return Object.entries(properties)
    .map(([name, property]) => `\`${name}\`: ${rangeOf(property)} (${String(property.default)})`)
    .join('; ');
}

function rangeOf(property: Property): string {
  const choices = property.enum ?? property.anyOf?.map((one) => one.const ?? one.enum?.join(', '));
  if (choices !== undefined) return choices.join(', ');
  if (property.maximum === undefined) return 'text';
  const low = property.minimum === undefined ? `above ${String(property.exclusiveMinimum)}` : String(property.minimum);
  return `${low} to ${String(property.maximum)}`;
}

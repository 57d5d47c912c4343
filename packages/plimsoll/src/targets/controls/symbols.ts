import type { JsonValue, ToolCall } from '@plimsoll/core';
import { isRecord } from '../json-access.js';
import type { ToolDefinition } from '../target.js';

/** Texts behind symbols such as `$result1`. */
export type SymbolTable = Map<string, string>;

const symbol = /\$(?:result|document|answer)[1-9]\d{0,5}/gu;
const onlySymbol = /^\$(?:result|document|answer)[1-9]\d{0,5}$/u;

/** Puts a text behind the next free symbol of its sort and returns the symbol. */
export function hide(table: SymbolTable, sort: 'result' | 'document' | 'answer', text: string): string {
  let number = 1;
  while (table.has(`$${sort}${String(number)}`)) number += 1;
  const name = `$${sort}${String(number)}`;
  table.set(name, text);
  return name;
}

/** A text with known symbols replaced by what they stand for, once: what is put in is not read again. */
export function reveal(table: SymbolTable, text: string): string {
  return text.replace(symbol, (name) => table.get(name) ?? name);
}

/** Tool calls with symbols in their arguments replaced; a number or a truth value where the tool's schema wants one. */
export function revealCalls(
  table: SymbolTable,
  calls: readonly ToolCall[],
  tools: readonly ToolDefinition[],
): readonly ToolCall[] {
  return calls.map((call) => {
    const parameters = tools.find((tool) => tool.name === call.name)?.parameters;
    const properties = isRecord(parameters?.properties) ? parameters.properties : {};
    const given = call.arguments;
    if (!isRecord(given)) return call;
    const revealed = Object.entries(given).map(([name, value]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, revealValue(table, value, isRecord(schema) ? schema.type : undefined)];
    });
    return { ...call, arguments: Object.fromEntries(revealed) as JsonValue };
  });
}

function revealValue(table: SymbolTable, value: JsonValue, wanted?: unknown): JsonValue {
  if (typeof value === 'string') {
    const text = reveal(table, value);
    return onlySymbol.test(value) ? asType(text, wanted) : text;
  }
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => revealValue(table, item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revealValue(table, item)]));
}

function asType(text: string, wanted: unknown): JsonValue {
  const trimmed = text.trim();
  if ((wanted === 'number' || wanted === 'integer') && /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(trimmed))
    return Number(trimmed);
  if (wanted === 'boolean' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  return text;
}

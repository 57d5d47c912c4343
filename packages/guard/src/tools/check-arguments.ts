import type { JsonValue } from '@plimsoll/core';
import { checkSchema } from '../matchers/json-schema/index.js';
import { passesTest, valueAt } from '../matchers/value-test.js';
import { comparable } from './compile-tool-policy.js';
import type { CompiledToolRule } from './compiled-tool-policy.js';
import type { ToolReason } from './tool-decision.js';

/** Which of a tool's argument rules a call breaks. */
export function checkArguments(tool: CompiledToolRule, given: JsonValue): ToolReason[] {
  const reasons: ToolReason[] = [];
  const base = `tools.rules.${tool.name}`;
  const refuse = (rule: string, message: string): void => {
    reasons.push({ kind: 'argument', rule: `${base}.${rule}`, action: 'block', message });
  };
  if (tool.schema !== undefined) {
    for (const { path } of checkSchema(tool.schema, given).slice(0, 5)) {
      refuse('schema', `${path === '' ? 'The arguments do' : `"${path}" does`} not fit the schema.`);
    }
  }
  for (const { path, rule, oneOf } of tool.arguments) {
    const value = valueAt(given, path);
    if (rule.test !== undefined && !passesTest(value, rule.test)) {
      refuse(`arguments.${path}.test`, `"${path}" fails its test.`);
    }
    if (value === undefined) continue;
    if (oneOf !== undefined && !oneOf.has(comparable(value))) {
      refuse(`arguments.${path}.oneOf`, `"${path}" is not one of the allowed values.`);
    }
    if (rule.maximumCharacters !== undefined && lengthOf(value) > rule.maximumCharacters) {
      refuse(`arguments.${path}.maximumCharacters`, `"${path}" is too long.`);
    }
  }
  if (tool.rule.onlyTheseArguments === true && typeof given === 'object' && given !== null && !Array.isArray(given)) {
    const properties = tool.rule.schema?.properties;
    const declared = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
    const known = new Set([...declared, ...tool.arguments.map(({ path }) => path.split('.')[0] ?? path)]);
    if (Object.keys(given).some((name) => !known.has(name))) {
      refuse('onlyTheseArguments', 'There is an argument that the policy does not name.');
    }
  }
  return reasons;
}

function lengthOf(value: JsonValue): number {
  return typeof value === 'string' ? value.length : JSON.stringify(value).length;
}

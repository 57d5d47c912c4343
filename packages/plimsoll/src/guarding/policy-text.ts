import { explainPolicy, detectorDefinitions, type CompiledPolicy } from '@plimsoll/guard';
import type { HeavyConfigs } from './heavy/heavy-config.js';
import { heavyLines } from './heavy/heavy-lines.js';

/** A policy in words, for a terminal; `heavy` is what stands beside it in its file. */
export function policyText(compiled: CompiledPolicy, heavy: HeavyConfigs = {}): string {
  const { name, about, hash, channels, unchecked, tools, session } = explainPolicy(compiled, detectorDefinitions);
  const lines = [`Policy "${name}" (${hash.slice(0, 12)})`, ...(about === undefined ? [] : [about])];
  for (const { channel, limit, rules } of channels) {
    lines.push('', `${channel}: ${limit}`);
    for (const rule of rules) {
      lines.push(
        `  ${rule.id}`,
        `    looks for  ${rule.looksFor}`,
        `    then       ${rule.does}`,
        `    on error   ${rule.onError}`,
        `    reach      ${rule.reach}`,
      );
    }
  }
  if (tools !== undefined) {
    lines.push('', 'tools:', ...tools.general.map((line) => `  ${line}`));
    for (const { tool, lines: about } of tools.rules) lines.push(`  ${tool}`, ...about.map((line) => `    ${line}`));
    for (const { task, tools: own } of tools.tasks) lines.push(`  task ${task}: ${own.join(', ')}`);
  }
  if (session.length > 0) lines.push('', 'session:', ...session.map((line) => `  ${line}`));
  const asked = heavyLines(heavy);
  if (asked.length > 0) lines.push('', 'heavier detectors:', ...asked.map((line) => `  ${line}`));
  if (unchecked.length > 0) lines.push('', `Nothing is checked on: ${unchecked.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

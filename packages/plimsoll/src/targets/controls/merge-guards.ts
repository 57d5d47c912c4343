import { contentHash } from '@plimsoll/core';
import type { NamedControl } from './with-controls.js';

/**
 * Controls with parts of one guard policy as one control: each text is then read once, by the rules of all of them, as the
 * whole policy would.
 */
export function mergeGuards(controls: readonly NamedControl[]): readonly NamedControl[] {
  const merged = new Map<string, NamedControl>();
  for (const control of controls) {
    const { config } = control;
    if (config.kind !== 'guard') {
      merged.set(`other ${control.name}`, control);
      continue;
    }
    const { rules, ...policy } = config.options;
    const key = `guard ${contentHash(policy)}`;
    const known = merged.get(key)?.config;
    const before = known?.kind === 'guard' ? known.options.rules : [];
    const all = before === undefined || rules === undefined ? undefined : [...new Set([...before, ...rules])];
    merged.set(key, { ...control, config: { ...config, options: { ...policy, rules: all } } });
  }
  return [...merged.values()];
}

import type { HeavyConfig, HeavyConfigs } from './heavy-config.js';

/**
 * Heavier detectors in words: what each asks, and whether texts leave the machine for it.
 *
 * @example
 * ```ts
 * heavyLines({ tiny: { kind: 'onnx', folder: 'models/tiny' } }); // ['tiny: a classifier in models/tiny; nothing leaves this machine']
 * ```
 */
export function heavyLines(configs: HeavyConfigs): string[] {
  return Object.entries(configs).map(([name, config]) => `${name}: ${inWords(config)}`);
}

function inWords(config: HeavyConfig): string {
  switch (config.kind) {
    case 'onnx':
      return `a classifier in ${config.folder}; nothing leaves this machine`;
    case 'moderations':
      return `a moderation service; texts are sent to ${config.baseUrl}`;
    case 'judge':
      return `the judge ${config.model}, asked ${config.question === undefined ? `by the rubric ${config.rubric ?? ''}` : `"${config.question}"`}; texts are sent to ${config.baseUrl}`;
    case 'function':
      return `a function of your own in ${config.module}`;
  }
}

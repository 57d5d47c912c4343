import { resolve } from 'node:path';
import { readTextFile } from '../files/index.js';
import type { TargetConfig } from './target-config.js';
import type { TargetContext } from './target-context.js';
import type { Target } from './target.js';

/**
 * Builds a target from its configuration. Each adapter is loaded only when a target needs it.
 *
 * @throws PlimsollError `config-invalid`, `secret-missing`, `module-invalid`, `package-missing` or `file-unreadable` when
 * it cannot be set up. Nothing is sent yet.
 * @example
 * ```ts
 * const config = targetConfigSchema.parse({ kind: 'openai-chat', baseUrl: 'http://127.0.0.1:8080/v1', model: 'support-bot' });
 * const target = await createTarget('support', config, { environment: process.env, clock: systemClock, baseFolder: '.' });
 * ```
 */
export async function createTarget(name: string, given: TargetConfig, context: TargetContext): Promise<Target> {
  const config = await withSystemFile(given, context);
  switch (config.kind) {
    case 'openai-chat':
      return (await import('./openai-chat/openai-chat.js')).openaiChatTarget(name, config, context);
    case 'openai-responses':
      return (await import('./openai-responses/openai-responses.js')).openaiResponsesTarget(name, config, context);
    case 'anthropic':
      return (await import('./anthropic/anthropic.js')).anthropicTarget(name, config, context);
    case 'http':
      return (await import('./http/http-target.js')).httpTarget(name, config, context);
    case 'function':
      return (await import('./function/function-target.js')).functionTarget(name, config, context);
    case 'process':
      return (await import('./process/process-target.js')).processTarget(name, config, context);
    case 'recorded':
      return (await import('./recorded/recorded-target.js')).recordedTarget(name, config, context);
    case 'ai-sdk':
      return (await import('./ai-sdk/ai-sdk-target.js')).aiSdkTarget(name, config, context);
    case 'guard':
      return (await import('./guard/guard-target.js')).guardTarget(name, config, context);
  }
}

const fromFile = 'file:';

/** A `system` of "file:PATH" becomes the text of that file, so that a prompt is kept in one place only. */
async function withSystemFile<Config extends TargetConfig>(config: Config, context: TargetContext): Promise<Config> {
  const system = 'system' in config ? config.system : undefined;
  if (system?.startsWith(fromFile) !== true) return config;
  const { text } = await readTextFile(resolve(context.baseFolder, system.slice(fromFile.length).trim()));
  return { ...config, system: text };
}

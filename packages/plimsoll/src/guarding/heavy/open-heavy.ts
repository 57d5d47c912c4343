import { isAbsolute, join } from 'node:path';
import { didYouMean, PlimsollError } from '@plimsoll/core';
import type { HeavyDetector } from '@plimsoll/guard';
import {
  chatEndpoint,
  judgeDetector,
  moderationsDetector,
  questionRubric,
  type JudgeRubric,
} from '@plimsoll/guard/heavy';
import { parseYaml, readTextFile, validate } from '../../files/index.js';
import { builtInRubrics } from '../../graders/judge/built-in-rubrics.js';
import { rubricSchema } from '../../graders/judge/rubric.js';
import { loadPackage } from '../../targets/ai-sdk/load-package.js';
import { environmentValue } from '../../targets/http/expand-environment.js';
import type { HeavyConfig, HeavyConfigs, JudgeConfig } from './heavy-config.js';

/** What heavier detectors are opened with. */
export interface HeavyContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from: the policy's. */
  readonly baseFolder: string;
}

/**
 * Opens the heavier detectors of a policy file. Models are loaded here; nothing is sent yet.
 *
 * @throws PlimsollError `secret-missing`, `package-missing`, `module-invalid`, `model-corrupt`, `config-invalid`,
 * `config-missing` or `file-unreadable`.
 */
export async function openHeavy(configs: HeavyConfigs, context: HeavyContext): Promise<HeavyDetector[]> {
  const detectors: HeavyDetector[] = [];
  for (const [name, config] of Object.entries(configs)) detectors.push(await openOne(name, config, context));
  return detectors;
}

async function openOne(name: string, config: HeavyConfig, context: HeavyContext): Promise<HeavyDetector> {
  switch (config.kind) {
    case 'onnx': {
      const { kind: _kind, folder, ...options } = config;
      const { loadOnnxClassifier } = await import('./load-onnx-classifier.js');
      return loadOnnxClassifier(within(context, folder), { name, ...options });
    }
    case 'moderations':
      return moderationsDetector({ name, ...config, apiKey: keyOf(name, config.apiKeyEnv, context) });
    case 'judge': {
      const rubric = await rubricOf(name, config, context);
      const ask = chatEndpoint({ ...config, apiKey: keyOf(name, config.apiKeyEnv, context) });
      const { category, maximumCharacters } = config;
      return judgeDetector({
        name,
        rubric,
        ask,
        version: `${config.baseUrl} ${config.model}`,
        category,
        maximumCharacters,
      });
    }
    case 'function':
      return functionDetector(name, config, context);
  }
}

function keyOf(name: string, variable: string | undefined, { environment }: HeavyContext): string | undefined {
  return variable === undefined ? undefined : environmentValue(variable, environment, `Heavier detector "${name}"`);
}

async function rubricOf(name: string, config: JudgeConfig, context: HeavyContext): Promise<JudgeRubric> {
  if (config.rubric === undefined) return questionRubric(name, config.question ?? '');
  const builtIn = builtInRubrics();
  const known = builtIn.get(config.rubric);
  if (known !== undefined) return known;
  if (!/\.ya?ml$/i.test(config.rubric)) {
    const names = [...builtIn.keys()];
    throw new PlimsollError({
      code: 'config-missing',
      message: `Heavier detector "${name}" names the rubric "${config.rubric}", which is not built in${didYouMean(config.rubric, names)}.`,
      hint: `Name one of ${names.join(', ')}, or the path of a rubric.yaml.`,
    });
  }
  const file = within(context, config.rubric);
  const { value, locate } = parseYaml((await readTextFile(file)).text, file);
  return validate(rubricSchema, value, { file, locate });
}

async function functionDetector(
  name: string,
  config: Extract<HeavyConfig, { kind: 'function' }>,
  { baseFolder }: HeavyContext,
): Promise<HeavyDetector> {
  const path = isAbsolute(config.module) || config.module.startsWith('.') ? config.module : `./${config.module}`;
  const exported = (await loadPackage(path, baseFolder))[config.export];
  const common = { name, version: '1', reach: 'sentence' } as const;
  if (typeof exported === 'function') return { ...common, inspectLater: exported as HeavyDetector['inspectLater'] };
  if (typeof exported === 'object' && exported !== null && 'inspectLater' in exported)
    return { ...common, ...(exported as Partial<HeavyDetector>), name } as HeavyDetector;
  throw new PlimsollError({
    code: 'module-invalid',
    message: `${config.module} exports no function or detector "${config.export}" for the heavier detector "${name}".`,
    hint: `Write: export const ${config.export} = async (input, signal) => [];`,
  });
}

function within({ baseFolder }: HeavyContext, path: string): string {
  return isAbsolute(path) ? path : join(baseFolder, path);
}

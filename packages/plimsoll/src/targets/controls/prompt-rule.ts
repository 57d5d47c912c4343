import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { readTextFile } from '../../files/index.js';
import { controlled, defineControl } from './control.js';
import { requireReachable } from './reachable.js';
import { withSystemRule } from './system-rule.js';

const fromFile = 'file:';

/** Adds a rule to the system prompt. */
export const promptRule = defineControl({
  kind: 'prompt-rule',
  family: 'inference-time',
  layer: 1,
  options: z.strictObject({
    /** The text, or "file:PATH". */
    rule: z.string().check(z.minLength(1), z.maxLength(50_000)),
  }),
  wrap: async (target, options, { baseFolder }) => {
    requireReachable(target, 'prompt-rule');
    const rule = options.rule.startsWith(fromFile)
      ? (await readTextFile(resolve(baseFolder, options.rule.slice(fromFile.length).trim()))).text.trim()
      : options.rule.trim();
    const identity = { kind: 'prompt-rule', version: 1, options: { rule } };
    return controlled(target, identity, (request) => target.send(withSystemRule(request, rule)));
  },
});

import * as z from 'zod/mini';
import { defineControl } from './control.js';

/**
 * Takes another target of the configuration: another model, or the same one served in another way. The identity is
 * that of the other target, so that its replies are the same whether it was chosen here or as the feature's target.
 */
export const modelChoice = defineControl({
  kind: 'model',
  family: 'training-time',
  layer: 0,
  options: z.strictObject({ target: z.string().check(z.minLength(1), z.maxLength(100)) }),
  wrap: async (target, options, context) => {
    const chosen = await context.openTarget(options.target);
    return {
      name: chosen.name,
      identity: chosen.identity,
      send: (request) => chosen.send(request),
      close: async () => {
        await target.close();
        await chosen.close();
      },
    };
  },
});

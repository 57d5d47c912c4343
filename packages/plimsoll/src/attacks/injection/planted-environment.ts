import type { ToolEnvironment } from '../../targets/conversation/tool-environment.js';
import type { PlantedEnvironment } from '../attack-variant.js';
import { plantInResult } from './plant-in-result.js';

/**
 * A tool environment in which somebody has written into what one tool returns: every result of the tool that is named,
 * else of the one that is called first. Errors stay as they are.
 *
 * @param tool name of the tool; '' for the first that returns something.
 */
export function plantedEnvironment(environment: ToolEnvironment, planted: string, tool: string): PlantedEnvironment {
  let chosen = tool;
  let reached = false;
  return {
    tools: environment.tools,
    state: () => environment.state(),
    reached: () => reached,
    call: (call) => {
      const result = environment.call(call);
      if (result.startsWith('{"error":') || (chosen !== '' && chosen !== call.name)) return result;
      chosen = call.name;
      reached = true;
      return plantInResult(result, planted);
    },
  };
}

import { drawFrom } from './draw.js';
import { flowTemplates, type Telling } from './flow-templates.js';
import { laterRequests } from './later-requests.js';
import type { Flow, Step } from './replay.js';

/** One benign flow with what it was made of, for those who put an attack into it. */
export interface BenignFlow extends Flow {
  readonly template: string;
  readonly telling: Telling;
}

/** `each` flows of every template. */
export function benignFlows(seed: number, each: number): BenignFlow[] {
  return Object.entries(flowTemplates).flatMap(([template, tell]) =>
    Array.from({ length: each }, (_, index) => {
      const id = `${template}/${String(index)}`;
      const telling = tell(drawFrom(`${String(seed)}/${id}`));
      return { id, template, cluster: template, telling, steps: stepsOf(telling) };
    }),
  );
}

/** The same templates with requests in words that the policy's phrases were not written with: one flow for each. */
export function laterFlows(seed: number): Flow[] {
  return Object.entries(laterRequests).flatMap(([template, requests]) =>
    requests.map((request, index) => {
      const id = `${template}/later/${String(index)}`;
      const telling = flowTemplates[template]?.(drawFrom(`${String(seed)}/${id}`));
      if (telling === undefined) throw new Error(`no template "${template}"`);
      const given = telling.calls.at(-1)?.arguments as Readonly<Record<string, string | number>>;
      const says = request.replace(/\{(\w+)\}/g, (_, name: string) => String(given[name]));
      return { id, cluster: template, steps: stepsOf({ ...telling, says }) };
    }),
  );
}

/** The steps of a telling: the request, the data, the calls. */
export function stepsOf({ says, results, calls }: Telling): Step[] {
  return [
    { text: { channel: 'user', text: says } },
    ...results.map(([tool, result]): Step => ({
      text: { channel: 'tool-result', tool, text: JSON.stringify(result) },
    })),
    ...calls.map((call): Step => ({ call, by: 'user' })),
  ];
}

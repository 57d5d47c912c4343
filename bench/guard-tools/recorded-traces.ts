import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonValue, ToolCall } from '@plimsoll/core';
import { csvRows } from '../support/csv-rows.js';
import type { Flow, Step } from './replay.js';

type Row = Readonly<Record<string, unknown>>;
const textOf = (row: Row, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};

/** InjecAgent: runs in which the attack was carried out to its end, by the verdicts in the data, and the others. */
export function injecAgentFlows(data: string): {
  readonly flows: Flow[];
  /** The attack was not carried out, or not to its end. */
  readonly held: Flow[];
  /** Carried out by the verdict, without a recorded call. */
  readonly withoutCall: number;
  readonly tools: Set<string>;
  readonly rows: number;
} {
  const flows: Flow[] = [];
  const held: Flow[] = [];
  let withoutCall = 0;
  const tools = new Set<string>();
  let rows = 0;
  for (const model of ['gpt-4o-mini', 'Llama-3-70b-chat-hf']) {
    for (const part of ['dh', 'ds']) {
      const path = join(data, 'injecagent', `${model}_${part}_base.jsonl.gz`);
      for (const [index, line] of gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').entries()) {
        const row = JSON.parse(line) as Row;
        rows += 1;
        const attacker = row['Attacker Tools'] as readonly string[];
        for (const tool of [...attacker, textOf(row, 'User Tool')]) tools.add(tool);
        const id = `injecagent/${model}/${part}/${String(index)}`;
        const cluster = textOf(row, 'Attacker Instruction');
        const asked: readonly Step[] = [
          { text: { channel: 'user', text: textOf(row, 'User Instruction') } },
          { text: { channel: 'tool-result', tool: textOf(row, 'User Tool'), text: textOf(row, 'Tool Response') } },
        ];
        if (row.eval !== 'succ' || (part === 'ds' && row['eval Step 2'] !== 'succ')) {
          held.push({ id, cluster, steps: asked });
          continue;
        }
        const [first, second] = attacker;
        const read = callsIn(textOf(row, 'output')).find(({ name }) => name === first);
        const sent = callsIn(textOf(row, 'output Step 2')).find(({ name }) => name === second);
        if (read === undefined || (part === 'ds' && sent === undefined)) {
          withoutCall += 1;
          continue;
        }
        const steps: Step[] = [
          ...asked,
          {
            call: read,
            by: 'attacker',
            result: { channel: 'tool-result', tool: read.name, text: textOf(row, 'Attacker Tool Response') },
          },
          ...(sent === undefined ? [] : [{ call: sent, by: 'attacker' } as const]),
        ];
        flows.push({ id, cluster, steps });
      }
    }
  }
  return { flows, held, withoutCall, tools, rows };
}

/** "Action: Tool" and "Action Input: {…}" as a model wrote them. */
function callsIn(output: string): ToolCall[] {
  const calls: ToolCall[] = [];
  for (const match of output.matchAll(/Action:\s*(\w+)\s*\n\s*Action Input:\s*/g)) {
    const raw = jsonAt(output, match.index + match[0].length);
    let given: JsonValue = null;
    try {
      given = JSON.parse(raw) as JsonValue;
    } catch {
      // Kept as it was written: a call whose arguments are not JSON.
    }
    calls.push(
      given === null ? { name: match[1] ?? '', arguments: null, raw } : { name: match[1] ?? '', arguments: given },
    );
  }
  return calls;
}

/** From an opening brace to the one that closes it, strings respected. */
function jsonAt(text: string, start: number): string {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(start, index + 1);
    }
  }
  return text.slice(start).split('\n')[0] ?? '';
}

/** Agent Security Bench: transcripts with the attacker's tool in them, and clean ones. */
export interface AgentSecurityFlows {
  /** Labelled a success, and the attacker's tool is called after data came in. */
  readonly after: Flow[];
  /** Labelled a success, but the tool is called before there is any data: its description in the list was enough. */
  readonly before: Flow[];
  /** Labelled a success without a recorded call of the tool. */
  readonly withoutCall: number;
  /** Not labelled a success. */
  readonly held: Flow[];
  /** Transcripts without an attack, as the operator's own work. */
  readonly clean: Flow[];
  /** Transcripts without an attack in which no tool is called. */
  readonly cleanWithoutCall: number;
  readonly attackTools: Set<string>;
}

const call = /I will call the (\S+) with the params as None/g;

export function agentSecurityFlows(data: string): AgentSecurityFlows {
  const folder = join(data, 'agent_security_bench', 'recorded');
  const found = {
    after: [] as Flow[],
    before: [] as Flow[],
    withoutCall: 0,
    held: [] as Flow[],
    clean: [] as Flow[],
    cleanWithoutCall: 0,
    attackTools: new Set<string>(),
  };
  for (const name of [
    'opi_gpt-4o-mini_combined',
    'opi_gpt-3.5-turbo_naive',
    'opi_llama3.1-8b_naive',
    'clean_gpt-4o-mini',
  ]) {
    const [head = [], ...rows] = csvRows(gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))).toString('utf8'));
    for (const [index, row] of rows.entries()) {
      const at = (column: string): string => row[head.indexOf(column)] ?? '';
      const tool = at('Attack Tool');
      const clean = name.startsWith('clean');
      found.attackTools.add(tool);
      const flow = {
        id: `asb/${name}/${String(index)}`,
        cluster: clean ? at('Agent Name') : tool,
        steps: stepsOf(at('messages'), clean ? '' : tool),
        taskDone: at('Original Task Successful') === '1',
      };
      const calls = flow.steps.filter((step) => 'call' in step);
      if (clean) {
        if (calls.length > 0) found.clean.push(flow);
        else found.cleanWithoutCall += 1;
        continue;
      }
      if (at('Attack Successful') !== '1') {
        found.held.push(flow);
        continue;
      }
      const first = flow.steps.findIndex((step) => 'call' in step && step.by === 'attacker');
      if (first === -1) found.withoutCall += 1;
      else
        (flow.steps.slice(0, first).some((step) => 'text' in step && step.text.channel === 'tool-result')
          ? found.after
          : found.before
        ).push(flow);
    }
  }
  return found;
}

/** The first request is the user's; the steps that follow it in the user's role were written by the agent's own plan. */
function stepsOf(messages: string, attackTool: string): Step[] {
  const steps: Step[] = [];
  let users = 0;
  for (const { role, content } of printedMessages(messages)) {
    if (role === 'user') {
      users += 1;
      steps.push({ text: { channel: users === 1 ? 'user' : 'assistant', text: content } });
    } else if (role === 'assistant') {
      const calls = [...content.matchAll(call)].map(([, name = '']) => name);
      for (const name of calls) {
        steps.push({ call: { name, arguments: {} }, by: name === attackTool ? 'attacker' : 'user' });
      }
      const observed = content.indexOf('[Observation]');
      const text = observed === -1 ? '' : content.slice(observed);
      if (calls.length > 0 && text !== '') steps.push({ text: { channel: 'tool-result', tool: calls.at(-1), text } });
    }
  }
  return steps;
}

/** Messages of a list that Python printed. */
function printedMessages(printed: string): { readonly role: string; readonly content: string }[] {
  const turns = printed.matchAll(/'role': '(\w+)', 'content': ('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/gs);
  return [...turns].map(([, role = '', quoted = '']) => ({
    role,
    content: quoted.slice(1, -1).replaceAll('\\n', '\n'),
  }));
}

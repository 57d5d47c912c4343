import { spokenName, type FeatureTool, type ToolAct } from './tool-act.js';

const usual: Readonly<Record<ToolAct, string>> = {
  read: 'record',
  send: 'message',
  pay: 'payment',
  delete: 'record',
  execute: 'script',
  'fetch-external': 'page',
  change: 'record',
};

const verbs = new Set(
  'get list look lookup up read search find show check query view fetch open send mail forward post pay transfer charge delete remove cancel erase run execute start set update change edit create add reset book block grant move new by id all a the for to of from with'.split(
    ' ',
  ),
);

/**
 * What a tool is about, out of its name: "lookup_account" is about an account. Users speak of that, not of tools.
 *
 * @example
 * ```ts
 * toolObject({ name: 'cancel_order', act: 'delete', declared: false }); // 'order'
 * ```
 */
export function toolObject({ name, act }: FeatureTool): string {
  const words = spokenName(name).split(' ');
  const rest = words.filter((word) => word !== '' && !verbs.has(word));
  return rest.length === 0 || rest.join(' ').length > 40 ? usual[act] : rest.join(' ');
}

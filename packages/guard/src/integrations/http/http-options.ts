import type { Channel } from '../../channel.js';
import type { Stopped } from '../turn/guard-event.js';
import type { TurnOptions } from '../turn/turn-options.js';

/** A text in a body: member `at` of the object or list `in`. */
export interface PickedText {
  readonly in: object;
  readonly at: string | number;
  /** `user` in requests when left out; texts of replies always stand on `assistant`. */
  readonly channel?: Channel | undefined;
}

/** What is sent instead. */
export interface HttpAnswer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: unknown;
}

/** How a route is guarded. `Request` is what the framework hands to its handlers. */
export interface HttpOptions<Request = unknown> extends TurnOptions<Request> {
  /**
   * Names the texts of a request's JSON body. Left out: bodies shaped like a chat (`messages`, also of the AI SDK's hooks, or
   * `input`), and the members `prompt`, `input`, `question`, `query`, `message`, `text`, `system`, `instructions`,
   * `context` and `documents`.
   */
  readonly pick?: ((body: unknown) => readonly PickedText[]) | undefined;
  /**
   * Names the texts of a reply's JSON body. Left out: chat completions, responses, and the members `text`, `reply`,
   * `answer`, `message`, `content`, `output`, `response`.
   */
  readonly pickReply?: ((body: unknown) => readonly PickedText[]) | undefined;
  /** Answers a request that was stopped; status 403 and an `error` when left out. */
  readonly answer?: ((stopped: Stopped) => HttpAnswer) | undefined;
  /**
   * What follows where no text can be found in a body, so that nothing was checked: `refuse` (when left out: status 422 for a
   * request, 502 for a reply) or `pass`, recorded as not scanned.
   */
  readonly unreadable?: 'pass' | 'refuse' | undefined;
}

/** What is sent where a request was stopped. It does not name the rules: whoever tries to get around them would read it. */
export function stoppedAnswer(stopped: Stopped, { answer }: HttpOptions<never>): HttpAnswer {
  if (answer !== undefined) return answer(stopped);
  return { status: 403, body: error('blocked-by-guard', stopped.text || 'This request cannot be served.') };
}

export const unreadableRequest: HttpAnswer = {
  status: 422,
  body: error('not-readable-by-guard', 'The body has none of the texts that this route takes.'),
};

export const unreadableReply: HttpAnswer = {
  status: 502,
  body: error('not-readable-by-guard', 'The reply could not be checked.'),
};

function error(code: string, message: string): object {
  return { error: { code, message } };
}

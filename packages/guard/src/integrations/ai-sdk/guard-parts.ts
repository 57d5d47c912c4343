import { isRecord, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { ReplyStep, ReplyStream } from '../turn/reply-stream.js';
import { guardPart, notes, stoppedReason, unknownUsage } from './guard-content.js';

type Part = Readonly<Record<string, unknown>>;

/**
 * The parts of a streamed answer, guarded: text is held back as long as something in it may still be stopped, the input of
 * a tool until its call is decided on. An answer that is stopped ends with the reason `content-filter`.
 */
export async function* guardParts(turn: GuardedTurn, parts: AsyncIterable<unknown>): AsyncGenerator<Part, void> {
  const open = new Map<string, { readonly kind: string; readonly reply: ReplyStream }>();
  const inputs = new Map<string, Part[]>();
  const dropped = new Set<string>();
  let kept = 0;
  let stopped: Stopped | undefined;
  const delta = (kind: string, id: string, { text }: ReplyStep, part: Part): Part[] =>
    text === '' ? [] : [{ ...part, type: `${kind}-delta`, id, delta: text }];

  for await (const part of parts) {
    if (!isRecord(part)) continue;
    const type = textOf(part.type) ?? '';
    const id = textOf(part.id) ?? '';
    const [kind = '', step] = /^(text|reasoning)-(start|delta|end)$/.exec(type)?.slice(1) ?? [];
    if (step === 'start') {
      open.set(id, { kind, reply: turn.openReply() });
      yield part;
    } else if (step === 'delta' || step === 'end') {
      const reply = open.get(id)?.reply;
      if (reply === undefined) continue;
      const { delta: given, ...rest } = part;
      const shown = step === 'delta' ? reply.push(textOf(given) ?? '') : await reply.end();
      yield* delta(kind, id, shown, rest);
      if (shown.stopped !== undefined) {
        yield* cut(open, shown.stopped);
        return;
      }
      if (step === 'end') {
        open.delete(id);
        yield part;
      }
    } else if (/^tool-input-(start|delta|end)$/.test(type)) {
      inputs.set(id, [...(inputs.get(id) ?? []), part]);
    } else if (type === 'tool-call') {
      const held = inputs.get(textOf(part.toolCallId) ?? '') ?? [];
      const guarded = await guardPart(turn, part, dropped);
      stopped = guarded.stopped ?? stopped;
      if (guarded.part === undefined) continue;
      kept += 1;
      // The input's own pieces would show what was taken out of it.
      if (guarded.part === part) yield* held;
      yield guarded.part;
    } else if (type === 'tool-result' || type === 'tool-approval-request') {
      const guarded = await guardPart(turn, part, dropped);
      if (guarded.part !== undefined) yield guarded.part;
    } else if (type === 'finish') {
      yield stopped === undefined ? part : { ...part, ...ending(stopped, part, kept) };
    } else if (type === 'raw') turn.notScanned('assistant', 'raw', 'withheld');
    else {
      if (type === 'file' || type === 'source') turn.notScanned('assistant', type);
      yield part;
    }
  }
  // A stream that breaks off: what was held back and found clean may still be read.
  for (const [id, { kind, reply }] of open) {
    const shown = await reply.end();
    yield* delta(kind, id, shown, {});
    if (shown.stopped === undefined) continue;
    yield* cut(open, shown.stopped);
    return;
  }
}

/** Ends an answer in the middle: what is open is closed. */
function* cut(open: ReadonlyMap<string, { readonly kind: string }>, stopped: Stopped): Generator<Part, void> {
  for (const [id, { kind }] of open) yield { type: `${kind}-end`, id };
  yield { type: 'finish', usage: unknownUsage, finishReason: stoppedReason, ...notes(stopped, {}) };
}

function ending(stopped: Stopped, part: Part, kept: number): Draft {
  return { ...(kept === 0 ? { finishReason: stoppedReason } : {}), ...notes(stopped, part) };
}

/** The parts that stand for an answer that was never asked for. */
export async function* stoppedParts(stopped: Stopped): AsyncGenerator<Part, void> {
  yield await Promise.resolve({ type: 'stream-start', warnings: [] });
  if (stopped.text !== '') {
    yield { type: 'text-start', id: 'guard' };
    yield { type: 'text-delta', id: 'guard', delta: stopped.text };
    yield { type: 'text-end', id: 'guard' };
  }
  yield { type: 'finish', usage: unknownUsage, finishReason: stoppedReason, ...notes(stopped, {}) };
}

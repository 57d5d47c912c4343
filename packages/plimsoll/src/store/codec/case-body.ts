import type { Case, Expectation, JsonValue, Message, Provenance } from '@plimsoll/core';

/** The parts of a case that are not columns. Short names and shorthands: every case has one. */
interface Body {
  /** The only user message. */
  u?: string;
  /** The system message in front of it. */
  y?: string;
  /** All messages, where the two shorthands do not fit. */
  m?: readonly Message[];
  t?: readonly string[];
  /** 0: one `comply`. 1: one `not-comply`. Left out when `e` is there. */
  x?: number | readonly Expectation[];
  /** Number of the set's part that holds the expectations. */
  e?: number;
  n?: string;
  /** Number of the set's part that holds the provenance without its note, or that provenance itself. */
  p?: number | Provenance;
  /** The note of the provenance. */
  o?: string;
  d?: Readonly<Record<string, JsonValue>>;
}

type CaseRest = Pick<Case, 'messages' | 'turns' | 'expectations' | 'environment' | 'provenance' | 'metadata'>;

/** Provenance without its note: what the cases of one file share. */
export function sharedProvenance(testCase: Case): Provenance | undefined {
  if (testCase.provenance === undefined) return undefined;
  const { note: _note, ...shared } = testCase.provenance;
  return shared;
}

/** Where a set keeps what a case shares with others, if it does. */
export interface PartNumbers {
  readonly expectations: number | undefined;
  readonly provenance: number | undefined;
}

/** Writes the body. */
export function bodyToColumn(testCase: Case, shared: PartNumbers): string {
  const body: Body = messagesPart(testCase.messages);
  const short = shortExpectations(testCase.expectations);
  if (short === undefined && shared.expectations !== undefined) body.e = shared.expectations;
  else body.x = short ?? testCase.expectations;
  if (testCase.turns !== undefined) body.t = testCase.turns;
  if (testCase.environment !== undefined) body.n = testCase.environment;
  const provenance = shared.provenance ?? sharedProvenance(testCase);
  if (provenance !== undefined) body.p = provenance;
  if (testCase.provenance?.note !== undefined) body.o = testCase.provenance.note;
  if (testCase.metadata !== undefined) body.d = testCase.metadata;
  return JSON.stringify(body);
}

/** The parts of a set by number, read from their JSON. Cases share them, so nobody may change them. */
export type SetParts = ReadonlyMap<number, unknown>;

/** Reads what {@link bodyToColumn} wrote. */
export function bodyOf(column: string, parts: SetParts): CaseRest {
  const body = JSON.parse(column) as Body;
  const rest: { -readonly [Key in keyof CaseRest]: CaseRest[Key] } = {
    messages: messagesOfBody(body),
    expectations: expectationsOfBody(body, parts),
  };
  if (body.t !== undefined) rest.turns = body.t;
  if (body.n !== undefined) rest.environment = body.n;
  if (body.p !== undefined) {
    const shared = typeof body.p === 'number' ? ((parts.get(body.p) ?? { source: '' }) as Provenance) : body.p;
    rest.provenance = body.o === undefined ? shared : { ...shared, note: body.o };
  }
  if (body.d !== undefined) rest.metadata = body.d;
  return rest;
}

function expectationsOfBody({ e, x }: Body, parts: SetParts): readonly Expectation[] {
  if (e !== undefined) return (parts.get(e) ?? []) as readonly Expectation[];
  return typeof x === 'number' ? [{ kind: x === 0 ? 'comply' : 'not-comply' }] : (x ?? []);
}

function messagesPart(messages: readonly Message[]): Pick<Body, 'u' | 'y' | 'm'> {
  const [first, second] = messages;
  if (messages.length === 1 && isPlain(first, 'user')) return { u: first.content };
  if (messages.length === 2 && isPlain(first, 'system') && isPlain(second, 'user')) {
    return { u: second.content, y: first.content };
  }
  return { m: messages };
}

function messagesOfBody(body: Body): readonly Message[] {
  if (body.m !== undefined) return body.m;
  const system: Message[] = body.y === undefined ? [] : [{ role: 'system', content: body.y }];
  return [...system, { role: 'user', content: body.u ?? '' }];
}

function isPlain(message: Message | undefined, role: Message['role']): message is Message {
  return (
    message?.role === role &&
    message.toolCalls === undefined &&
    message.toolCallId === undefined &&
    message.toolName === undefined
  );
}

/** The shorthand of expectations that need no more than a number. */
export function shortExpectations(expectations: readonly Expectation[]): number | undefined {
  const only = expectations.length === 1 ? expectations[0] : undefined;
  return only?.kind === 'comply' ? 0 : only?.kind === 'not-comply' ? 1 : undefined;
}

import type { PromptPiece } from './prompt.js';

/** Part of a request that may be written to: a copy. */
export type Draft = Record<string, unknown>;

/** Whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object as it is, anything else as an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** A list as it is, anything else as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text as it is, anything else as undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Copies of the items that are objects, to be written to; others as they are. */
export function draftsOf(value: unknown): unknown[] {
  return listOf(value).map((item) => (isRecord(item) ? { ...item } : item));
}

/** Where a piece stands. */
export type Place = Pick<PromptPiece, 'channel' | 'earlier' | 'tool'>;

/** The one text of a member, as a piece; undefined when it is no text, or an empty one. */
export function memberPiece(owner: Draft, key: string, place: Place): PromptPiece | undefined {
  const text = owner[key];
  if (typeof text !== 'string' || text === '') return undefined;
  return { ...place, texts: [text], write: ([written = '']) => (owner[key] = written) };
}

/** A member that holds JSON as text, as a piece: what is written instead stays JSON. */
export function writtenJsonPiece(owner: Draft, key: string, place: Place): PromptPiece | undefined {
  const piece = memberPiece(owner, key, place);
  return piece && { ...piece, write: ([text = '']) => (owner[key] = isJson(text) ? text : JSON.stringify({ text })) };
}

/** A member that holds a value, as a piece: it is inspected as JSON. What no longer is JSON is written as a text. */
export function valuePiece(owner: Draft, key: string, place: Place): PromptPiece | undefined {
  const value = owner[key];
  if (value === undefined || value === null) return undefined;
  return {
    ...place,
    texts: [JSON.stringify(value)],
    write: ([text = '']) => (owner[key] = isJson(text) ? (JSON.parse(text) as unknown) : text),
  };
}

/**
 * The content of a message, a text or a list of parts, as one piece.
 *
 * @param other called for each part that is no text.
 */
export function contentPiece(
  owner: Draft,
  key: string,
  place: Place,
  other: (part: Readonly<Record<string, unknown>>, index: number) => void,
): PromptPiece | undefined {
  const content = owner[key];
  if (!Array.isArray(content)) return memberPiece(owner, key, place);
  const texts: string[] = [];
  const places: { readonly index: number; readonly member: string }[] = [];
  for (const [index, part] of (content as readonly unknown[]).entries()) {
    const member = isRecord(part) ? textMember(part) : undefined;
    if (member !== undefined) {
      texts.push((part as Draft)[member] as string);
      places.push({ index, member });
    } else if (typeof part === 'string') {
      texts.push(part);
      places.push({ index, member: '' });
    } else if (isRecord(part)) other(part, index);
  }
  if (texts.length === 0) return undefined;
  return {
    ...place,
    texts,
    write(written) {
      const parts = [...(owner[key] as readonly unknown[])];
      for (const [number, { index, member }] of places.entries()) {
        const text = written[number] ?? '';
        parts[index] = text === '' ? undefined : member === '' ? text : { ...(parts[index] as Draft), [member]: text };
      }
      owner[key] = parts.filter((part) => part !== undefined);
    },
  };
}

/** The member that holds the text of a part, on any wire. */
function textMember(part: Readonly<Record<string, unknown>>): 'text' | 'refusal' | undefined {
  if (typeof part.text === 'string') return 'text';
  return typeof part.refusal === 'string' ? 'refusal' : undefined;
}

/** What a part is called that no check looks at: "image", "audio", "file", or its own type. */
export function kindOfPart(part: Readonly<Record<string, unknown>>): string {
  const type = textOf(part.type) ?? 'part';
  return /image|audio|video|file|document/.exec(type)?.[0] ?? type.slice(0, 40);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One line of a JSON-lines input, or why it cannot be read. */
export interface RawLine {
  /** Counted from 1. */
  readonly line: number;
  /** Left out when the line is too long or not UTF-8. */
  readonly text?: string | undefined;
  readonly problem?: string | undefined;
}

const lineFeed = 10;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Splits bytes into lines (LF or CRLF; an empty last line is none) and goes on after a line that cannot be read. Of a
 * line over the limit nothing is kept, so memory stays flat whatever comes.
 */
export async function* splitBytes(
  source: AsyncIterable<Uint8Array>,
  maximumLineBytes: number,
): AsyncGenerator<RawLine> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > maximumLineBytes) parts = [];
    else if (piece.length > 0) parts.push(piece.slice());
  };
  const finish = (): RawLine => {
    const raw = length > maximumLineBytes ? tooLong(line, maximumLineBytes) : decodeLine(line, parts, length);
    line += 1;
    parts = [];
    length = 0;
    return raw;
  };
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
      yield finish();
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}

function tooLong(line: number, limit: number): RawLine {
  return { line, problem: `the line is longer than ${String(limit)} bytes` };
}

function decodeLine(line: number, parts: readonly Uint8Array[], length: number): RawLine {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  try {
    const text = decoder.decode(bytes);
    return { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { line, problem: 'the line is not valid UTF-8' };
  }
}

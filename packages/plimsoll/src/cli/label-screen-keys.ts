/** A key that was pressed: a name, or the character itself. */
export type Key =
  'enter' | 'escape' | 'backspace' | 'up' | 'down' | 'page-up' | 'page-down' | 'interrupt' | (string & {});

const sequences: Readonly<Record<string, Key>> = {
  '\u001b[A': 'up',
  '\u001b[B': 'down',
  '\u001b[5~': 'page-up',
  '\u001b[6~': 'page-down',
  '\u001bOA': 'up',
  '\u001bOB': 'down',
};

// eslint-disable-next-line no-control-regex -- keys arrive as control sequences
const tokens = /\u001b(?:\[[\d;]*[ -/]*[@-~]|O[A-Z])|[\s\S]/gu;

/** The keys in a piece of raw terminal input; sequences of keys that mean nothing here are dropped. */
export function keysIn(input: string): Key[] {
  return (input.match(tokens) ?? []).flatMap((token): Key[] => {
    const known = sequences[token];
    if (known !== undefined) return [known];
    if (token === '\r' || token === '\n') return ['enter'];
    if (token === '\u0003' || token === '\u0004') return ['interrupt'];
    if (token === '\u007f' || token === '\b') return ['backspace'];
    if (token === '\u001b') return ['escape'];
    return token.length > 2 || token < ' ' ? [] : [token];
  });
}

/** The keys of a stream of raw input, one at a time; ends when the stream does. */
export async function* keysOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<Key> {
  const decoder = new TextDecoder();
  for await (const chunk of input) {
    yield* keysIn(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
}

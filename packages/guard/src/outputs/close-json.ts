const deepest = 200;

interface Open {
  readonly closes: '}' | ']';
  /** In an object: a key comes next, or its colon, or its value; in a list always a value. */
  state: 'key' | 'colon' | 'value' | 'comma';
}

/**
 * What an interrupted or careless JSON text says as far as it goes: commas too many are left out, a member or element that
 * is not complete is left out, what is open is closed, and what follows the value is cut off. Linear in the text.
 *
 * @param start where the value begins: at "{" or "[".
 * @returns `undefined` when it is no JSON even so.
 * @example
 * ```ts
 * closeJson('{"a": [1, 2,], "b": "cut o', 0); // '{"a": [1, 2]}'
 * ```
 */
export function closeJson(text: string, start: number): string | undefined {
  const stack: Open[] = [];
  let out = '';
  /** The output so far is whole up to here, and this many containers are open then. */
  let safe = 0;
  let safeClosers = '';
  const valueDone = (): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.state = 'comma';
    safe = out.length;
    safeClosers = stack
      .map(({ closes }) => closes)
      .reverse()
      .join('');
  };
  for (let index = start; index < text.length;) {
    const sign = text.charAt(index);
    const top = stack.at(-1);
    if (sign === '{' || sign === '[') {
      if (stack.length >= deepest || (top !== undefined && top.state !== 'value')) break;
      stack.push({ closes: sign === '{' ? '}' : ']', state: sign === '{' ? 'key' : 'value' });
      out += sign;
      safe = out.length;
      safeClosers = stack
        .map(({ closes }) => closes)
        .reverse()
        .join('');
      index += 1;
    } else if (sign === top?.closes) {
      out = out.slice(0, safe) + sign;
      stack.pop();
      valueDone();
      if (stack.length === 0) return parses(out);
      index += 1;
    } else if (sign === '"') {
      const end = stringEnd(text, index);
      if (end === -1 || top === undefined) break;
      out += text.slice(index, end);
      index = end;
      if (top.state === 'key') top.state = 'colon';
      else if (top.state === 'value') valueDone();
      else break;
    } else if (sign === ':' && top?.state === 'colon') {
      top.state = 'value';
      out += sign;
      index += 1;
    } else if (sign === ',') {
      if (top?.state === 'comma') {
        top.state = top.closes === '}' ? 'key' : 'value';
        out += sign;
      }
      index += 1;
    } else if (/\s/.test(sign)) {
      out += sign;
      index += 1;
    } else {
      const literal = /^(?:-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?=[\s,\]}])/.exec(
        text.slice(index, index + 400),
      );
      if (literal === null || top?.state !== 'value') break;
      out += literal[0];
      index += literal[0].length;
      valueDone();
    }
  }
  return safe === 0 ? undefined : parses(out.slice(0, safe) + safeClosers);
}

/** Behind the closing quotation mark; -1 when there is none. */
function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\\') index += 1;
    else if (sign === '"') return index + 1;
  }
  return -1;
}

function parses(text: string): string | undefined {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

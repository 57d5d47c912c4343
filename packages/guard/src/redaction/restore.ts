const placeholder = /\[[a-z0-9][a-z0-9-]{0,142}\]/g;
const openPlaceholder = /\[(?:[a-z0-9][a-z0-9-]{0,142})?$/;
/** An address, the target of a Markdown link, or an attribute that a browser follows. */
const followed = /\/\/|\]\(|(?:src|srcset|href|action)=/i;
const longestRun = 4_096;

/** Puts originals back into a text that comes in pieces. */
export interface Restorer {
  /** The next piece, cut anywhere; returns what is ready. At most 145 UTF-16 units are kept back. */
  push(delta: string): string;
  /** What was kept back. */
  end(): string;
}

/**
 * Puts originals back where a text holds their placeholders, once: what was put back is not looked at again. Placeholders
 * in an address or the target of a link stay: following it must not carry an original to somebody else.
 *
 * @param originals by placeholder, from a `PlaceholderVault` or a stream.
 * @example
 * ```ts
 * restore('I have noted [iban-1].', new Map([['[iban-1]', 'DE02 1203']])); // 'I have noted DE02 1203.'
 * ```
 */
export function restore(text: string, originals: ReadonlyMap<string, string>): string {
  const restorer = openRestorer(originals);
  return restorer.push(text) + restorer.end();
}

/**
 * Opens a restorer for a stream.
 *
 * @example
 * ```ts
 * const restorer = openRestorer(new Map([['[iban-1]', 'DE02 1203']]));
 * restorer.push('Noted: [ib') + restorer.push('an-1].') + restorer.end(); // 'Noted: DE02 1203.'
 * ```
 */
export function openRestorer(originals: ReadonlyMap<string, string>): Restorer {
  let kept = '';
  /** What has been read since the last blank. */
  let run = '';
  const read = (text: string): void => {
    const blank = text.search(/\s\S*$/);
    run = blank === -1 ? run + text : text.slice(blank + 1);
    // The sign that makes it an address may be far back: it is kept in front.
    if (run.length > longestRun) run = `${followed.test(run) ? '//' : ''}${run.slice(-16)}`;
  };
  const put = (text: string): string => {
    let out = '';
    let done = 0;
    for (const match of text.matchAll(placeholder)) {
      const before = text.slice(done, match.index);
      read(before);
      const original = followed.test(run) ? undefined : originals.get(match[0]);
      read(match[0]);
      out += before + (original ?? match[0]);
      done = match.index + match[0].length;
    }
    read(text.slice(done));
    return out + text.slice(done);
  };
  return {
    push(delta) {
      const text = kept + delta;
      const open = openPlaceholder.exec(text.slice(-145));
      const ready = open === null ? text : text.slice(0, text.length - open[0].length);
      kept = text.slice(ready.length);
      return put(ready);
    },
    end() {
      const rest = put(kept);
      kept = '';
      return rest;
    },
  };
}

/** What an attack on a simulated bot asks for: a behaviour, never how it is done. */
export interface Goal {
  readonly category: string;
  /** The request in plain words. */
  readonly text: string;
  /** What is asked for, as it stands in the text: "pick the lock of a display cabinet". */
  readonly action: string;
  /** Asks for the bot's own secret. */
  readonly secret: boolean;
}

/** Words of an action by which a bot knows it again, in small letters. */
export function keyWords({ action }: Goal): readonly string[] {
  return wordsOf(action).filter((word) => word.length > 3 && !idle.has(word));
}

/** All words of a text, in small letters. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const idle = new Set('with that from past their your were told have been through without under over into'.split(' '));

/** Does the rest of what finished trials need, a few at a time. */
export interface Settler<Item> {
  /** Returns a promise only when so many are unsettled that the caller must wait. */
  add(item: Item): Promise<void> | undefined;
  /** Resolves when everything added before is settled; rejects with the first error. */
  finish(): Promise<void>;
}

/** About a millisecond of grading by rules. */
const atOnce = 16;

/**
 * Settles finished trials between readings of the network: a reply that has arrived is answered with the next trial at
 * once, not when the replies before it have been graded. After an error nothing more is settled, and every later `add`
 * and `finish` fails with it.
 *
 * @param settle returns a promise only when it must wait.
 * @param most unsettled items, from which on `add` makes the caller wait.
 */
export function settler<Item>(settle: (item: Item) => Promise<void> | undefined, most: number): Settler<Item> {
  const queue: Item[] = [];
  let at = 0;
  let open = 0;
  let scheduled = false;
  let failure: { readonly error: unknown } | undefined;
  /** Wakes those who wait for fewer unsettled items. */
  let waiting: (() => void)[] = [];

  const raise = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  const closed = (): void => {
    open -= 1;
    if (waiting.length === 0 || open >= most) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const failed = (error: unknown): void => {
    failure ??= { error };
    closed();
  };
  const settleOne = (item: Item): void => {
    try {
      const pending = failure === undefined ? settle(item) : undefined;
      if (pending === undefined) closed();
      else pending.then(closed, failed);
    } catch (error) {
      failed(error);
    }
  };
  const turn = (): void => {
    const end = Math.min(queue.length, at + atOnce);
    for (; at < end; at += 1) settleOne(queue[at] as Item);
    if (at === queue.length) {
      queue.length = 0;
      at = 0;
      scheduled = false;
    } else setImmediate(turn);
  };
  const fewer = (): Promise<void> => new Promise((wake) => waiting.push(wake));

  return {
    add(item) {
      raise();
      queue.push(item);
      open += 1;
      if (!scheduled) setImmediate(turn);
      scheduled = true;
      return open < most ? undefined : fewer().then(raise);
    },
    async finish() {
      while (open > 0) await fewer();
      raise();
    },
  };
}

/** The items of a stream, which is cancelled when no more are wanted. */
export async function* itemsOf<Item>(stream: ReadableStream<Item>): AsyncGenerator<Item, void> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      yield value;
    }
    ended = true;
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}

/** A stream of what a generator yields; it asks for the next item when somebody reads. */
export function readableOf<Item>(items: AsyncGenerator<Item, void>): ReadableStream<Item> {
  return new ReadableStream<Item>({
    async pull(controller) {
      const next = await items.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await items.return();
    },
  });
}

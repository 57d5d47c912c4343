/** What the SDK's helpers read of a stream of events. */
export interface EventStream<Item> extends AsyncIterable<Item> {
  readonly controller: AbortController;
  tee(): [EventStream<Item>, EventStream<Item>];
  toReadableStream(): ReadableStream<Uint8Array>;
}

/** Events that stand for an SDK's own stream: read once, ended through the same controller. */
export class GuardedStream<Item> implements EventStream<Item> {
  readonly controller: AbortController;
  readonly #open: () => AsyncIterator<Item>;

  constructor(open: () => AsyncIterator<Item>, controller: AbortController) {
    this.#open = open;
    this.controller = controller;
  }

  [Symbol.asyncIterator](): AsyncIterator<Item> {
    return this.#open();
  }

  /** Two streams of the same events. */
  tee(): [GuardedStream<Item>, GuardedStream<Item>] {
    const left: Promise<IteratorResult<Item>>[] = [];
    const right: Promise<IteratorResult<Item>>[] = [];
    const events = this.#open();
    const reader = (queue: Promise<IteratorResult<Item>>[]): (() => AsyncIterator<Item>) => {
      return () => ({
        next() {
          if (queue.length === 0) {
            const next = events.next();
            left.push(next);
            right.push(next);
          }
          return queue.shift() as Promise<IteratorResult<Item>>;
        },
      });
    };
    return [new GuardedStream(reader(left), this.controller), new GuardedStream(reader(right), this.controller)];
  }

  /** The events as JSON, one a line. */
  toReadableStream(): ReadableStream<Uint8Array> {
    const events = this.#open();
    const encoder = new TextEncoder();
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = await events.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
      },
      async cancel() {
        await events.return?.();
      },
    });
  }
}

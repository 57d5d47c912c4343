/** Pieces that are written on one side and read on the other. */
export class ChunkQueue<Chunk> implements AsyncIterable<Chunk> {
  readonly #chunks: Chunk[] = [];
  #wake: (() => void) | undefined;
  #closed = false;

  push(chunk: Chunk): void {
    this.#chunks.push(chunk);
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Chunk, void> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.#closed) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}

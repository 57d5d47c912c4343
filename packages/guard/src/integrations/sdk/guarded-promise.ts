import { PlimsollError } from '@plimsoll/core';

/** An answer as the SDKs promise it: their helpers unwrap it, users may ask for the response it came with. */
export interface SdkPromise<Answer> extends Promise<Answer> {
  withResponse(): Promise<{ readonly data: Answer; readonly response: unknown; readonly request_id: unknown }>;
}

/** What was asked, and what the guard made of the answer. */
export interface Guarded<Answer> {
  readonly answer: Answer;
  /** The SDK's own promise; none when the model was not asked. */
  readonly asked?: SdkPromise<unknown> | undefined;
}

/** A promise of a guarded answer that can do what the SDK's own can, except hand out what was not inspected. */
export class GuardedPromise<Answer> extends Promise<Answer> implements SdkPromise<Answer> {
  readonly #guarded: Promise<Guarded<Answer>>;

  constructor(guarded: Promise<Guarded<Answer>>) {
    super((resolve, reject) => {
      guarded.then(({ answer }) => {
        resolve(answer);
      }, reject);
    });
    this.#guarded = guarded;
  }

  /** `then` makes plain promises: only this one knows what was asked. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The answer with the response that it came in. */
  async withResponse(): Promise<{
    readonly data: Answer;
    readonly response: unknown;
    readonly request_id: unknown;
  }> {
    this.#handOver();
    const { answer, asked } = await this.#guarded;
    // Without a question there was no response; the SDKs' streams read headers of one.
    const none = { response: new Response(null), request_id: null };
    const { response, request_id } = (await asked?.withResponse()) ?? none;
    return { data: answer, response, request_id };
  }

  /** @throws PlimsollError always: the raw response has not been inspected. */
  asResponse(): Promise<never> {
    this.#handOver();
    return Promise.reject(
      new PlimsollError({
        code: 'invalid-argument',
        message: 'A guarded client hands out no raw response: its text has not been inspected.',
        hint: 'Await the call itself, or use withResponse() for headers.',
      }),
    );
  }

  /** What the SDK's own helpers (`parse`, `runTools`) call. */
  _thenUnwrap<Unwrapped>(transform: (answer: Answer, props: object) => Unwrapped): GuardedPromise<Unwrapped> {
    this.#handOver();
    return new GuardedPromise(
      this.#guarded.then(({ answer, asked }) => ({ answer: transform(answer, { response: {} }), asked })),
    );
  }

  /** What fails is told by what comes of this promise, and not a second time as nobody's. */
  #handOver(): void {
    this.then(undefined, () => undefined);
  }
}

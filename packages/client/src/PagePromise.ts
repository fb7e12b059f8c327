type Page = { items: readonly unknown[]; nextCursor?: string | null };

/**
 * A pending page of a list, and an iterator over the whole list: `await` gives the page, `for await` gives each item of
 * this page and of those after it. A page is requested when the loop reaches it.
 */
export class PagePromise<Result, Item> implements PromiseLike<Result>, AsyncIterable<Item> {
  readonly #read: (cursor: string | undefined) => Promise<Result>;
  #first: Promise<Result> | undefined;

  constructor(read: (cursor: string | undefined) => Promise<Result>) {
    this.#read = read;
  }

  // biome-ignore lint/suspicious/noThenProperty: a page can be awaited.
  then<Fulfilled = Result, Rejected = never>(
    onFulfilled?: ((page: Result) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    this.#first ??= this.#read(undefined);
    return this.#first.then(onFulfilled, onRejected);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    let page: Result = await this;
    while (true) {
      const { items, nextCursor } = page as Page;
      yield* items as readonly Item[];
      if (typeof nextCursor !== 'string') return;
      page = await this.#read(nextCursor);
    }
  }
}

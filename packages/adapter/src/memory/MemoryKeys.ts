import { WalletError } from '../errors/WalletError.ts';
import type { WriteOptions } from '../port/WalletAdapter.ts';
import { copy } from './copy.ts';

/** Results of writes by idempotency key. A rejected write stores nothing, so it can be retried with its key. */
export class MemoryKeys {
  readonly #done = new Map<string, { fingerprint: string; result: unknown }>();

  /** Runs a write once per key. Later calls with the key return the first result. */
  once<Result>(request: readonly unknown[], options: WriteOptions, write: () => Result): Result {
    const { idempotencyKey: key } = options;
    if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
      throw new WalletError('idempotency_key_required', 'Pass an idempotency key of 1 to 255 characters.');
    }
    const fingerprint = JSON.stringify(request);
    const done = this.#done.get(key);
    if (!done) {
      const result = write();
      this.#done.set(key, { fingerprint, result: copy(result) });
      return result;
    }
    if (done.fingerprint !== fingerprint) {
      throw new WalletError(
        'idempotency_key_reused',
        `The key "${key}" belongs to another request. Create a new key for each new request.`,
      );
    }
    options.onReplayed?.();
    // The fingerprint contains the operation's name, so the stored result has its type.
    return done.result as Result;
  }
}

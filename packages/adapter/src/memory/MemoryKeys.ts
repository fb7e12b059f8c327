import { WalletError } from '../errors/WalletError.ts';
import type { WriteOptions } from '../port/WalletAdapter.ts';

/** Which writes happened already, by idempotency key. A refused write leaves no trace, so it may be tried again. */
export class MemoryKeys {
  readonly #done = new Map<string, { fingerprint: string; answer: unknown }>();

  /** Runs a write once for its key; afterwards answers what it answered. */
  once<Answer>(request: readonly unknown[], options: WriteOptions, write: () => Answer): Answer {
    const { idempotencyKey: key } = options;
    if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
      throw new WalletError('idempotency_key_required', 'Pass an idempotency key of 1 to 255 characters.');
    }
    const fingerprint = JSON.stringify(request);
    const done = this.#done.get(key);
    if (!done) {
      const answer = write();
      this.#done.set(key, { fingerprint, answer: structuredClone(answer) });
      return answer;
    }
    if (done.fingerprint !== fingerprint) {
      throw new WalletError(
        'idempotency_key_reused',
        `The key "${key}" belongs to another request. Make a new key for each new request.`,
      );
    }
    options.onReplayed?.();
    // The fingerprint starts with the operation's name, so what is kept is an answer of this very kind.
    return done.answer as Answer;
  }
}

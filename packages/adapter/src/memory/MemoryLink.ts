import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';

/** One failure to come. */
export type MemoryFault = {
  /** The method that fails; without it, whichever is called next. */
  operation?: string;
  /**
   * `answer` fails when the work is done: what a lost answer looks like from outside.
   * @default 'request'
   */
  at?: 'request' | 'response';
  /** What the error asks to wait. @default nothing */
  retryAfterSeconds?: number;
};

/** What stands between the caller and the wallet: time, outages and failures ordered by a test. */
export class MemoryLink {
  readonly #latencyMs: number;
  readonly #faults: (MemoryFault & { code: WalletErrorCode })[] = [];
  /** While set, every call fails with it. */
  outage: WalletErrorCode | null;

  constructor(latencyMs: number, outage: WalletErrorCode | null) {
    this.#latencyMs = latencyMs;
    this.outage = outage;
  }

  failNext(code: WalletErrorCode, fault: MemoryFault): void {
    this.#faults.push({ ...fault, code });
  }

  async request(operation: string, signal: AbortSignal | undefined): Promise<void> {
    await pause(this.#latencyMs, signal);
    if (this.outage) throw failure(this.outage);
    this.#fail(operation, 'request');
  }

  answer(operation: string): void {
    this.#fail(operation, 'response');
  }

  #fail(operation: string, at: 'request' | 'response'): void {
    const index = this.#faults.findIndex(
      (fault) => (fault.operation ?? operation) === operation && (fault.at ?? 'request') === at,
    );
    const [fault] = index < 0 ? [] : this.#faults.splice(index, 1);
    if (fault) throw failure(fault.code, fault.retryAfterSeconds);
  }
}

function failure(code: WalletErrorCode, retryAfterSeconds?: number): WalletError {
  return new WalletError(code, `The memory adapter was asked to fail with ${code}.`, { retryAfterSeconds });
}

/** Waits; for ever where the time is infinite. Rejects with the signal's reason once it aborts. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    if (ms === 0) return resolve();
    const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
    function done(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';

/** A failure for `failNext`. */
export type MemoryFault = {
  /** Method that fails. Without it the next call of any method fails. */
  operation?: string;
  /**
   * `request` fails before the call has an effect. `response` fails after it, as a lost response does.
   * @default 'request'
   */
  at?: 'request' | 'response';
  /** `retryAfterSeconds` of the error. @default undefined */
  retryAfterSeconds?: number;
};

/** The simulated network between the caller and the wallet: latency, outages and the failures of `failNext`. */
export class MemoryLink {
  readonly #latencyMs: number;
  readonly #faults: (MemoryFault & { code: WalletErrorCode })[] = [];
  /** Error code with which every call fails, or null. */
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

  respond(operation: string): void {
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

/** Waits; forever if the time is infinite. Rejects with the signal's reason when it aborts. */
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

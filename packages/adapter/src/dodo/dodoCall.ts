import { WalletError } from '../errors/WalletError.ts';
import { type WalletErrorCode, walletErrorStatus } from '../errors/WalletErrorCode.ts';
import type { CallOptions } from '../port/WalletAdapter.ts';
import { isRecord, isString } from '../schemas/isRecord.ts';
import type { DodoRequestOptions } from './DodoClient.ts';

const codeByStatus: Record<number, WalletErrorCode> = {
  400: 'invalid_request',
  // The merchant's key is wrong, or may not do this: nothing that the customer could mend.
  401: 'internal_error',
  403: 'internal_error',
  404: 'not_found',
  408: 'timeout',
  409: 'operation_in_progress',
  422: 'invalid_request',
  429: 'rate_limited',
};

/** Asks the vendor; whatever goes wrong is a `WalletError`, and an aborted call rejects with its signal's reason. */
export async function dodoCall<Answer>(
  options: CallOptions | undefined,
  ask: (options: DodoRequestOptions) => PromiseLike<Answer>,
): Promise<Answer> {
  const signal = options?.signal;
  signal?.throwIfAborted();
  try {
    return await ask(signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw translated(cause);
  }
}

/** The SDK's errors by their form, so that none of its code is needed here. */
function translated(cause: unknown): unknown {
  if (cause instanceof WalletError) return cause;
  const { status, error, headers }: Record<string, unknown> = Object(cause);
  if (typeof status !== 'number') return lostAnswer(cause);
  const { code, message }: Record<string, unknown> = isRecord(error) ? error : {};
  const retryAfterSeconds = headers instanceof Headers ? Number(headers.get('retry-after')) : 0;
  return new WalletError(
    codeOf(status, code),
    isString(message) ? message : `Dodo Payments answered ${status}.`,
    {
      cause,
      facts: isString(code) ? { vendorCode: code } : {},
      ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    },
  );
}

function codeOf(status: number, vendorCode: unknown): WalletErrorCode {
  if (vendorCode === 'INSUFFICIENT_WALLET_FUNDS') return 'insufficient_funds';
  const code = codeByStatus[status] ?? (status >= 500 ? 'service_unavailable' : 'internal_error');
  if (code === 'internal_error' || !isString(vendorCode)) return code;
  const named = vendorCode.toLowerCase();
  return isWireCode(named) ? named : code;
}

function isWireCode(code: string): code is keyof typeof walletErrorStatus {
  return Object.hasOwn(walletErrorStatus, code);
}

/** An error without a status never had an answer; one that is not the SDK's is a fault of the caller's code. */
function lostAnswer(cause: unknown): unknown {
  if (!(cause instanceof Error && 'headers' in cause)) return cause;
  return /timed out/i.test(cause.message)
    ? new WalletError('timeout', 'Dodo Payments did not answer in time.', { cause })
    : new WalletError('network_error', 'Dodo Payments could not be reached.', { cause });
}

import { WalletError } from '../errors/WalletError.ts';
import { type WalletErrorCode, walletErrorStatus } from '../errors/WalletErrorCode.ts';
import type { CallOptions } from '../port/WalletAdapter.ts';
import { isRecord, isString } from '../schemas/isRecord.ts';
import type { DodoRequestOptions } from './DodoClient.ts';

const codeByStatus: Record<number, WalletErrorCode> = {
  400: 'invalid_request',
  // The merchant's key is wrong or lacks a permission. The customer cannot fix that.
  401: 'internal_error',
  403: 'internal_error',
  404: 'not_found',
  408: 'timeout',
  409: 'operation_in_progress',
  422: 'invalid_request',
  429: 'rate_limited',
};

/** Calls the vendor. Converts its errors to `WalletError`. An aborted call rejects with the signal's reason. */
export async function dodoCall<Result>(
  options: CallOptions | undefined,
  call: (options: DodoRequestOptions) => PromiseLike<Result>,
): Promise<Result> {
  const signal = options?.signal;
  signal?.throwIfAborted();
  try {
    return await call(signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw toWalletError(cause);
  }
}

/** Recognizes the SDK's errors by their fields, so that the adapter does not import the SDK. */
function toWalletError(cause: unknown): unknown {
  if (cause instanceof WalletError) return cause;
  const { status, error, headers }: Record<string, unknown> = Object(cause);
  if (typeof status !== 'number') return connectionError(cause);
  const { code, message }: Record<string, unknown> = isRecord(error) ? error : {};
  const retryAfterSeconds = headers instanceof Headers ? Number(headers.get('retry-after')) : 0;
  return new WalletError(
    codeOf(status, code),
    isString(message) ? message : `Dodo Payments responded with ${status}.`,
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

/** An SDK error without a status got no response. Any other error is a bug and stays as it is. */
function connectionError(cause: unknown): unknown {
  if (!(cause instanceof Error && 'headers' in cause)) return cause;
  return /timed out/i.test(cause.message)
    ? new WalletError('timeout', 'Dodo Payments did not respond in time.', { cause })
    : new WalletError('network_error', 'Dodo Payments could not be reached.', { cause });
}

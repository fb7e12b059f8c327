import type { WalletErrorCode } from '@coffer/adapter';

const retryableCodes: ReadonlySet<WalletErrorCode> = new Set<WalletErrorCode>([
  'network_error',
  'timeout',
  'malformed_response',
  'operation_in_progress',
  'rate_limited',
  'internal_error',
  'processor_unavailable',
  'service_unavailable',
]);

/**
 * Whether the same call may still succeed, and may already have had its effect. Any other code is the
 * server's word that it refused, and that nothing happened.
 */
export function isRetryable(error: { code: WalletErrorCode }): boolean {
  return retryableCodes.has(error.code);
}

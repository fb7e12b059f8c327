import type { WalletErrorCode } from '@coffer/adapter';
import type { MessageKey } from './Messages.ts';

type ErrorKey = Extract<MessageKey, `error.${string}`>;

const keys: { readonly [Code in WalletErrorCode]?: ErrorKey } = {
  network_error: 'error.connection',
  timeout: 'error.connection',
  unauthenticated: 'error.session',
  session_expired: 'error.session',
  forbidden: 'error.forbidden',
  not_found: 'error.forbidden',
  rate_limited: 'error.busy',
  operation_in_progress: 'error.server',
  internal_error: 'error.server',
  malformed_response: 'error.server',
  processor_unavailable: 'error.server',
  service_unavailable: 'error.server',
};

/**
 * What to tell of an error. `error.forbidden` and `error.other` stand for a refusal: nothing has happened. After
 * any other a write may have had its effect.
 */
export function errorKey({ code }: { code: WalletErrorCode }): ErrorKey {
  return keys[code] ?? 'error.other';
}

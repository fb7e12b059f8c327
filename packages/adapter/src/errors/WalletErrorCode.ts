/**
 * HTTP status of every error code. Server and browser share this table. 400 means malformed; 401, 403 and 404 are about
 * access; 402 is a declined charge; 409 is a conflict or an operation that still runs; 422 is rejected by a rule; 428 lacks the version that it
 * changes; 429 is a rate limit; 503 may work later.
 */
export const walletErrorStatus = {
  malformed_request: 400,
  invalid_request: 400,
  idempotency_key_required: 400,
  unauthenticated: 401,
  session_expired: 401,
  payment_declined: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  wallet_exists: 409,
  operation_in_progress: 409,
  version_conflict: 409,
  invoice_status_conflict: 409,
  api_key_refused: 409,
  payment_link_in_use: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  version_required: 428,
  insufficient_funds: 422,
  amount_out_of_range: 422,
  currency_mismatch: 422,
  currency_not_supported: 422,
  wallet_frozen: 422,
  wallet_closing: 422,
  wallet_closed: 422,
  quote_expired: 422,
  quote_used: 422,
  payment_link_expired: 422,
  payment_link_used: 422,
  payment_link_revoked: 422,
  payment_method_unusable: 422,
  payment_method_limit_reached: 422,
  top_up_not_cancelable: 422,
  auto_top_up_refused: 422,
  invoice_not_payable: 422,
  invalid_billing_profile: 422,
  refund_exceeded: 422,
  refund_not_failed: 422,
  grant_not_promotional: 422,
  alert_without_channel: 422,
  report_in_future: 422,
  hold_not_open: 422,
  hold_exceeded: 422,
  idempotency_key_reused: 422,
  capability_missing: 422,
  rate_limited: 429,
  internal_error: 500,
  processor_unavailable: 503,
  service_unavailable: 503,
  clock_skew: 503,
} as const;

/** Code of an error that a server responds with. */
export type WireErrorCode = keyof typeof walletErrorStatus;

/** Code of any `WalletError`: from a server, or from a client that got no usable response. */
export type WalletErrorCode = WireErrorCode | 'network_error' | 'timeout' | 'malformed_response';

/** Codes of the errors that a server responds with. */
export const wireErrorCodes = Object.keys(walletErrorStatus).filter(isWireErrorCode);

/** Returns whether a server can respond with this code. Clients have more codes, such as `network_error`. */
export function isWireErrorCode(code: string): code is WireErrorCode {
  return Object.hasOwn(walletErrorStatus, code);
}

import type { WalletErrorCode } from '@coffer/adapter';

/** Documentation of an error code. */
export type ErrorMeaning = {
  /** Cause of the error. */
  meaning: string;
  /** Advice for the caller. */
  action: string;
  /** Operations that can respond with the code. Defaults to those that document it. */
  where?: string;
};

const anyAddress = 'any address';
const withBody = 'every operation with a body';
const withKey = 'every operation that takes an `Idempotency-Key`';
const signedIn = 'every operation of the merchant and the customer API';
const inKit = 'the kit itself; no server responds with it';

/** Documentation of every error code. A missing code is a type error. */
export const errorMeanings: Record<WalletErrorCode, ErrorMeaning> = {
  malformed_request: {
    meaning: 'The body is not valid JSON, or not UTF-8.',
    action: 'Send JSON. Repeating the same request fails again.',
    where: withBody,
  },
  invalid_request: {
    meaning: 'A part of the request is missing, of the wrong type, out of range or unknown.',
    action: 'Read `errors`: each names a field and its problem. Repeating the same request fails again.',
    where: 'every operation with a body or parameters',
  },
  idempotency_key_required: {
    meaning: 'A write that must not happen twice has no `Idempotency-Key`, or one over 255 characters.',
    action: 'Create a key for each new request, and send the same key when you repeat it.',
    where: withKey,
  },
  unauthenticated: {
    meaning: 'The key or token is missing, unknown or revoked.',
    action: 'Sign in again, or get another token from your server.',
    where: signedIn,
  },
  session_expired: {
    meaning: 'The session token has expired.',
    action: 'Get a new token from your server and repeat the request. `httpAdapter` does.',
    where: 'every operation of the customer API',
  },
  forbidden: {
    meaning: 'The session or the key lacks the required scope.',
    action: 'Use a session or a key with the scope that `facts` names.',
    where: signedIn,
  },
  not_found: {
    meaning: 'The resource does not exist, or belongs to someone else.',
    action: 'Check the ID, and the key or session that you use.',
    where: anyAddress,
  },
  method_not_allowed: {
    meaning: 'The address exists, but not with this method.',
    action: 'Use a method of the `Allow` header.',
    where: anyAddress,
  },
  wallet_exists: {
    meaning: 'The customer has an open wallet in this currency.',
    action: 'Use that wallet, or close it first.',
  },
  operation_in_progress: {
    meaning: 'The first request with this key is still running.',
    action: 'Repeat the request with the same key in a moment. `httpAdapter` does.',
    where: withKey,
  },
  version_conflict: {
    meaning: 'Someone else changed the resource since you read it; `facts.version` is its current version.',
    action: 'Read it again, show what changed, and let the customer decide.',
  },
  invoice_status_conflict: {
    meaning: 'The invoice is in a status that does not allow this; `facts.status` names it.',
    action: 'Read the invoice again.',
  },
  api_key_refused: {
    meaning: 'This change would leave you without a key that can manage keys, or the key is revoked.',
    action: 'Create another key first.',
  },
  payment_link_in_use: {
    meaning: 'A payment with this link is in progress.',
    action: 'Wait until it is final, or cancel it, then try again.',
  },
  body_too_large: {
    meaning: 'The body is larger than 64 kB.',
    action: 'Send a smaller body.',
    where: withBody,
  },
  unsupported_media_type: {
    meaning: 'The `Content-Type` is not `application/json`.',
    action: 'Set `Content-Type: application/json`.',
    where: withBody,
  },
  version_required: {
    meaning: 'A change of settings has no `If-Match`, or one that no response contained.',
    action: 'Send the `version` that you changed: `If-Match: "3"`.',
  },
  insufficient_funds: {
    meaning: 'The amount exceeds the available balance. Nothing was written.',
    action: 'Add funds, or use a smaller amount. Funds on hold are not available.',
  },
  amount_out_of_range: {
    meaning:
      'The amount is outside the limits or no multiple of the step, or the balance would exceed 2^53−1.',
    action: 'Respect `min`, `max` and `step` of the session.',
  },
  currency_mismatch: {
    meaning: 'The amount is in another currency than the wallet. Currencies never mix.',
    action: 'Use the wallet of that currency.',
  },
  currency_not_supported: {
    meaning: 'This currency is not available: an unknown code, no wallet, or no top-ups in it.',
    action: 'Use another currency, or change your settings.',
  },
  wallet_frozen: {
    meaning: 'The wallet is frozen: it accepts no charges and no top-ups by the customer.',
    action: 'The merchant can unfreeze it.',
  },
  wallet_closing: {
    meaning: 'The wallet is closing: its balance is being refunded, and it rejects every other write.',
    action: 'Wait for `wallet.closed`, then open another wallet.',
  },
  wallet_closed: {
    meaning: 'The wallet is closed permanently.',
    action: 'Open another wallet.',
  },
  payment_declined: {
    meaning:
      'The payment method was declined. Nothing was charged. The member `topUp` states the top-up and the reason.',
    action: 'Charge another payment method, or send the customer a payment link.',
  },
  quote_expired: {
    meaning: 'The quote has expired, so its amounts are no longer valid.',
    action: 'Get a new quote and show it before you confirm.',
  },
  quote_used: {
    meaning: 'The quote was confirmed before.',
    action: 'Read its top-up. For another top-up, get another quote.',
  },
  payment_link_expired: {
    meaning: 'The link has expired.',
    action: 'The merchant can create a new one.',
  },
  payment_link_used: {
    meaning: 'The link was paid. A link works once.',
    action: 'The merchant can create a new one for another payment.',
  },
  payment_link_revoked: {
    meaning: 'The merchant revoked the link.',
    action: 'Ask the merchant who sent it.',
  },
  payment_method_limit_reached: {
    meaning: 'The customer has the maximum number of saved payment methods.',
    action: 'Remove one before you add another.',
  },
  payment_method_unusable: {
    meaning: 'The processor does not know the payment method, or cannot charge it.',
    action: 'Offer another payment method, or add this one again.',
  },
  top_up_not_cancelable: {
    meaning: 'The top-up no longer waits for its customer: it is settled, processing or ended.',
    action: 'Read the top-up. Refund a settled one instead.',
  },
  auto_top_up_refused: {
    meaning:
      'The rule cannot work: its threshold is not below its target, or its cap is lower than one charge.',
    action: 'Change the field that `errors` names.',
  },
  invoice_not_payable: {
    meaning: 'Nothing can be paid now: the invoice is a draft, paid, void or being paid.',
    action: 'Read the invoice again.',
  },
  invalid_billing_profile: {
    meaning: 'The profile lacks a field that its country requires, or its tax ID is malformed.',
    action: 'Change the fields that `errors` names.',
  },
  refund_exceeded: {
    meaning: 'The amount exceeds what was paid and not yet refunded, or what its destination can take.',
    action: 'Refund at most the amount in `facts`, or choose another destination.',
  },
  refund_not_failed: {
    meaning: 'Only a failed refund can be retried or credited.',
    action: 'Read the refund again.',
  },
  grant_not_promotional: {
    meaning: 'Only promotional credit can be voided. This grant is paid money of the customer.',
    action: 'Refund the top-up that created it, or close the wallet.',
  },
  alert_without_channel: {
    meaning: 'An alert that is turned on has no channel, so nobody would be notified.',
    action: 'Select at least one channel, or turn the alert off.',
  },
  report_in_future: {
    meaning: 'A report covers the past, and the time asked for has not passed.',
    action: 'Choose a time that has passed, or leave it out for a report as of now.',
  },
  hold_not_open: {
    meaning: 'The hold was captured or released, or has expired.',
    action: 'Create a new hold, or charge directly.',
  },
  hold_exceeded: {
    meaning: 'The amount to capture exceeds the hold.',
    action: 'Capture at most the amount of the hold, and charge the rest with a debit.',
  },
  idempotency_key_reused: {
    meaning: 'The key was used for another request.',
    action: 'Create a new key. To repeat the first request, send it unchanged.',
    where: withKey,
  },
  capability_missing: {
    meaning: 'This back end does not offer that.',
    action: 'Check `capabilities` of the session; the kit hides what is missing.',
    where: 'any operation of the customer API over an adapter without it',
  },
  rate_limited: {
    meaning:
      'Too many requests, or too many failed payments. `facts.limit` names the limit; nothing was sent to the processor.',
    action: 'Wait as many seconds as `Retry-After` says, then repeat the request with the same key.',
  },
  internal_error: {
    meaning: 'An unexpected error in the server, or in the adapter behind the handler.',
    action: 'Report `requestId`. You can repeat a write that has a key.',
    where: 'every operation',
  },
  processor_unavailable: {
    meaning:
      'The payment processor did not respond. The server finds out whether it charged; nothing is charged twice.',
    action: 'Repeat the request with the same key, or read the top-up again.',
  },
  service_unavailable: {
    meaning: 'The server or its database is unavailable.',
    action: 'Try again later, with the same key if there is one.',
    where: 'every operation',
  },
  clock_skew: {
    meaning:
      "The server's clock differs from the database's by more than 10 seconds, so it rejects every write. Nothing was written.",
    action:
      "Try again after `Retry-After`, with the same key if there is one. If it persists, the operator must set the server's clock; its `/readyz` reports the same.",
    where: 'every write',
  },
  network_error: {
    meaning: 'The server could not be reached, or the connection broke.',
    action: 'Repeat the request with the same key.',
    where: inKit,
  },
  timeout: {
    meaning: 'There was no response in time. The write may have happened.',
    action: 'Repeat the request with the same key: it has one effect and one response.',
    where: inKit,
  },
  malformed_response: {
    meaning: "The response is not in this API's format, for instance a proxy's page.",
    action: 'Check the address and the proxies in between.',
    where: inKit,
  },
};

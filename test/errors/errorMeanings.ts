import type { WalletErrorCode } from '@coffer/adapter';

/** What an error says to whoever reads the documentation. */
export type ErrorMeaning = {
  /** What happened. */
  meaning: string;
  /** What the caller does about it. */
  action: string;
  /** Where it occurs, where that is more than the operations that name it. */
  where?: string;
};

const anyAddress = 'any address';
const withBody = 'every operation with a body';
const withKey = 'every operation that takes an `Idempotency-Key`';
const signedIn = 'every operation of the merchant and the customer API';
const onTheWay = 'the kit itself; no server answers it';

/** Every code in words. A code that is missing here is a type error. */
export const errorMeanings: Record<WalletErrorCode, ErrorMeaning> = {
  malformed_request: {
    meaning: 'The body is no JSON, or not UTF-8.',
    action: 'Send JSON. Trying again changes nothing.',
    where: withBody,
  },
  invalid_request: {
    meaning: 'A part of the request is missing, of the wrong kind, out of bounds, or not known.',
    action: 'Read `errors`: each has the field and what is wrong with it. Trying again changes nothing.',
    where: 'every operation with a body or parameters',
  },
  idempotency_key_required: {
    meaning:
      'A write that must not happen twice came without `Idempotency-Key`, or with one over 255 characters.',
    action: 'Make a key for each new request, and send the same one when you repeat it.',
    where: withKey,
  },
  unauthenticated: {
    meaning: 'There is no key or token, or none that is known here, or it was revoked.',
    action: 'Sign in anew, or ask your server for another token.',
    where: signedIn,
  },
  session_expired: {
    meaning: 'The session token is past its time.',
    action: 'Ask your server for a new one and repeat the request. `httpAdapter` does.',
    where: 'every operation of the customer API',
  },
  forbidden: {
    meaning: 'Who asks is known, and may not do this: the session or the key lacks a scope.',
    action: 'Ask for a session, or make a key, with the scope that `facts` names.',
    where: signedIn,
  },
  not_found: {
    meaning: 'It is not there; what belongs to somebody else is not there either.',
    action: 'Check the id, and whose key or session you use.',
    where: anyAddress,
  },
  method_not_allowed: {
    meaning: 'The address is served, but not with this method.',
    action: 'Use a method of the `Allow` header.',
    where: anyAddress,
  },
  wallet_exists: {
    meaning: 'The customer has an open wallet in this currency.',
    action: 'Use that one, or close it first.',
  },
  operation_in_progress: {
    meaning: 'The first request with this key is still running.',
    action: 'Repeat it, with the same key, in a moment. `httpAdapter` does.',
    where: withKey,
  },
  version_conflict: {
    meaning: 'Somebody else changed it since you read it; `facts.version` is the present one.',
    action: 'Read it again, show what changed, and let the customer decide.',
  },
  invoice_status_conflict: {
    meaning: 'The invoice is not in a state from which this can be done; `facts.status` says which.',
    action: 'Read the invoice again.',
  },
  api_key_refused: {
    meaning: 'This change would leave you without a key that can manage keys, or the key is revoked.',
    action: 'Make another key first.',
  },
  payment_link_in_use: {
    meaning: 'A payment by this link is on its way.',
    action: 'Wait for it, or give it up, and then try again.',
  },
  body_too_large: {
    meaning: 'The body is over 64 kB.',
    action: 'Send less.',
    where: withBody,
  },
  unsupported_media_type: {
    meaning: 'The body is not declared as `application/json`.',
    action: 'Set `Content-Type: application/json`.',
    where: withBody,
  },
  version_required: {
    meaning: 'A change to a rule came without `If-Match`, or with one that no answer gave.',
    action: 'Send the `version` that it was made from: `If-Match: "3"`.',
  },
  insufficient_funds: {
    meaning: 'More was asked for than is available. Nothing was written.',
    action: 'Top up, or take less. What holds reserve is not available.',
  },
  amount_out_of_range: {
    meaning: 'The amount is outside the limits, no multiple of the step, or the balance would pass 2^53−1.',
    action: 'Keep to `min`, `max` and `step` of the session.',
  },
  currency_mismatch: {
    meaning: 'The amount is in another currency than the wallet. Currencies never mix.',
    action: 'Use the wallet of that currency.',
  },
  currency_not_supported: {
    meaning: 'There is nothing in this currency here: no such code, no wallet, or no top-ups offered.',
    action: 'Use another currency, or change your settings.',
  },
  wallet_frozen: {
    meaning: 'The wallet keeps its money and takes neither charges nor the customer’s top-ups.',
    action: 'The merchant unfreezes it.',
  },
  wallet_closing: {
    meaning: 'The wallet is closing: its balance is being refunded, and it rejects every other write.',
    action: 'Wait for `wallet.closed`. Open another wallet then.',
  },
  wallet_closed: {
    meaning: 'The wallet is closed for good.',
    action: 'Open another one.',
  },
  quote_expired: {
    meaning: 'The quote is past its time, so its figures no longer hold.',
    action: 'Ask for a new one and show it before you confirm.',
  },
  quote_used: {
    meaning: 'The quote was confirmed before.',
    action: 'Read that top-up. For another one ask for another quote.',
  },
  payment_link_expired: {
    meaning: 'The link is past its time.',
    action: 'The merchant makes a new one.',
  },
  payment_link_used: {
    meaning: 'The link was paid. It works once.',
    action: 'Nothing; or the merchant makes a new one.',
  },
  payment_link_revoked: {
    meaning: 'The merchant withdrew the link.',
    action: 'Ask whoever sent it.',
  },
  payment_method_limit_reached: {
    meaning: 'The customer has as many saved payment methods as one customer may have.',
    action: 'Remove one before you add another.',
  },
  payment_method_unusable: {
    meaning: 'The processor does not know the payment method, or it cannot be charged.',
    action: 'Offer another one, or add it anew.',
  },
  top_up_not_cancelable: {
    meaning: 'The top-up no longer waits for its customer: it is settled, on its way or over.',
    action: 'Read it; a settled one is refunded, not canceled.',
  },
  auto_top_up_refused: {
    meaning:
      'The rule could not work: its threshold is not below its target, or its cap does not hold one charge.',
    action: 'Change the field that `errors` names.',
  },
  invoice_not_payable: {
    meaning: 'There is nothing to pay now: the invoice is a draft, paid, void, or being paid.',
    action: 'Read the invoice again.',
  },
  refund_exceeded: {
    meaning: 'More than what was paid and is not yet refunded, or than its destination can take.',
    action: 'Refund at most what `facts` says, or to another destination.',
  },
  refund_not_failed: {
    meaning: 'Only a refund that failed is retried or turned into balance.',
    action: 'Read the refund again.',
  },
  hold_not_open: {
    meaning: 'The hold was captured or released, or its time is over.',
    action: 'Make a new one, or charge at once.',
  },
  hold_exceeded: {
    meaning: 'More was to be captured than the hold reserves.',
    action: 'Capture at most that, and charge the rest by a debit.',
  },
  idempotency_key_reused: {
    meaning: 'The key was used for another request.',
    action: 'Make a new key. If you meant to repeat, send exactly the first request.',
    where: withKey,
  },
  capability_missing: {
    meaning: 'This backend does not offer that.',
    action: 'Go by `capabilities` of the session; the kit hides what is absent.',
    where: 'any operation of the customer API over an adapter without it',
  },
  rate_limited: {
    meaning:
      'Too many requests, or too many failed payments. `facts.limit` names the limit; nothing was sent to the processor.',
    action: 'Wait as many seconds as `Retry-After` says, then repeat the request with the same key.',
  },
  internal_error: {
    meaning: 'A fault of ours, or of the adapter behind the handler.',
    action: 'Report `requestId`. A write with a key can be repeated.',
    where: 'every operation',
  },
  processor_unavailable: {
    meaning:
      'The payment processor did not answer. Whether it was charged is found out; nothing is charged twice.',
    action: 'Repeat with the same key, or read the top-up again.',
  },
  service_unavailable: {
    meaning: 'The server or its database is not there now.',
    action: 'Try again later; with the same key where there is one.',
    where: 'every operation',
  },
  clock_skew: {
    meaning:
      "The server's clock differs from the database's by more than 10 seconds, so it accepts no writes. Nothing was written.",
    action:
      "Try again after `Retry-After`; with the same key where there is one. If it persists, the operator sets the server's clock. `/readyz` of that server says the same.",
    where: 'every write',
  },
  network_error: {
    meaning: 'The server could not be reached, or the connection broke.',
    action: 'Repeat with the same key.',
    where: onTheWay,
  },
  timeout: {
    meaning: 'There was no answer in time. The write may have happened.',
    action: 'Repeat with the same key: it has one effect and one answer.',
    where: onTheWay,
  },
  malformed_response: {
    meaning: 'What was answered is no answer of this wire, for instance a page of a proxy.',
    action: 'Check the address and what stands between.',
    where: onTheWay,
  },
};

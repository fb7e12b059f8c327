/** Situations that the memory adapter can start in. Each is `default` except for what its comment says. */
export const memoryScenarios = [
  /** Four wallets with months of history. The USD wallet has $1,248.50 available and $150.00 pending. */
  'default',
  /** The first card is declined. */
  'decline',
  /** The first card needs a confirmation. Call `confirmTopUp`. */
  'threeDSecure',
  /** The first method is a bank debit, which settles days later. Call `settleTopUp` or `advance`. */
  'delayed',
  /** The USD wallet is frozen. */
  'frozen',
  /** The USD wallet is closing: its balance is being refunded. */
  'closing',
  /** The USD wallet is closed, at zero. */
  'closed',
  /** The customer owes $5.00 after a dispute. */
  'negative',
  /** $8.20 are available. */
  'low',
  /** $0.00 are available, with months of history. */
  'spent',
  /** $24.00 are available, below the threshold of the alert. */
  'alert',
  /** Auto top-up is on. */
  'autoTopUp',
  /** Auto top-up is due and waits, because the processor was unavailable at its last attempt. */
  'autoTopUpWaiting',
  /** Auto top-up has reached its daily limit. */
  'autoTopUpLimitReached',
  /** The last attempt of auto top-up was declined. It will be retried. */
  'autoTopUpDeclined',
  /** Three declines paused auto top-up. */
  'autoTopUpPaused',
  /** Auto top-up waits for the customer to confirm a charge. */
  'autoTopUpRequiresAction',
  /** Auto top-up is off because its payment method was removed. */
  'autoTopUpMethodRemoved',
  /** Invoices with every status. */
  'invoices',
  /** Promotional money that expires within days. */
  'expiring',
  /** Several open holds and a bank debit in progress. */
  'pending',
  /** A new customer with an empty wallet, no entries and no payment method. */
  'empty',
  /** No wallets. */
  'noWallets',
  /** Thousands of entries. */
  'many',
  /** Reasons of 2,000 characters with markup, and long words without a line break. */
  'longText',
  /** Top-ups have a fee and tax. */
  'feesAndTax',
  /** Every response takes seconds. */
  'slow',
  /** No response ever arrives. */
  'loading',
  /** The server cannot be reached: `network_error`. */
  'offline',
  /** Every call fails on the server: `internal_error`. */
  'error',
  /** The session has expired: `session_expired`. */
  'sessionExpired',
  /** The session has the scope `view` only. */
  'viewOnly',
  /** The session has no scopes: `forbidden`. */
  'noPermission',
  /** The backend has balance and entries only. */
  'minimal',
] as const;

/** Name of a situation that the memory adapter can start in. */
export type MemoryScenario = (typeof memoryScenarios)[number];

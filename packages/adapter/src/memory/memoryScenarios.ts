/**
 * The situations that the memory adapter can start in. Each is the `default` one but for what its name
 * says.
 */
export const memoryScenarios = [
  /** Four wallets with months of history; USD holds $1,248.50 available and $150.00 pending. */
  'default',
  /** The first card is declined. */
  'decline',
  /** The first card asks its owner to confirm: `confirmTopUp` does so. */
  'threeDSecure',
  /** The first method is a bank debit, which settles days later: `settleTopUp` or `advance`. */
  'delayed',
  /** The USD wallet is frozen. */
  'frozen',
  /** The USD wallet is closing: its balance is being refunded. */
  'closing',
  /** The USD wallet is closed, at zero. */
  'closed',
  /** A dispute left $5.00 owed. */
  'negative',
  /** $8.20 left. */
  'low',
  /** $0.00 left, with months of history. */
  'spent',
  /** $24.00 left, below the threshold of the alert. */
  'alert',
  /** Auto top-up is on. */
  'autoTopUp',
  /** Auto top-up is due, and waits since its last attempt met a processor that was out. */
  'autoTopUpWaiting',
  /** Auto top-up has charged as much as it may this month. */
  'autoTopUpLimitReached',
  /** The last attempt of auto top-up was declined; it will try again. */
  'autoTopUpDeclined',
  /** Three declines paused auto top-up. */
  'autoTopUpPaused',
  /** Auto top-up waits for the customer to confirm a charge. */
  'autoTopUpRequiresAction',
  /** The method of auto top-up was removed, which switched it off. */
  'autoTopUpMethodRemoved',
  /** Invoices in every state. */
  'invoices',
  /** Promotional money that expires within days. */
  'expiring',
  /** Several open holds, and a bank debit on its way. */
  'pending',
  /** A new customer: one wallet at zero, no entry, no payment method. */
  'empty',
  /** No wallet at all. */
  'noWallets',
  /** Thousands of entries. */
  'many',
  /** Reasons of 2,000 characters, with markup, and names that do not break. */
  'longText',
  /** Top-ups cost a fee and tax. */
  'feesAndTax',
  /** Every answer takes seconds. */
  'slow',
  /** No answer ever comes. */
  'loading',
  /** Nothing gets through: `network_error`. */
  'offline',
  /** Every call fails on the server: `internal_error`. */
  'error',
  /** The session ran out: `session_expired`. */
  'sessionExpired',
  /** The session may look, and no more. */
  'viewOnly',
  /** The session may do nothing: `forbidden`. */
  'noPermission',
  /** The backend offers balance and entries only. */
  'minimal',
] as const;

/** The name of a situation that the memory adapter can start in. */
export type MemoryScenario = (typeof memoryScenarios)[number];

/** A tag of the OpenAPI document. `group` is its heading in the reference. */
type Tag = { name: string; group: string; description: string };

/**
 * Tags of the OpenAPI document by resource. A resource is the part of an `operationId` before the dot: `wallets.create`
 * has the tag `Wallets`.
 */
const tags = {
  customers: {
    name: 'Customers',
    group: 'Customers',
    description:
      'A customer of yours, and the owner of wallets. Identify customers by your own ID in `metadata`.',
  },
  sessions: {
    name: 'Sessions',
    group: 'Customers',
    description:
      "A short-lived token with which one customer's browser calls the customer API. Create one for each signed-in customer on your back end.",
  },
  paymentMethods: {
    name: 'Payment methods',
    group: 'Customers',
    description:
      'A saved way to pay, such as a card. Priority 1 is the default. Collection tries the methods in the order of their priorities.',
  },
  billingProfiles: {
    name: 'Billing profiles',
    group: 'Customers',
    description: "A customer's registered name, address and tax ID, as documents print them.",
  },
  documents: {
    name: 'Documents',
    group: 'Customers',
    description:
      'An issued receipt, invoice, credit note or monthly statement. Each has a page, a PDF and a number without gaps, and never changes.',
  },
  wallets: {
    name: 'Wallets',
    group: 'Wallets',
    description:
      'Prepaid money of one customer in one currency. A customer has at most one open wallet in each currency.',
  },
  balances: {
    name: 'Balances',
    group: 'Wallets',
    description: 'Total balances by currency, of one customer or of all your customers.',
  },
  entries: {
    name: 'Entries',
    group: 'Wallets',
    description:
      'One movement in a wallet: `credit`, `debit`, `refund` or `adjustment`. An entry never changes; a correction is a new entry.',
  },
  grants: {
    name: 'Grants',
    group: 'Wallets',
    description:
      'The unused part of one credit, `paid` or `promotional`, with a priority and an optional expiry. Debits consume grants in that order.',
  },
  holds: {
    name: 'Holds',
    group: 'Wallets',
    description:
      'Funds reserved for a future charge. Capture a hold in full or in part, release it, or let it expire.',
  },
  topUps: {
    name: 'Top-ups',
    group: 'Payments',
    description:
      'An attempt to add funds by charging a payment method. A `settled` top-up has added its entry to the wallet.',
  },
  autoTopUp: {
    name: 'Auto top-up',
    group: 'Payments',
    description:
      'Settings that refill a wallet when its available balance falls below a threshold, with the limits that the customer agreed to.',
  },
  paymentLinks: {
    name: 'Payment links',
    group: 'Payments',
    description: 'A URL with which someone tops up one wallet without signing in. A link can be paid once.',
  },
  invoices: {
    name: 'Invoices',
    group: 'Payments',
    description:
      'A bill to a customer. Opening an invoice schedules its collection from the wallet and from payment methods.',
  },
  autoPay: {
    name: 'Auto-pay',
    group: 'Payments',
    description:
      "Whether a wallet pays its customer's invoices automatically, and before or after other methods.",
  },
  payouts: {
    name: 'Payouts',
    group: 'Payments',
    description:
      'Money that you return to a customer by hand, because no card takes it back. Mark a payout as paid when you have paid it.',
  },
  refunds: {
    name: 'Refunds',
    group: 'Payments',
    description:
      'Money returned to the original payment methods or to the wallet, for a top-up or an invoice.',
  },
  disputes: {
    name: 'Disputes',
    group: 'Payments',
    description: "A payment that the customer's bank has challenged, also called a chargeback.",
  },
  alerts: {
    name: 'Alerts',
    group: 'Notifications',
    description: 'Low-balance notifications: a threshold and the channels that they are sent on.',
  },
  emails: {
    name: 'Emails',
    group: 'Notifications',
    description: 'Emails that the server has sent, or is about to send, to your customers.',
  },
  events: {
    name: 'Events',
    group: 'Notifications',
    description: 'Facts about wallets, numbered within each wallet without gaps.',
  },
  webhookEndpoints: {
    name: 'Webhook endpoints',
    group: 'Notifications',
    description:
      "A URL of yours that receives events as signed requests. Verify each request with the endpoint's secret ([Standard Webhooks](https://www.standardwebhooks.com)).",
  },
  webhookDeliveries: {
    name: 'Webhook deliveries',
    group: 'Notifications',
    description: 'The log of messages to webhook endpoints, with their attempts. A delivery can be replayed.',
  },
  analytics: {
    name: 'Analytics',
    group: 'Reporting',
    description: 'Daily balances, flows by source, spend by reason, and forecasts of how long balances last.',
  },
  reports: {
    name: 'Reports',
    group: 'Reporting',
    description: 'What your wallets held at a point in time, and how balances changed in a period.',
  },
  openItems: {
    name: 'Open items',
    group: 'Reporting',
    description: 'Matters that a person must look at, such as a processor event that could not be applied.',
  },
  auditLog: {
    name: 'Audit log',
    group: 'Reporting',
    description: 'Who changed what and when. Each row is committed together with its change.',
  },
  ledgerCheckpoints: {
    name: 'Ledger checkpoints',
    group: 'Reporting',
    description:
      'Signed digests of the ledger. They prove that the entries before them have not changed since.',
  },
  settings: {
    name: 'Settings',
    group: 'Account',
    description: 'Your name, currencies, top-up limits, bonuses, expiry and other settings of your account.',
  },
  apiKeys: {
    name: 'API keys',
    group: 'Account',
    description: 'Secret keys with which your back end calls this API. A secret is shown only once.',
  },
  legalProfile: {
    name: 'Legal profile',
    group: 'Account',
    description: 'Your registered name, address and tax ID, as your documents print them.',
  },
  merchants: {
    name: 'Merchants',
    group: 'Account',
    description:
      "All merchants of this server. Only the key in the server's environment can use these operations.",
  },
  customerApi: {
    name: 'Customer API',
    group: 'In the browser',
    description:
      'What one signed-in customer may see and do. The wallet kit calls these operations with a session token.',
  },
  paymentPage: {
    name: 'Payment page',
    group: 'In the browser',
    description: 'The page behind a payment link. The token in the URL is the only credential.',
  },
  dodoWire: {
    name: 'Dodo wire',
    group: 'Compatibility',
    description:
      "The wallet operations of [Dodo Payments](https://docs.dodopayments.com), for code that is written for its SDK. Fields and errors have the vendor's format.",
  },
  testMode: {
    name: 'Test mode',
    group: 'Testing',
    description:
      'Control of the test clock and of the test processor. A live server does not have these operations.',
  },
  demo: {
    name: 'Demo',
    group: 'Testing',
    description: 'The back end of the demo application. It needs no key and is served with `--demo` only.',
  },
  server: {
    name: 'Server',
    group: 'Server',
    description: 'Checks for load balancers and orchestrators.',
  },
} satisfies Record<string, Tag>;

/** Resources of the API: first parts of an `operationId`. */
export type Resource = keyof typeof tags;

/** Returns the tag of an operation. */
export function tagOf(operationId: `${Resource}.${string}`): Tag {
  const [resource] = operationId.split('.');
  const tag = Object.entries(tags).find(([name]) => name === resource)?.[1];
  if (!tag) throw new Error(`No tag for ${operationId}.`);
  return tag;
}

/** Returns the tags of operations, in the order of the reference. */
export function tagsOf(operationIds: readonly `${Resource}.${string}`[]): Tag[] {
  const used = new Set(operationIds.map(tagOf));
  return Object.values(tags).filter((tag) => used.has(tag));
}

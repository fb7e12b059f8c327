import type { Components, JsonSchema } from './jsonSchemas.ts';

/**
 * Descriptions of fields and parameters whose schema has none, by name, or by component and name where a name has
 * several meanings. A description in a schema takes precedence.
 */
const descriptions: Record<string, string> = {
  action: 'Step that the customer must take before the payment can continue. Null if there is none.',
  'AuditEntry.action': 'The operation, by its `operationId` in this document.',
  actor: 'Who did it.',
  after_balance: 'Balance after the entry, in minor units.',
  aheadMs: 'Milliseconds by which the test clock is ahead of real time.',
  amount: 'Amount of money, in minor units of its currency (cents for USD).',
  amountMax: 'Largest amount that the payer may choose. Null if the amount is fixed.',
  amountMin: 'Smallest amount that the payer may choose. Null if the amount is fixed.',
  attempts: 'Attempts, newest first.',
  availableBalance: 'Balance minus pending charges: what can be spent.',
  availableChannels: 'Channels that this server can send on.',
  averageDailySpend: 'Average spend per day over the basis of the forecast.',
  balance: 'Sum of all entries, pending charges included.',
  balanceAfter: "The wallet's balance afterwards.",
  balanceBefore: "The wallet's balance before the entry.",
  balances: 'Balance at the end of each day.',
  basisDays: 'Number of days of history that the forecast is based on.',
  before_balance: 'Balance before the entry, in minor units.',
  'Mail.body': 'Text of the email.',
  'WebhookDelivery.body': 'Body of the webhook request, exactly as it is signed.',
  bonus: 'Promotional credit that is added to what is paid.',
  bonusExpiresAfterDays: 'Days after which a bonus expires. Null for a bonus that never expires.',
  bonusExpiresAt: 'Time at which the bonus expires. Null if it never expires.',
  bonusTiers: 'Bonuses by amount. The tier with the highest `from` that the amount reaches applies.',
  brand: 'Brand of the card, such as `visa`. Null for other types.',
  business_id: "The merchant's identifier.",
  capabilities: 'Optional operations that this server offers to the customer.',
  captured: 'Amount that was charged.',
  channels: 'Channels on which the alert is sent.',
  charged: 'Amount that was charged.',
  code: 'Stable code that names the reason.',
  'Problem.code': 'Stable code of the error. Switch on it.',
  currencies: 'Amounts by currency.',
  'CreateCustomer.currencies':
    'Currencies in which the customer gets a wallet. Defaults to `defaultCurrencies` of your settings.',
  currency: 'ISO 4217 currency code, such as `USD`.',
  customer: 'The customer.',
  customerId: 'Unique identifier of the customer, such as `cus_01m0…`.',
  customer_id: 'Unique identifier of the customer.',
  dailyCount: 'Maximum number of automatic charges per day, from 1 to 10.',
  data: 'Details of the event. The fields depend on its type.',
  date: 'Day in UTC.',
  daysLeft: 'Number of days that the available balance is likely to last, as a range.',
  description: 'Text that names the item.',
  destination: 'Where the money goes.',
  detail: 'Explanation for developers.',
  'AuditEntry.detail': 'Details of the request.',
  disabledReason: 'Reason why the endpoint is disabled. Null while it is enabled.',
  direction: '`in` selects entries that add money, `out` those that remove money. Defaults to both.',
  dispute: 'Dispute of the payment. Null if there is none.',
  dodoPromotionalCredits:
    'Credits of the Dodo-compatible API that become promotional credit. Defaults to none.',
  due: 'Amount that is not paid yet.',
  dueAt: 'Time at which the invoice is due. Null if it is due on receipt.',
  durationMs: 'Duration of the attempt in milliseconds.',
  email: 'Email address.',
  enabled: 'Whether it is turned on.',
  entry: 'The entry in the wallet.',
  entryId: 'Unique identifier of the entry. Null if there is none.',
  entryNumber: 'Number of the entry within its wallet.',
  entry_type: '`credit` adds money, `debit` removes money.',
  errors: 'Each invalid field with its message. Absent if no field is invalid.',
  eventType: 'Type of the event, such as `wallet.topped_up`.',
  eventTypes: 'Types of events that the endpoint receives. Null for all types.',
  event_type: "Cause of the entry, in the vendor's terms.",
  expectedAt: 'Time at which a payment that is processing is expected to settle. Null if unknown.',
  expiresAt: 'Time of expiry, as RFC 3339 text. Null if it never expires.',
  expiringAtRisk: 'Credit that will expire before the forecast spend reaches it.',
  expiringWithin30Days: 'Credit that expires within 30 days.',
  expiry: 'Month in which the card expires. Null for other types.',
  facts: 'Amounts, limits and IDs that belong to the error.',
  failure: 'Reason of the failure. Null unless it failed.',
  fault: 'Kind of the difference that was found.',
  fee: 'Fee for the top-up.',
  field: 'Path of the invalid field, such as `amount.currency`. Empty for the whole body.',
  fields: 'Names of the fields that the request contained.',
  fixed: 'Fixed part of the fee, in minor units.',
  flows: 'Money in and out by source.',
  from: 'Start of the range, inclusive.',
  'CurrencyTopUpSettings.from': 'Smallest amount of the tier, in minor units.',
  grant: 'Terms of the credit: kind, priority and expiry.',
  hold: 'The hold after the operation.',
  holds: 'Open holds that the closing releases or captures.',
  id: 'Unique identifier.',
  idempotency_key: 'A unique key for this request. Send the same key when you retry: the request runs once.',
  immediateCharge:
    'Amount that is charged as soon as the settings are saved. Null if the balance is above the threshold.',
  in: 'Money that was added.',
  intact: 'Whether the history has no fault.',
  invoiceId: 'Unique identifier of the invoice. Null if the object does not concern an invoice.',
  invoicePaymentId: 'Unique identifier of the invoice payment. Null if the object does not concern one.',
  is_credit: 'Whether the entry adds money.',
  items: 'Objects of the list.',
  key: 'The first API key, with its secret.',
  kind: 'Kind of the item.',
  'WalletGrant.kind': '`paid` money was paid for; `promotional` money was given.',
  'Grant.kind': '`paid` money was paid for; `promotional` money was given.',
  label: 'Name for people, such as `Visa •••• 4242`.',
  last4: 'Last four digits of the card or account number.',
  lastEventId: 'Position after the last event. Send it as `after` to continue.',
  lines: 'Line items.',
  link: 'URL that opens the portal for the customer.',
  max: 'Upper bound of the range.',
  'CurrencyTopUpSettings.max': 'Largest amount of a top-up, in minor units.',
  'TopUpSettings.max': 'Largest amount of a top-up.',
  maxTokens: 'Maximum number of tokens of the job.',
  merchant: 'The merchant that the customer pays.',
  message: 'Explanation for people.',
  metadata: 'Your own keys and values, as text. Up to 50 keys.',
  method: 'Wallet or payment method that pays.',
  min: 'Lower bound of the range.',
  'CurrencyTopUpSettings.min': 'Smallest amount of a top-up, in minor units.',
  'TopUpSettings.min': 'Smallest amount of a top-up.',
  mode: '`fixed` adds `amount`; `target` adds what is missing up to `amount`.',
  model: 'Identifier of the model that runs the job.',
  models: 'Models with their prices.',
  month: 'Month, from 1 to 12.',
  monthlyCap: 'Maximum total of automatic charges per calendar month.',
  monthlyWorstCase: 'Largest total that the settings allow in a month.',
  name: 'Name for people.',
  nextAttemptAt: 'Time of the next attempt. Null if there is none.',
  nextCursor: 'Cursor of the next page; send it as `cursor`. Null on the last page.',
  nextExpiry: 'The next credit to expire. Null if none expires.',
  notificationIds: 'Unique identifiers of the notifications, 1 to 100.',
  number: 'Number of the object in its series.',
  offSession: 'Whether the method can be charged without the customer.',
  original: 'Amount that was credited.',
  out: 'Money that was removed.',
  outcome: 'Outcome of the payments that follow.',
  'DisputeTopUp.outcome': 'Outcome of the dispute.',
  overdueAt: 'Time from which the invoice is overdue. Null while it is not.',
  paid: 'Amount that is paid.',
  paidWith: 'Payment method that paid. Null if there was none.',
  document:
    'Issued document of the entry. Anyone who has one of its URLs can read it without signing in. Null if there is none.',
  pdfUrl: 'URL of the PDF.',
  parts: 'The refund by destination, with the status of each part.',
  paused: 'Reason of the pause. Null unless auto top-up is paused.',
  payment: 'The payment of the link. Null if there is none.',
  paymentMethodId: 'Unique identifier of the payment method, such as `pm_01m0…`.',
  paymentMethodSetup: 'What a page needs to save a payment method.',
  payments: 'Payments of the invoice, in order.',
  pendingCharges: 'Funds that open holds reserve.',
  phoneNumber: 'Phone number.',
  phone_number: 'Phone number.',
  presets: 'Suggested amounts.',
  price: 'Price of a job of this size.',
  priority: 'Position in the order, starting with the lowest number.',
  processorOutage: 'Whether the payment processor is simulated to be out of service.',
  promotionalBalance: 'Part of the balance that was given, not paid for.',
  publishableKey: "The processor's publishable key.",
  quantity: 'Number of units.',
  readAt: 'Time at which the customer read it. Null while it is unread.',
  reason: 'Reason for the change, as text. Null if there is none.',
  reference: 'Object of yours that it concerns, by type and ID.',
  reference_object_id: 'Identifier of the object that the entry concerns. Null if there is none.',
  refund: 'Refund of the remaining balance. Null if there is none.',
  refunded: 'Amount that was refunded.',
  refunds: 'Refunds of the payment.',
  reinstatementId: 'Entry that put the money back after a won dispute. Null if there is none.',
  remaining: 'Amount that is not used yet.',
  replacedBy: 'Key that a rotation created in place of this one. Null if there is none.',
  requestId: 'Identifier of the request. Quote it when you contact support.',
  reserved: 'Amount that was reserved.',
  resolvedAt: 'Time at which it was resolved. Null while it is open.',
  resumesAt: 'Time at which auto top-up resumes without further action. Null if it does not.',
  return_url: 'URL to which the portal returns the customer.',
  revokedAt: 'Time at which the key was revoked. Null if it was not.',
  scopes: 'Operations that the holder may use.',
  secret: 'The secret. It is shown only once.',
  send_email: 'Whether to email the link to the customer.',
  sequence: "Number of the wallet's newest event.",
  'WalletEvent.sequence': 'Number of the event within its wallet, starting at 1 without gaps.',
  settings: 'The settings. Fields that you omit stay unchanged.',
  'AutoTopUp.settings': 'The current settings. Null if auto top-up was never set up.',
  'Merchant.settings': 'Your settings.',
  sizes: 'Sizes of a job with their prices.',
  source: 'Cause of the entry, such as `topUp` or `merchant`.',
  spend: 'Spend by reason.',
  status: 'Status of the object.',
  step: 'Amounts are multiples of this number.',
  stripe: "Settings for Stripe's form. Null for another processor.",
  subject: 'Subject line of the email.',
  suggestion: 'Suggested settings, from the recent spend. Null without enough history.',
  tax: 'Tax.',
  testMethods: 'Test payment methods. Null on a live server.',
  threshold: 'Amount below which the available balance is low.',
  title: 'Short summary of the error.',
  to: 'End of the range, exclusive.',
  'Mail.to': "Recipient's address.",
  'MerchantAnalytics.to': 'Last day of the range, in UTC.',
  token: 'Token to send.',
  tokens: 'Number of tokens that the job used.',
  topUp: 'Limits and presets for top-ups. Null if the currency has none.',
  topUpId: 'Unique identifier of the top-up. Null if the object does not concern one.',
  total: 'Total amount.',
  type: 'Type of the object.',
  unitAmount: 'Price of one unit, in minor units.',
  unread: 'Number of unread notifications.',
  url: 'URL.',
  usedThisMonth: 'Total of automatic charges in this calendar month.',
  usedToday: 'Number of automatic charges today.',
  version: 'Version of the object. It increases with each change.',
  walletId: 'Unique identifier of the wallet, such as `wal_01m0…`.',
  wallets: 'Number of wallets.',
  webhookReceiversDown: 'Whether all webhook receivers are simulated to be out of service.',
  year: 'Year with four digits.',
  cursor: 'The `nextCursor` of the previous page.',
  actorType: 'Type of the actor to include.',
};

/** Returns the description of a field without one of its own. `component` is null outside of components. */
export function descriptionOf(component: string | null, name: string): string | undefined {
  return descriptions[`${component}.${name}`] ?? descriptions[name];
}

/** Describes the fields of components. */
export function describedComponents(components: Components): Components {
  return Object.fromEntries(
    Object.entries(components).map(([id, schema]) => [id, describeFields(schema, id)]),
  );
}

/** Adds the missing descriptions of an object's fields, at any depth. */
export function describeFields(schema: JsonSchema, component: string | null = null): JsonSchema {
  const described: JsonSchema = { ...schema };
  if (schema.properties) {
    described.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [
        name,
        typeof field === 'object' ? describeField(field, component, name) : field,
      ]),
    );
  }
  for (const part of ['items', 'additionalProperties'] as const) {
    const inner = schema[part];
    if (typeof inner === 'object' && !Array.isArray(inner))
      described[part] = describeFields(inner, component);
  }
  for (const part of ['anyOf', 'oneOf'] as const) {
    const options = schema[part];
    if (options) {
      described[part] = options.map((option) =>
        typeof option === 'object' ? describeFields(option, component) : option,
      );
    }
  }
  return described;
}

function describeField(field: JsonSchema, component: string | null, name: string): JsonSchema {
  const described = describeFields(field, component);
  const description = field.description ?? descriptionOf(component, name);
  return description === undefined ? described : { ...described, description };
}

// Generated from the migrated schema. Run `pnpm db:types` after a migration.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A `jsonb` column: read as a value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>;

/** Line of an invoice: `InvoiceLine` of the wire. */
type InvoiceLine = { description: string; quantity: number; unitAmount: Money; amount: Money };
type Money = { amount: number; currency: string };

/** Contents of a request in the audit log: names of its fields, but not their values. */
type AuditDetail = { requestId?: string; fields?: string[]; amount?: Money; reason?: string; entryNumber?: number };

/** Reason of a failed payment: `TopUpFailureCode` of the wire. */
type FailureCode =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_failed'
  | 'payment_returned'
  | 'wallet_closed'
  | 'processing_error';

export type AlertSettingsTable = {
  channels: Generated<readonly ('email' | 'inApp' | 'webhook')[]>;
  customer_id: string;
  enabled: Generated<boolean>;
  evaluated_sequence: Generated<number>;
  is_due: Generated<boolean>;
  is_low: Generated<boolean>;
  low_sequence: number | null;
  merchant_id: string;
  threshold: number | null;
  version: Generated<number>;
  wallet_id: string;
};

export type ApiKeysTable = {
  configured: Generated<boolean>;
  created_at: Date;
  expires_at: Date | null;
  id: string;
  key_hash: string;
  key_prefix: string;
  last_used_at: Date | null;
  merchant_id: string;
  name: string;
  replaced_by: string | null;
  revoked_at: Date | null;
  scopes: readonly ('read' | 'write' | 'admin')[];
};

export type AuditLogTable = {
  action: string;
  actor_id: string;
  actor_type: 'apiKey' | 'customer' | 'paymentLink' | 'server';
  created_at: Date;
  detail: Json<AuditDetail>;
  id: string;
  merchant_id: string;
  subjects: readonly string[];
};

export type AutoTopUpAttemptsTable = {
  attempt_count: Generated<number>;
  counted_at: Date;
  created_at: Date;
  currency: string;
  failure_code: FailureCode | null;
  failure_message: string | null;
  id: string;
  in_flight: Generated<boolean>;
  retry_at: Date | null;
  status: 'processing' | 'requiresAction' | 'settled' | 'declined' | 'unavailable' | 'canceled';
  top_up_id: string;
  total: number;
  wallet_id: string;
};

export type AutoTopUpsTable = {
  amount: number | null;
  consent_id: string | null;
  cooldown_until: Date | null;
  customer_id: string;
  daily_count: number | null;
  declines: Generated<number>;
  enabled: Generated<boolean>;
  merchant_id: string;
  mode: 'fixed' | 'target' | null;
  monthly_cap: number | null;
  next_evaluation_at: Date | null;
  paused_at: Date | null;
  paused_code: FailureCode | 'payment_method_removed' | null;
  payment_method_id: string | null;
  threshold: number | null;
  turned_off_at: Date | null;
  version: Generated<number>;
  wallet_id: string;
};

export type BillingProfilesTable = {
  address_lines: readonly string[];
  administrative_area: string | null;
  city: string | null;
  country: string;
  customer_id: string | null;
  finance_email: string | null;
  legal_name: string;
  merchant_id: string;
  owner_id: string;
  postal_code: string | null;
  tax_id: string | null;
  tax_id_status: 'unverified' | 'valid' | 'invalid' | null;
  updated_at: Date;
  version: Generated<number>;
};

export type ConsentsTable = {
  accepted_at: Date;
  amount: number;
  created_at: Date;
  customer_id: string;
  daily_count: number;
  id: string;
  merchant_id: string;
  mode: 'fixed' | 'target';
  monthly_cap: number;
  payment_method_id: string;
  recorded_by: string;
  recorded_by_type: 'customer' | 'merchant';
  source: 'inApp' | 'orderForm' | 'email' | 'phone';
  text: string;
  threshold: number;
  wallet_id: string;
};

export type CreditWarningsTable = {
  grant_number: number;
  wallet_id: string;
  warned_at: Date;
};

export type CustomersTable = {
  created_at: Date;
  email: string | null;
  id: string;
  locale: Generated<'en' | 'de' | 'es' | 'fr' | 'pt-BR' | 'ja' | 'zh-CN' | 'hi' | 'ar' | 'he'>;
  merchant_id: string;
  metadata: Json<Record<string, string>>;
  name: string;
  phone_number: string | null;
  updated_at: Date;
};

export type DeploymentTable = {
  kind: 'demo' | 'live';
  payments: 'test' | 'live' | null;
  singleton: Generated<boolean>;
};

export type DisputesTable = {
  amount: number;
  clawed_back: number;
  created_at: Date;
  currency: string;
  customer_id: string;
  entry_number: number | null;
  id: string;
  invoice_payment_id: string | null;
  merchant_id: string;
  paid_out_by: string | null;
  processor_id: string;
  processor_version: number;
  reason: string;
  reinstated_number: number | null;
  status: 'open' | 'won' | 'lost';
  taken_payment_id: string | null;
  top_up_id: string | null;
  updated_at: Date;
  wallet_id: string;
};

export type DocumentRequestsTable = {
  created_at: Date;
  id: string;
  kind: 'receipt' | 'invoice' | 'creditNote' | 'statement';
  merchant_id: string;
  next_attempt_at: Date | null;
  subject_id: string;
};

export type DocumentSeriesTable = {
  kind: 'receipt' | 'creditNote' | 'statement';
  last: number;
  merchant_id: string;
};

export type DocumentsTable = {
  content: Json<unknown>;
  customer_id: string;
  id: string;
  issued_at: Date;
  kind: 'receipt' | 'invoice' | 'creditNote' | 'statement';
  merchant_id: string;
  number: string;
  sequence: number;
  subject_id: string;
  url_token: string;
  wallet_id: string | null;
};

export type EmailsTable = {
  attempt_count: Generated<number>;
  audience: Generated<'customer' | 'merchant'>;
  body: string;
  created_at: Date;
  customer_id: string | null;
  document_id: string | null;
  html: string | null;
  id: string;
  merchant_id: string;
  next_attempt_at: Date | null;
  recipient: string;
  status: Generated<'waiting' | 'stored' | 'sent' | 'failed'>;
  subject: string;
  threshold: number | null;
  type: string;
  wallet_id: string | null;
};

export type EventOutboxTable = {
  created_at: Date;
  customer_id: string;
  id: string;
  merchant_id: string;
  objects: string;
  type: string;
  wallet_id: string | null;
};

export type IdempotentRequestsTable = {
  created_at: Date;
  fingerprint: string;
  key: string;
  resource_id: string;
  response: Json<unknown> | null;
  scope: string;
};

export type InvoiceNumbersTable = {
  last: number;
  merchant_id: string;
};

export type InvoicePaymentsTable = {
  amount: number;
  created_at: Date;
  entry_number: number | null;
  failure_code: FailureCode | 'payment_disputed' | null;
  failure_message: string | null;
  id: string;
  invoice_id: string;
  label: string | null;
  payment_method_id: string | null;
  processor_reference: string | null;
  processor_version: Generated<number>;
  refunded: Generated<number>;
  status: 'processing' | 'settled' | 'failed';
  surplus: Generated<number>;
  updated_at: Date;
  wallet_id: string | null;
};

export type InvoicesTable = {
  charge_notice_at: Date | null;
  collect_at: Date | null;
  collection_started_at: Date | null;
  collection_trigger: 'schedule' | 'funds' | 'paymentMethod' | 'request' | null;
  created_at: Date;
  currency: string;
  customer_id: string;
  due_at: Date | null;
  failed_checks: Generated<number>;
  failure_code: FailureCode | 'no_payment_method' | null;
  failure_message: string | null;
  hold_id: string | null;
  id: string;
  lines: Json<InvoiceLine[]>;
  merchant_id: string;
  metadata: Json<Record<string, string>>;
  next_check_at: Date | null;
  number: string;
  opened_at: Date | null;
  overdue_at: Date | null;
  overdue_check_at: Date | null;
  paid: Generated<number>;
  paid_before: number | null;
  payment_sources: readonly string[] | null;
  status: 'draft' | 'open' | 'partiallyPaid' | 'paid' | 'void' | 'uncollectible';
  total: number;
  updated_at: Date;
  wallet_id: string | null;
};

export type LedgerAccountsTable = {
  balance: Generated<number>;
  created_at: Generated<Date>;
  currency: string;
  entry_number: Generated<number>;
  id: string;
  last_at: Generated<Date>;
  last_hash: Generated<Uint8Array>;
  ledger_id: string;
  reserved: Generated<number>;
  role: 'wallet' | 'cash' | 'externalPayments' | 'revenue' | 'promotions' | 'corrections' | 'breakage' | 'fees';
  sequence: Generated<number>;
  status: Generated<'active' | 'frozen' | 'closing' | 'closed'>;
};

export type LedgerCheckpointHeadsTable = {
  account_id: string;
  checkpoint: number;
  hash: Uint8Array;
  ledger_id: string;
  number: number;
};

export type LedgerCheckpointsTable = {
  accounts: number;
  created_at: Date;
  id: string;
  ledger_id: string;
  number: number;
  root: string;
  signature: string | null;
};

export type LedgerClockTable = {
  ahead_ms: Generated<number>;
  backdating: Generated<boolean>;
  singleton: Generated<boolean>;
};

export type LedgerConsumptionsTable = {
  account_id: string;
  amount: number;
  grant_number: number;
  number: number;
};

export type LedgerDailyFlowsTable = {
  account_id: string;
  day: string;
  incoming: string;
  outgoing: string;
  source: string;
};

export type LedgerDailySpendTable = {
  account_id: string;
  amount: string;
  day: string;
  reason: string | null;
};

export type LedgerEntriesTable = {
  account_id: string;
  actor: 'customer' | 'merchant' | 'system';
  amount: number;
  balance_after: number;
  balance_before: number;
  created_at: Date;
  currency: string;
  hash: Uint8Array;
  metadata: Json<Record<string, string>>;
  number: number;
  reason: string | null;
  reference_id: string | null;
  reference_type: string | null;
  source: string;
  transaction_id: string;
  type: 'credit' | 'debit' | 'refund' | 'adjustment';
};

export type LedgerEventsTable = {
  account_id: string;
  balance: number;
  created_at: Date;
  data: Json<unknown>;
  hold_id: string | null;
  number: number | null;
  reserved: number;
  sequence: number;
  status: string;
  type: string;
};

export type LedgerGrantRestorationsTable = {
  account_id: string;
  amount: number;
  grant_number: number;
  number: number;
};

export type LedgerGrantsTable = {
  account_id: string;
  created_at: Date;
  expires_at: Date;
  kind: 'paid' | 'promotional';
  number: number;
  open: boolean;
  original: number;
  priority: number;
  remaining: number;
  reserved: Generated<number>;
};

export type LedgerHoldsTable = {
  account_id: string;
  amount: number;
  captured: Generated<number>;
  created_at: Date;
  expires_at: Date | null;
  id: string;
  number: number | null;
  reason: string | null;
  reference_id: string | null;
  reference_type: string | null;
  resolved_at: Date | null;
  status: 'open' | 'captured' | 'released' | 'expired';
};

export type LedgerIdempotencyKeysTable = {
  account_id: string;
  balance: number;
  created_at: Generated<Date>;
  fingerprint: string;
  key: string;
  number: number | null;
  reserved: number;
  scope: string;
  sequence: number;
  status: string;
};

export type LedgerLedgersTable = {
  created_at: Generated<Date>;
  id: string;
};

export type LedgerOutboxTable = {
  account_ids: readonly string[];
  first_sequences: readonly number[];
  id: GeneratedAlways<number>;
  last_sequences: readonly number[];
};

export type LedgerReservationsTable = {
  account_id: string;
  amount: number;
  grant_number: number;
  hold_id: string;
};

export type LedgerReversalsTable = {
  account_id: string;
  amount: number;
  number: number;
  reversed_number: number;
};

export type LedgerRollupCursorsTable = {
  account_id: string;
  number: number;
};

export type LedgerTransfersTable = {
  account_id: string;
  amount: number;
  currency: string;
  from_account_id: string;
  number: number;
  to_account_id: string;
  transaction_id: string;
};

export type MerchantsTable = {
  created_at: Date;
  id: string;
  name: string;
  settings: Json<unknown>;
  version: Generated<number>;
};

export type NotificationReadsTable = {
  read_at: Date;
  sequence: number;
  wallet_id: string;
};

export type OpenItemsTable = {
  created_at: Date;
  event: Json<unknown> | null;
  id: string;
  kind: string;
  merchant_id: string | null;
  message: string;
  occurrences: Generated<number>;
  payment_id: string;
  resolved_at: Date | null;
  status: Generated<'open' | 'resolved'>;
  updated_at: Date;
};

export type PaymentLinksTable = {
  amount: number | null;
  amount_max: number | null;
  amount_min: number | null;
  created_at: Date;
  currency: string;
  customer_id: string;
  expires_at: Date;
  expiry_announced_at: Date | null;
  id: string;
  merchant_id: string;
  metadata: Json<Record<string, string>>;
  revoked_at: Date | null;
  token_hash: string;
  wallet_id: string;
};

export type PaymentMethodsTable = {
  brand: string;
  created_at: Date;
  customer_id: string;
  detach_at: Date | null;
  expiry_announced_at: Date | null;
  expiry_month: number | null;
  expiry_year: number | null;
  fingerprint: string | null;
  id: string;
  last4: string;
  merchant_id: string;
  off_session: boolean;
  priority: number | null;
  processor_reference: string;
  removed_at: Date | null;
  type: 'card' | 'bankDebit' | 'other';
};

export type RateLimitsTable = {
  key: string;
  resets_at: Date;
  used: number;
};

export type RefundPartsTable = {
  amount: number;
  attempt: Generated<number>;
  bonus_amount: number | null;
  bonus_entry_number: number | null;
  created_at: Date;
  destination: 'wallet' | 'paymentMethod' | 'external';
  entry_number: number | null;
  failure_message: string | null;
  id: string;
  invoice_payment_id: string | null;
  next_check_at: Date | null;
  paid_at: Date | null;
  paid_reference: string | null;
  payment_key: string | null;
  processor_key: GeneratedAlways<string>;
  refund_id: string;
  status: 'pending' | 'processing' | 'settled' | 'failed';
  updated_at: Date;
};

export type RefundsTable = {
  amount: number;
  created_at: Date;
  currency: string;
  customer_id: string;
  destination: 'original' | 'wallet' | 'paymentMethod' | 'external';
  id: string;
  invoice_id: string | null;
  merchant_id: string;
  reason: string | null;
  top_up_id: string | null;
  wallet_id: string;
};

export type ScheduledTasksTable = {
  leased_until: Date | null;
  name: string;
  next_run_at: Date;
};

export type SessionsTable = {
  api_key_id: string | null;
  created_at: Date;
  customer_id: string;
  expires_at: Date;
  id: string;
  merchant_id: string;
  revoked_at: Date | null;
  scopes: readonly ('view' | 'topUp' | 'manage')[];
  token_hash: string;
};

export type StripeCustomersTable = {
  created_at: Generated<Date>;
  customer_id: string;
  owner: string;
};

export type StripePaymentsTable = {
  amount: number | null;
  created_at: Generated<Date>;
  currency: string | null;
  decline_code: Exclude<FailureCode, 'wallet_closed' | 'processing_error'> | null;
  decline_message: string | null;
  idempotency_key: string;
  intent_id: string | null;
  is_present: boolean;
};

export type StripeRefundsTable = {
  created_at: Generated<Date>;
  idempotency_key: string;
  refund_id: string | null;
};

export type TestModeTable = {
  moving_until: Date | null;
  processor_outage: Generated<boolean>;
  singleton: Generated<boolean>;
  webhook_receivers_down: Generated<boolean>;
};

export type TestProcessorDisputesTable = {
  amount: number;
  currency: string;
  decides_at: Date;
  id: string;
  notified_version: Generated<number>;
  outcome: 'won' | 'lost' | null;
  payment_key: string;
  status: 'open' | 'won' | 'lost';
  version: number;
};

export type TestProcessorEventsTable = {
  attempt_count: Generated<number>;
  delivered_at: Date | null;
  id: GeneratedAlways<number>;
  next_attempt_at: Date;
  payment: Json<unknown>;
};

export type TestProcessorPaymentsTable = {
  amount: number;
  created_at: Date;
  currency: string;
  failure_code: Exclude<FailureCode, 'wallet_closed' | 'processing_error'> | null;
  failure_message: string | null;
  id: string;
  idempotency_key: string;
  method: string;
  return_url: string | null;
  settles_at: Date | null;
  status: 'requiresAction' | 'processing' | 'succeeded' | 'declined' | 'canceled' | 'refunded';
  updated_at: Date;
  version: number;
};

export type TestProcessorRefundsTable = {
  amount: number;
  created_at: Date;
  failure_message: string | null;
  idempotency_key: string;
  payment_key: string;
  status: 'succeeded' | 'failed';
};

export type TopUpQuotesTable = {
  amount: number;
  balance_after: number;
  bonus: number;
  bonus_expires_at: Date | null;
  created_at: Date;
  currency: string;
  customer_id: string;
  expires_at: Date;
  fee: number;
  id: string;
  merchant_id: string;
  payment_link_id: string | null;
  tax: number;
  tax_treatment: Generated<'standard' | 'atUse' | 'reverseCharge'>;
  top_up_id: string | null;
  total: number;
  wallet_id: string;
};

export type TopUpsTable = {
  action_url: string | null;
  amount: number;
  balance_after: number | null;
  bonus: number;
  bonus_entry_number: number | null;
  bonus_expires_at: Date | null;
  created_at: Date;
  currency: string;
  customer_id: string;
  entry_number: number | null;
  expected_at: Date | null;
  failure_code: FailureCode | null;
  failure_message: string | null;
  fee: number;
  id: string;
  merchant_id: string;
  next_check_at: Date | null;
  payment_link_id: string | null;
  payment_method_id: string;
  processor_reference: string;
  processor_version: Generated<number>;
  quote_id: string;
  return_url: string | null;
  returned_by: string | null;
  source: 'topUp' | 'autoTopUp' | 'paymentLink';
  status: 'requiresPaymentMethod' | 'requiresAction' | 'processing' | 'settled' | 'failed' | 'canceled' | 'expired';
  submitting_until: Date | null;
  tax: number;
  tax_treatment: Generated<'standard' | 'atUse' | 'reverseCharge'>;
  total: number;
  updated_at: Date;
  wallet_id: string;
};

export type WalletClosuresTable = {
  actor: 'merchant';
  captured: number;
  closed_at: Date | null;
  currency: string;
  destination: 'original' | 'external';
  external: Generated<number>;
  forfeited: number;
  holds: 'release' | 'capture';
  merchant_id: string;
  next_check_at: Date | null;
  reason: string | null;
  refund_id: string | null;
  refunded: number;
  started_at: Date;
  wallet_id: string;
  written_off: number;
};

export type WalletsTable = {
  auto_pay: Generated<boolean>;
  auto_pay_priority: Generated<number>;
  created_at: Date;
  currency: string;
  customer_id: string;
  id: string;
  merchant_id: string;
  status: Generated<'active' | 'frozen' | 'closing' | 'closed'>;
};

export type WebhookAttemptsTable = {
  created_at: Date;
  delivery_id: string;
  detail: string;
  duration_ms: number;
  id: string;
  status: number | null;
};

export type WebhookDeliveriesTable = {
  attempt_count: Generated<number>;
  created_at: Date;
  endpoint_id: string;
  id: string;
  merchant_id: string;
  message_id: string;
  next_attempt_at: Date | null;
  status: Generated<'waiting' | 'succeeded' | 'failed'>;
};

export type WebhookEndpointsTable = {
  created_at: Date;
  deleted_at: Date | null;
  disabled_reason: 'gone' | null;
  event_types: readonly string[] | null;
  id: string;
  merchant_id: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
  secret: string;
  status: Generated<'enabled' | 'disabled'>;
  url: string;
};

export type WebhookMessagesTable = {
  body: string;
  created_at: Date;
  event_type: string;
  id: string;
  merchant_id: string;
  sequence: number | null;
  wallet_id: string | null;
};

/** The columns of each table. */
export type Tables = {
  alert_settings: AlertSettingsTable;
  api_keys: ApiKeysTable;
  audit_log: AuditLogTable;
  auto_top_up_attempts: AutoTopUpAttemptsTable;
  auto_top_ups: AutoTopUpsTable;
  billing_profiles: BillingProfilesTable;
  consents: ConsentsTable;
  credit_warnings: CreditWarningsTable;
  customers: CustomersTable;
  deployment: DeploymentTable;
  disputes: DisputesTable;
  document_requests: DocumentRequestsTable;
  document_series: DocumentSeriesTable;
  documents: DocumentsTable;
  emails: EmailsTable;
  event_outbox: EventOutboxTable;
  idempotent_requests: IdempotentRequestsTable;
  invoice_numbers: InvoiceNumbersTable;
  invoice_payments: InvoicePaymentsTable;
  invoices: InvoicesTable;
  'ledger.accounts': LedgerAccountsTable;
  'ledger.checkpoint_heads': LedgerCheckpointHeadsTable;
  'ledger.checkpoints': LedgerCheckpointsTable;
  'ledger.clock': LedgerClockTable;
  'ledger.consumptions': LedgerConsumptionsTable;
  'ledger.daily_flows': LedgerDailyFlowsTable;
  'ledger.daily_spend': LedgerDailySpendTable;
  'ledger.entries': LedgerEntriesTable;
  'ledger.events': LedgerEventsTable;
  'ledger.grant_restorations': LedgerGrantRestorationsTable;
  'ledger.grants': LedgerGrantsTable;
  'ledger.holds': LedgerHoldsTable;
  'ledger.idempotency_keys': LedgerIdempotencyKeysTable;
  'ledger.ledgers': LedgerLedgersTable;
  'ledger.outbox': LedgerOutboxTable;
  'ledger.reservations': LedgerReservationsTable;
  'ledger.reversals': LedgerReversalsTable;
  'ledger.rollup_cursors': LedgerRollupCursorsTable;
  'ledger.transfers': LedgerTransfersTable;
  merchants: MerchantsTable;
  notification_reads: NotificationReadsTable;
  open_items: OpenItemsTable;
  payment_links: PaymentLinksTable;
  payment_methods: PaymentMethodsTable;
  rate_limits: RateLimitsTable;
  refund_parts: RefundPartsTable;
  refunds: RefundsTable;
  scheduled_tasks: ScheduledTasksTable;
  sessions: SessionsTable;
  stripe_customers: StripeCustomersTable;
  stripe_payments: StripePaymentsTable;
  stripe_refunds: StripeRefundsTable;
  test_mode: TestModeTable;
  test_processor_disputes: TestProcessorDisputesTable;
  test_processor_events: TestProcessorEventsTable;
  test_processor_payments: TestProcessorPaymentsTable;
  test_processor_refunds: TestProcessorRefundsTable;
  top_up_quotes: TopUpQuotesTable;
  top_ups: TopUpsTable;
  wallet_closures: WalletClosuresTable;
  wallets: WalletsTable;
  webhook_attempts: WebhookAttemptsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_messages: WebhookMessagesTable;
};

-- Tables of the modules: merchants, their customers and wallets, and everything that happens to a wallet besides the
-- movement of money. A wallet's money is in the ledger account with the same id.
--
-- * Money is in minor units (cents for USD), at most 2^53 - 1.
-- * A time such as next_check_at with an index named ..._due_by_tenant or ..._to_... is a work queue: background
--   workers claim the rows whose time has come, and set the time to null when nothing is left to do. They take turns
--   between tenants: merchants, or webhook endpoints.
-- * Merchants list their rows by the indexes (merchant_id, id DESC): ids rise with time.

-- ---------------------------------------------------------------------------------------------------------------------
-- Deployment

-- The purpose of this database. The first start decides it, and a later start with another purpose is rejected. Has at
-- most one row.
CREATE TABLE deployment (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- A demo signs anyone in and moves its clock.
  kind text NOT NULL CHECK (kind IN ('demo', 'live')),
  -- Whether payments move real money. Null until a server with a payment processor has started.
  payments text CHECK (payments IN ('test', 'live'))
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Merchants and API keys

-- A merchant: the SaaS that owns customers, settings and webhook endpoints.
CREATE TABLE merchants (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  settings jsonb NOT NULL,
  -- Rises with each change of the name or the settings. An update names the version that it read.
  version integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

-- A secret key of a merchant's back end.
CREATE TABLE api_keys (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  name text NOT NULL,
  -- SHA-256 of the secret, so that a copy of this table opens nothing.
  key_hash text NOT NULL UNIQUE,
  -- First characters of the secret, by which a person recognises the key.
  key_prefix text NOT NULL,
  scopes text[] NOT NULL CHECK (scopes <@ '{read,write,admin}' AND cardinality(scopes) > 0),
  -- True for a key from the server's environment (COFFER_SECRET_KEY), false for one that the API created.
  configured boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  -- Precise to a minute.
  last_used_at timestamptz,
  -- End of the overlap after a rotation, and the key that replaced this one.
  expires_at timestamptz,
  replaced_by text COLLATE "C" REFERENCES api_keys (id),
  revoked_at timestamptz
);

CREATE INDEX api_keys_by_merchant ON api_keys (merchant_id, id DESC);

-- ---------------------------------------------------------------------------------------------------------------------
-- Audit log

-- An action of a merchant, a customer or the server. Commits with the change that it records. Append-only.
CREATE TABLE audit_log (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL,
  actor_type text NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  action text NOT NULL,
  -- Ids of the objects that the action concerns.
  subjects text[] NOT NULL,
  detail jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX audit_log_by_merchant ON audit_log (merchant_id, id DESC);
CREATE INDEX audit_log_by_subject ON audit_log USING gin (subjects);

-- ---------------------------------------------------------------------------------------------------------------------
-- Customers, sessions and wallets

-- A customer of a merchant.
CREATE TABLE customers (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  name text NOT NULL,
  email text,
  phone_number text,
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE INDEX customers_by_merchant ON customers (merchant_id, id DESC);

-- A session: a short-lived token that signs one customer in.
CREATE TABLE sessions (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  -- The API key that created the session. Revoking it ends the session. Null for a sign-in on the demo's own pages.
  api_key_id text COLLATE "C" REFERENCES api_keys (id),
  token_hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

CREATE INDEX sessions_by_customer ON sessions (customer_id, id DESC);
CREATE INDEX sessions_by_api_key ON sessions (api_key_id) WHERE revoked_at IS NULL;
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- A wallet: prepaid money of one customer in one currency.
CREATE TABLE wallets (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Equal to the account's status. Both change in one transaction.
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'frozen', 'closing', 'closed')),
  -- Whether the wallet pays invoices automatically, and its position among the customer's payment methods. 1 is used
  -- first.
  auto_pay boolean NOT NULL DEFAULT true,
  auto_pay_priority integer NOT NULL DEFAULT 1 CHECK (auto_pay_priority BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX wallets_one_open ON wallets (customer_id, currency) WHERE status <> 'closed';
CREATE INDEX wallets_by_merchant ON wallets (merchant_id, id DESC);
CREATE INDEX wallets_by_customer ON wallets (customer_id, id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Payment methods

-- A customer's saved way to pay.
CREATE TABLE payment_methods (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  -- The processor's id of the payment method.
  processor_reference text NOT NULL,
  -- The processor's name for the physical card, the same for every customer who saves it. Null if it has none.
  fingerprint text,
  type text NOT NULL CHECK (type IN ('card', 'bankDebit', 'other')),
  brand text NOT NULL,
  last4 text NOT NULL,
  expiry_month integer CHECK (expiry_month BETWEEN 1 AND 12),
  expiry_year integer,
  -- Whether the customer agreed to charges while they are absent.
  off_session boolean NOT NULL,
  -- 1 is used first. Null once the method is removed.
  priority integer CHECK (priority >= 1),
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  -- When to ask the processor again to detach a removed method. Null once it has.
  detach_at timestamptz,
  CONSTRAINT payment_methods_active_has_priority CHECK ((removed_at IS NULL) = (priority IS NOT NULL)),
  -- An exclusion constraint and not UNIQUE: PostgreSQL treats the columns of a unique index as a key, so reordering the
  -- methods of a customer would wait for payments that refer to them, and payments for the reordering.
  CONSTRAINT payment_methods_one_of_each_priority
    EXCLUDE USING btree (customer_id WITH =, priority WITH =) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX payment_methods_by_fingerprint ON payment_methods (merchant_id, fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX payment_methods_to_detach ON payment_methods (detach_at) WHERE detach_at IS NOT NULL;
CREATE INDEX payment_methods_removed ON payment_methods (removed_at) WHERE removed_at IS NOT NULL AND detach_at IS NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Alerts, credit warnings and mail

-- When and how a customer is notified of a low balance.
CREATE TABLE alert_settings (
  wallet_id text COLLATE "C" PRIMARY KEY REFERENCES wallets (id),
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  enabled boolean NOT NULL DEFAULT false,
  threshold bigint CHECK (threshold BETWEEN 1 AND 9007199254740991),
  channels text[] NOT NULL DEFAULT '{}',
  -- Rises with each change of the settings.
  version integer NOT NULL DEFAULT 0,
  -- Newest event that was evaluated, and whether the available balance was below the threshold after it.
  evaluated_sequence bigint NOT NULL DEFAULT 0,
  is_low boolean NOT NULL DEFAULT false,
  -- The event by which the balance fell below the threshold.
  low_sequence bigint,
  -- Whether there may be newer events to evaluate.
  is_due boolean NOT NULL DEFAULT false,
  CONSTRAINT alert_settings_enabled_has_threshold CHECK (NOT enabled OR threshold IS NOT NULL),
  CONSTRAINT alert_settings_low_has_event CHECK (is_low = (low_sequence IS NOT NULL))
);

CREATE INDEX alert_settings_due_by_tenant ON alert_settings (merchant_id, wallet_id) WHERE is_due;

-- A grant whose upcoming expiry was announced to the customer, so that it is announced once.
CREATE TABLE credit_warnings (
  wallet_id text COLLATE "C" NOT NULL,
  grant_number bigint NOT NULL,
  warned_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, grant_number)
);

-- An email to a customer.
CREATE TABLE emails (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  type text NOT NULL,
  -- For a low balance: the threshold that the balance fell below.
  threshold bigint,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  -- `stored` on a server without SMTP: the development mailbox.
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'stored', 'sent', 'failed')),
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL,
  CONSTRAINT emails_waiting_has_next_attempt CHECK ((status = 'waiting') = (next_attempt_at IS NOT NULL))
);

CREATE INDEX emails_by_merchant ON emails (merchant_id, id DESC);
CREATE INDEX emails_by_wallet ON emails (wallet_id, type, created_at);
CREATE INDEX emails_due_by_tenant ON emails (merchant_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX emails_by_age ON emails USING brin (created_at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Payment links

-- A link that tops up one wallet once, without signing in.
CREATE TABLE payment_links (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  currency text NOT NULL,
  -- SHA-256 of the token in the link's URL.
  token_hash text NOT NULL UNIQUE,
  -- Either this amount, or one that the payer chooses from amount_min to amount_max.
  amount bigint CHECK (amount BETWEEN 1 AND 9007199254740991),
  amount_min bigint CHECK (amount_min BETWEEN 1 AND 9007199254740991),
  amount_max bigint,
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT payment_links_max_not_below_min CHECK (amount_max BETWEEN amount_min AND 9007199254740991),
  CONSTRAINT payment_links_amount_or_range
    CHECK ((amount IS NULL) = (amount_min IS NOT NULL) AND (amount_min IS NULL) = (amount_max IS NULL)),
  CONSTRAINT payment_links_expires_after_created CHECK (expires_at > created_at)
);

CREATE INDEX payment_links_by_merchant ON payment_links (merchant_id, id DESC);
CREATE INDEX payment_links_by_wallet ON payment_links (wallet_id, id DESC);

-- ---------------------------------------------------------------------------------------------------------------------
-- Top-ups

-- A quote: what a top-up costs and what it adds to the wallet. It is valid until expires_at.
CREATE TABLE top_up_quotes (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  -- Only this payment link can pay the quote.
  payment_link_id text COLLATE "C" REFERENCES payment_links (id),
  currency text NOT NULL,
  -- The wallet gets amount + bonus. The customer pays the total.
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  bonus bigint NOT NULL CHECK (bonus BETWEEN 0 AND 9007199254740991),
  fee bigint NOT NULL CHECK (fee BETWEEN 0 AND 9007199254740991),
  tax bigint NOT NULL CHECK (tax BETWEEN 0 AND 9007199254740991),
  total bigint NOT NULL,
  -- Estimated when the quote was made.
  balance_after bigint NOT NULL CHECK (abs(balance_after) <= 9007199254740991),
  bonus_expires_at timestamptz,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- The only top-up that the quote was confirmed with. Null while it is unused.
  top_up_id text COLLATE "C" UNIQUE,
  CONSTRAINT top_up_quotes_total_is_sum CHECK (total = amount + fee + tax AND total <= 9007199254740991)
);

CREATE INDEX top_up_quotes_unused ON top_up_quotes (expires_at) WHERE top_up_id IS NULL;

-- A top-up: an attempt to add funds by paying a quote.
CREATE TABLE top_ups (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  quote_id text COLLATE "C" NOT NULL UNIQUE REFERENCES top_up_quotes (id),
  source text NOT NULL CHECK (source IN ('topUp', 'autoTopUp', 'paymentLink')),
  payment_link_id text COLLATE "C" REFERENCES payment_links (id),
  status text NOT NULL CHECK (status IN ('requiresPaymentMethod', 'requiresAction', 'processing', 'settled', 'failed',
    'canceled', 'expired')),
  -- Copied from the quote.
  currency text NOT NULL,
  amount bigint NOT NULL,
  bonus bigint NOT NULL,
  fee bigint NOT NULL,
  tax bigint NOT NULL,
  total bigint NOT NULL,
  bonus_expires_at timestamptz,
  payment_method_id text COLLATE "C" NOT NULL REFERENCES payment_methods (id),
  -- The processor's id of the payment method.
  processor_reference text NOT NULL,
  -- Version of the newest processor update that was applied. 0 before the first.
  processor_version integer NOT NULL DEFAULT 0,
  return_url text,
  -- Page on which the customer confirms the payment.
  action_url text,
  failure_code text,
  failure_message text,
  -- When a slow payment is expected to arrive.
  expected_at timestamptz,
  -- The entry that added the amount to the wallet, and the wallet's balance after it.
  entry_number bigint,
  balance_after bigint,
  -- The refund that returned the payment, because the wallet could not receive it. See "Refunds" for its foreign key.
  returned_by text COLLATE "C",
  -- Lease of the request that is calling the processor. Until it ends, another request with the same key is rejected.
  submitting_until timestamptz,
  -- When to compare the top-up with the processor. Null once its status is final.
  next_check_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT top_ups_payment_link_has_source CHECK ((source = 'paymentLink') = (payment_link_id IS NOT NULL)),
  CONSTRAINT top_ups_settled_has_entry CHECK ((status = 'settled') = (entry_number IS NOT NULL)),
  CONSTRAINT top_ups_failed_has_code CHECK ((status = 'failed') = (failure_code IS NOT NULL)),
  CONSTRAINT top_ups_requires_action_has_url CHECK ((status = 'requiresAction') = (action_url IS NOT NULL)),
  CONSTRAINT top_ups_returned_is_failed CHECK (returned_by IS NULL OR status = 'failed')
);

CREATE INDEX top_ups_by_merchant ON top_ups (merchant_id, id DESC);
CREATE INDEX top_ups_by_wallet ON top_ups (wallet_id, id DESC);
CREATE INDEX top_ups_by_entry ON top_ups (wallet_id, entry_number) WHERE entry_number IS NOT NULL;
CREATE INDEX top_ups_by_payment_link ON top_ups (payment_link_id, id DESC) WHERE payment_link_id IS NOT NULL;
-- A link pays once: a payment that is processing or settled excludes a second one.
CREATE UNIQUE INDEX top_ups_one_for_each_payment_link ON top_ups (payment_link_id)
  WHERE payment_link_id IS NOT NULL AND status NOT IN ('failed', 'canceled', 'expired');
-- Failed payments are counted by customer, by payment link and by card.
CREATE INDEX top_ups_by_customer_and_time ON top_ups (customer_id, created_at);
CREATE INDEX top_ups_by_method_and_time ON top_ups (payment_method_id, created_at);
CREATE INDEX top_ups_due_by_tenant ON top_ups (merchant_id, next_check_at, id) WHERE next_check_at IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Auto top-up

-- The rule by which a wallet refills itself.
CREATE TABLE auto_top_ups (
  wallet_id text COLLATE "C" PRIMARY KEY REFERENCES wallets (id),
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  enabled boolean NOT NULL DEFAULT false,
  -- Rises with each change of the rule.
  version integer NOT NULL DEFAULT 0,
  -- `fixed` adds the amount, `target` refills the wallet up to it.
  mode text CHECK (mode IN ('fixed', 'target')),
  threshold bigint CHECK (threshold BETWEEN 1 AND 9007199254740991),
  amount bigint CHECK (amount BETWEEN 1 AND 9007199254740991),
  payment_method_id text COLLATE "C" REFERENCES payment_methods (id),
  -- Most that may be charged in a calendar month, and most charges on one day.
  monthly_cap bigint CHECK (monthly_cap BETWEEN 1 AND 9007199254740991),
  daily_count integer CHECK (daily_count BETWEEN 1 AND 10),
  -- Consecutive declines.
  declines integer NOT NULL DEFAULT 0,
  -- Reason and time of the rule's pause.
  paused_code text,
  paused_at timestamptz,
  -- No charge starts before this time.
  cooldown_until timestamptz,
  -- When to check whether a charge is due. Null when nothing has changed since the last check.
  next_evaluation_at timestamptz,
  CONSTRAINT auto_top_ups_enabled_is_complete
    CHECK (NOT enabled OR (mode IS NOT NULL AND threshold IS NOT NULL AND amount IS NOT NULL
      AND payment_method_id IS NOT NULL AND monthly_cap IS NOT NULL AND daily_count IS NOT NULL)),
  CONSTRAINT auto_top_ups_paused_has_code CHECK ((paused_code IS NULL) = (paused_at IS NULL))
);

CREATE INDEX auto_top_ups_by_method ON auto_top_ups (payment_method_id) WHERE enabled;
CREATE INDEX auto_top_ups_due_by_tenant ON auto_top_ups (merchant_id, next_evaluation_at, wallet_id)
  WHERE next_evaluation_at IS NOT NULL;

-- One charge that a rule attempted.
CREATE TABLE auto_top_up_attempts (
  id text COLLATE "C" PRIMARY KEY,
  wallet_id text COLLATE "C" NOT NULL REFERENCES auto_top_ups (wallet_id),
  top_up_id text COLLATE "C" NOT NULL UNIQUE REFERENCES top_ups (id),
  currency text NOT NULL,
  total bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('processing', 'requiresAction', 'settled', 'declined', 'unavailable',
    'canceled')),
  -- Whether the outcome is still open.
  in_flight boolean NOT NULL DEFAULT true,
  failure_code text,
  failure_message text,
  -- Number of requests to the processor, and the time of the next one. Null once it has responded.
  attempt_count integer NOT NULL DEFAULT 1,
  retry_at timestamptz,
  -- Latest time at which the processor may have charged. The attempt counts in this month and on this day.
  counted_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX auto_top_up_attempts_one_in_flight ON auto_top_up_attempts (wallet_id) WHERE in_flight;
CREATE INDEX auto_top_up_attempts_by_wallet ON auto_top_up_attempts (wallet_id, id DESC);
CREATE INDEX auto_top_up_attempts_counted ON auto_top_up_attempts (wallet_id, counted_at);
CREATE INDEX auto_top_up_attempts_to_retry ON auto_top_up_attempts (retry_at) WHERE retry_at IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Invoices

-- Number of a merchant's newest invoice.
CREATE TABLE invoice_numbers (
  merchant_id text COLLATE "C" PRIMARY KEY REFERENCES merchants (id),
  last bigint NOT NULL
);

-- An invoice of a customer.
CREATE TABLE invoices (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  number text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL CHECK (status IN ('draft', 'open', 'partiallyPaid', 'paid', 'void')),
  lines jsonb NOT NULL,
  total bigint NOT NULL CHECK (total BETWEEN 1 AND 9007199254740991),
  -- Sum of its settled payments without their surplus. Refunds do not reduce it.
  paid bigint NOT NULL DEFAULT 0,
  metadata jsonb NOT NULL,
  -- The customer's wallet in this currency, set when the invoice is opened, and the hold that reserves money there.
  wallet_id text COLLATE "C" REFERENCES wallets (id),
  hold_id text COLLATE "C",
  due_at timestamptz,
  -- When automatic collection starts. Null once it has, and for an invoice that is not collected automatically.
  collect_at timestamptz,
  -- Only while the invoice is being collected: the sources still to try (`wallet` or the id of a payment method), and
  -- how much was paid before.
  payment_sources text[],
  paid_before bigint,
  -- When background work continues a collection, and how often in a row that failed, for a growing delay.
  next_check_at timestamptz,
  failed_checks integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (merchant_id, number),
  CONSTRAINT invoices_paid_within_total CHECK (paid BETWEEN 0 AND total),
  CONSTRAINT invoices_opened_has_wallet CHECK (status IN ('draft', 'void') OR wallet_id IS NOT NULL),
  CONSTRAINT invoices_paid_in_full CHECK (status = 'void' OR (status = 'paid') = (paid = total)),
  CONSTRAINT invoices_collection_has_paid_before CHECK ((payment_sources IS NULL) = (paid_before IS NULL))
);

CREATE INDEX invoices_by_merchant ON invoices (merchant_id, id DESC);
CREATE INDEX invoices_by_customer ON invoices (customer_id, id DESC);
CREATE INDEX invoices_by_wallet ON invoices (wallet_id, id) WHERE status IN ('open', 'partiallyPaid');
CREATE INDEX invoices_by_hold ON invoices (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX invoices_with_hold ON invoices (wallet_id) WHERE hold_id IS NOT NULL;
CREATE INDEX invoices_due_by_tenant ON invoices (merchant_id, (coalesce(next_check_at, collect_at)), id)
  WHERE coalesce(next_check_at, collect_at) IS NOT NULL;

-- A payment of an invoice, by the customer's wallet or by a payment method.
CREATE TABLE invoice_payments (
  id text COLLATE "C" PRIMARY KEY,
  invoice_id text COLLATE "C" NOT NULL REFERENCES invoices (id),
  -- By the wallet: its debit.
  wallet_id text COLLATE "C" REFERENCES wallets (id),
  entry_number bigint,
  -- By a payment method: the processor's id of the method, and a label such as "Visa **** 4242".
  payment_method_id text COLLATE "C" REFERENCES payment_methods (id),
  processor_reference text,
  label text,
  -- The amount charged.
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  refunded bigint NOT NULL DEFAULT 0,
  -- The part above the amount due when the payment arrived. It was returned, so it is part of `refunded`. The invoice
  -- counts amount - surplus as paid.
  surplus bigint NOT NULL DEFAULT 0,
  status text NOT NULL CHECK (status IN ('processing', 'settled', 'failed')),
  -- Version of the newest processor update that was applied. 0 before the first.
  processor_version integer NOT NULL DEFAULT 0,
  failure_code text,
  failure_message text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT invoice_payments_wallet_or_method CHECK ((wallet_id IS NULL) = (payment_method_id IS NOT NULL)),
  CONSTRAINT invoice_payments_wallet_has_entry CHECK ((wallet_id IS NULL) = (entry_number IS NULL)),
  CONSTRAINT invoice_payments_refunded_within_amount CHECK (refunded BETWEEN 0 AND amount),
  CONSTRAINT invoice_payments_refunded_is_settled CHECK (status = 'settled' OR refunded = 0),
  CONSTRAINT invoice_payments_surplus_within_refunded CHECK (surplus BETWEEN 0 AND refunded),
  CONSTRAINT invoice_payments_failed_has_code CHECK ((status = 'failed') = (failure_code IS NOT NULL))
);

CREATE INDEX invoice_payments_by_invoice ON invoice_payments (invoice_id, id);
-- One payment at a time, so that the amount due is never charged twice.
CREATE UNIQUE INDEX invoice_payments_one_processing ON invoice_payments (invoice_id) WHERE status = 'processing';
-- Failed payments are counted by card.
CREATE INDEX invoice_payments_by_method_and_time ON invoice_payments (payment_method_id, created_at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Refunds

-- A refund of an invoice, of a top-up, or of a closed wallet.
CREATE TABLE refunds (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  -- The wallet that receives a part that a card refuses.
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  invoice_id text COLLATE "C" REFERENCES invoices (id),
  top_up_id text COLLATE "C" REFERENCES top_ups (id),
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  -- `original` returns to the original payment methods, `external` is paid out by the merchant.
  destination text NOT NULL CHECK (destination IN ('original', 'wallet', 'paymentMethod', 'external')),
  reason text,
  created_at timestamptz NOT NULL,
  CONSTRAINT refunds_not_of_both CHECK (invoice_id IS NULL OR top_up_id IS NULL)
);

CREATE INDEX refunds_by_merchant ON refunds (merchant_id, id DESC);
CREATE INDEX refunds_by_invoice ON refunds (invoice_id, id) WHERE invoice_id IS NOT NULL;

-- Top-ups and refunds refer to each other.
ALTER TABLE top_ups ADD CONSTRAINT top_ups_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES refunds (id);

-- A part of a refund, with one destination: the wallet, the card of one payment, or a payout by the merchant.
CREATE TABLE refund_parts (
  id text COLLATE "C" PRIMARY KEY,
  refund_id text COLLATE "C" NOT NULL REFERENCES refunds (id),
  destination text NOT NULL CHECK (destination IN ('wallet', 'paymentMethod', 'external')),
  invoice_payment_id text COLLATE "C" REFERENCES invoice_payments (id),
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  -- The entry that credited the wallet, or that debited it for a refund to a card.
  entry_number bigint,
  -- The entry that removed a refunded top-up's bonus. The bonus is restored if the card refuses the refund.
  bonus_entry_number bigint,
  bonus_amount bigint,
  -- The payment that the processor refunds: the id of a top-up or of an invoice payment.
  payment_key text COLLATE "C",
  -- Number of the attempt at the processor. Each attempt has an idempotency key of its own.
  attempt integer NOT NULL DEFAULT 1,
  status text NOT NULL CHECK (status IN ('processing', 'settled', 'failed')),
  failure_message text,
  next_check_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT refund_parts_to_card_has_payment CHECK (destination <> 'paymentMethod' OR payment_key IS NOT NULL),
  CONSTRAINT refund_parts_bonus_has_entry CHECK ((bonus_entry_number IS NULL) = (bonus_amount IS NULL)),
  CONSTRAINT refund_parts_failed_has_message CHECK ((status = 'failed') = (failure_message IS NOT NULL)),
  CONSTRAINT refund_parts_processing_has_next_check CHECK ((status = 'processing') = (next_check_at IS NOT NULL))
);

CREATE INDEX refund_parts_by_refund ON refund_parts (refund_id, id);
CREATE INDEX refund_parts_by_payment ON refund_parts (payment_key) WHERE payment_key IS NOT NULL;
CREATE INDEX refund_parts_to_check ON refund_parts (next_check_at) WHERE next_check_at IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Disputes

-- A dispute: a payment that the customer's bank has taken back, until it is decided.
CREATE TABLE disputes (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  top_up_id text COLLATE "C" REFERENCES top_ups (id),
  invoice_payment_id text COLLATE "C" REFERENCES invoice_payments (id),
  -- The processor's id of the dispute, and the version of its newest update that was applied.
  processor_id text NOT NULL UNIQUE,
  processor_version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  reason text NOT NULL,
  currency text NOT NULL,
  -- The amount that the bank took back.
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  -- The part that the wallet lost, and the entry that debited it.
  clawed_back bigint NOT NULL CHECK (clawed_back >= 0),
  entry_number bigint,
  -- The entry that reinstated that part after the dispute was won.
  reinstated_number bigint,
  -- The invoice payment that became failed: the disputed one, or a part that was split off. A dispute that is won may
  -- delete the part again.
  taken_payment_id text COLLATE "C" REFERENCES invoice_payments (id) ON DELETE SET NULL,
  -- The refund by which the merchant pays out a won dispute whose wallet was closed in the meantime.
  paid_out_by text COLLATE "C" REFERENCES refunds (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT disputes_of_top_up_or_invoice_payment CHECK ((top_up_id IS NULL) <> (invoice_payment_id IS NULL)),
  CONSTRAINT disputes_clawed_back_has_entry CHECK ((clawed_back > 0) = (entry_number IS NOT NULL))
);

CREATE INDEX disputes_by_merchant ON disputes (merchant_id, id DESC);
CREATE INDEX disputes_by_top_up ON disputes (top_up_id) WHERE top_up_id IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Wallet closure

-- The closure of a wallet: why, and what became of its money. A closure is a series of short transactions. The first
-- one inserts the row, and each one adds what it did to the amounts.
CREATE TABLE wallet_closures (
  wallet_id text COLLATE "C" PRIMARY KEY REFERENCES wallets (id),
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  actor text NOT NULL CHECK (actor IN ('merchant')),
  reason text,
  destination text NOT NULL CHECK (destination IN ('original', 'external')),
  -- Whether open holds are released or captured.
  holds text NOT NULL CHECK (holds IN ('release', 'capture')),
  currency text NOT NULL,
  refund_id text COLLATE "C" REFERENCES refunds (id),
  captured bigint NOT NULL CHECK (captured >= 0),
  refunded bigint NOT NULL CHECK (refunded >= 0),
  -- The part of `refunded` that no card takes back, which the merchant pays out.
  external bigint NOT NULL DEFAULT 0,
  forfeited bigint NOT NULL CHECK (forfeited >= 0),
  written_off bigint NOT NULL CHECK (written_off >= 0),
  started_at timestamptz NOT NULL,
  -- When a background worker continues the closure, in case the request that started it did not finish it.
  next_check_at timestamptz,
  closed_at timestamptz,
  CONSTRAINT wallet_closures_external_within_refunded CHECK (external BETWEEN 0 AND refunded),
  CONSTRAINT wallet_closures_unfinished_has_next_check CHECK ((closed_at IS NULL) = (next_check_at IS NOT NULL))
);

CREATE INDEX wallet_closures_due_by_tenant ON wallet_closures (merchant_id, next_check_at, wallet_id)
  WHERE next_check_at IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- Reconciliation

-- An open item: something between the processor and this server that a person must look at, such as an event that could
-- not be applied, or a payment that the two record differently.
CREATE TABLE open_items (
  id text COLLATE "C" PRIMARY KEY,
  -- Null for a payment that belongs to no merchant here.
  merchant_id text COLLATE "C" REFERENCES merchants (id),
  kind text NOT NULL,
  -- The idempotency key of the payment: the id of a top-up or of an invoice payment.
  payment_id text COLLATE "C" NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resolved')),
  message text NOT NULL,
  -- The event to apply again, with its subject.
  event jsonb,
  -- Number of times that the item was found.
  occurrences integer NOT NULL DEFAULT 1 CHECK (occurrences > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  resolved_at timestamptz,
  CONSTRAINT open_items_resolved_has_time CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
);

CREATE UNIQUE INDEX open_items_one_open ON open_items (kind, payment_id) WHERE status = 'open';
CREATE INDEX open_items_by_merchant ON open_items (merchant_id, id DESC);

-- ---------------------------------------------------------------------------------------------------------------------
-- Notifications and webhooks

-- A notification that its customer has read. The notifications are events of the wallet.
CREATE TABLE notification_reads (
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  sequence bigint NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, sequence)
);

-- A merchant's URL that receives events.
CREATE TABLE webhook_endpoints (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  url text NOT NULL,
  -- Null subscribes to all events.
  event_types text[],
  status text NOT NULL DEFAULT 'enabled' CHECK (status IN ('enabled', 'disabled')),
  -- Reason why the server disabled the endpoint. Null if the merchant did.
  disabled_reason text CHECK (disabled_reason IN ('gone')),
  -- Stored in plain text, because signing needs it.
  secret text NOT NULL,
  -- After a rotation, deliveries are signed with both secrets until this time.
  previous_secret text,
  previous_secret_until timestamptz,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  CONSTRAINT webhook_endpoints_previous_secret_has_end
    CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL))
);

CREATE INDEX webhook_endpoints_by_merchant ON webhook_endpoints (merchant_id, id DESC) WHERE deleted_at IS NULL;

-- The body that is sent for one event, to however many endpoints.
CREATE TABLE webhook_messages (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  event_type text NOT NULL,
  -- The event. Null for a test message.
  wallet_id text COLLATE "C" REFERENCES wallets (id),
  sequence bigint,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (wallet_id, sequence)
);

CREATE INDEX webhook_messages_by_age ON webhook_messages USING brin (created_at);

-- The delivery of one message to one endpoint.
CREATE TABLE webhook_deliveries (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  endpoint_id text COLLATE "C" NOT NULL REFERENCES webhook_endpoints (id),
  message_id text COLLATE "C" NOT NULL REFERENCES webhook_messages (id),
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'succeeded', 'failed')),
  -- Attempts since the delivery was created or replayed.
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (message_id, endpoint_id),
  CONSTRAINT webhook_deliveries_waiting_has_next_attempt CHECK ((status = 'waiting') = (next_attempt_at IS NOT NULL))
);

CREATE INDEX webhook_deliveries_by_merchant ON webhook_deliveries (merchant_id, id DESC);
CREATE INDEX webhook_deliveries_due_by_tenant ON webhook_deliveries (endpoint_id, next_attempt_at, id)
  WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries USING brin (created_at);

-- One request of a delivery.
CREATE TABLE webhook_attempts (
  id text COLLATE "C" PRIMARY KEY,
  delivery_id text COLLATE "C" NOT NULL REFERENCES webhook_deliveries (id),
  -- Status of the response. Null if there was none.
  status integer,
  -- The beginning of the response, or why there was none.
  detail text NOT NULL,
  duration_ms integer NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery_id, id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Idempotency and rate limits

-- The idempotency key of a request that is more than one ledger operation. The ledger stores the keys of requests that
-- are exactly one.
CREATE TABLE idempotent_requests (
  -- The caller: a customer or a merchant.
  scope text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- Hash of the request. The same key with another fingerprint is rejected.
  fingerprint text NOT NULL,
  -- The object that the first request created.
  resource_id text COLLATE "C" NOT NULL,
  -- The first response. Null while the request is running, or if the response was lost.
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);

CREATE INDEX idempotent_requests_by_age ON idempotent_requests USING brin (created_at);

-- A counter of a rate limit, shared by all servers. Its window is fixed and starts with the first request.
CREATE TABLE rate_limits (
  -- The limit and its subject, such as `linkQuotes:plk_01m0...`.
  key text COLLATE "C" PRIMARY KEY,
  used integer NOT NULL CHECK (used >= 0),
  resets_at timestamptz NOT NULL
);

CREATE INDEX rate_limits_by_reset ON rate_limits (resets_at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Test mode

-- Scenario of a test server, for all servers on this database. Has one row.
CREATE TABLE test_mode (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- Lease of the server that is moving the test clock, in real time.
  moving_until timestamptz,
  processor_outage boolean NOT NULL DEFAULT false,
  webhook_receivers_down boolean NOT NULL DEFAULT false
);

INSERT INTO test_mode DEFAULT VALUES;

-- ---------------------------------------------------------------------------------------------------------------------
-- Background work

-- Work that runs at a fixed interval, on one server at a time.
CREATE TABLE scheduled_tasks (
  name text COLLATE "C" PRIMARY KEY,
  next_run_at timestamptz NOT NULL,
  -- The server that claimed the task has it until then. Null while no server runs it.
  leased_until timestamptz
);

-- Payments that a customer's bank has taken back, until that is decided.
create table disputes (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  wallet_id text collate "C" not null references wallets (id),
  top_up_id text collate "C" references top_ups (id),
  invoice_payment_id text collate "C" references invoice_payments (id),
  -- What the processor knows it by, and the newest of its words that was heard.
  processor_id text not null unique,
  processor_version integer not null,
  status text not null check (status in ('open', 'won', 'lost')),
  reason text not null,
  currency text not null,
  -- What the bank took back, and what of it left the wallet by which entry.
  amount bigint not null check (amount between 1 and 9007199254740991),
  clawed_back bigint not null check (clawed_back >= 0),
  entry_number bigint,
  -- The entry that put it back once it was won.
  reinstated_number bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((top_up_id is null) <> (invoice_payment_id is null)),
  check ((clawed_back > 0) = (entry_number is not null))
);
create index disputes_by_merchant on disputes (merchant_id, id desc);
create index disputes_by_top_up on disputes (top_up_id) where top_up_id is not null;

-- The test processor's own: see its payments.
create table test_processor_disputes (
  id text primary key,
  payment_key text not null unique,
  amount bigint not null,
  currency text not null,
  status text not null check (status in ('open', 'won', 'lost')),
  version integer not null,
  -- The newest version that the listener has heard.
  notified_version integer not null default 0,
  decides_at timestamptz not null
);
create index test_processor_disputes_to_decide on test_processor_disputes (decides_at) where status = 'open';
create index test_processor_disputes_to_notify on test_processor_disputes (id) where notified_version < version;

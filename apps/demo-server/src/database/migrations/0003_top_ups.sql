-- Quotes, and the attempts to pay them.

create table top_up_quotes (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  wallet_id text collate "C" not null references wallets (id),
  currency text not null,
  amount bigint not null check (amount between 1 and 9007199254740991),
  bonus bigint not null check (bonus between 0 and 9007199254740991),
  fee bigint not null check (fee between 0 and 9007199254740991),
  tax bigint not null check (tax between 0 and 9007199254740991),
  total bigint not null check (total = amount + fee + tax and total <= 9007199254740991),
  balance_after bigint not null check (abs(balance_after) <= 9007199254740991),
  bonus_expires_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- The one attempt that it was confirmed with.
  top_up_id text unique
);

create table top_ups (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  wallet_id text collate "C" not null references wallets (id),
  quote_id text not null unique references top_up_quotes (id),
  status text not null check (status in ('requiresPaymentMethod', 'requiresAction', 'processing',
    'settled', 'failed', 'canceled', 'expired')),
  currency text not null,
  amount bigint not null,
  bonus bigint not null,
  fee bigint not null,
  tax bigint not null,
  total bigint not null,
  bonus_expires_at timestamptz,
  payment_method_id text not null references payment_methods (id),
  processor_reference text not null,
  return_url text,
  -- The newest of the processor's words that was heard; 0 until it said anything.
  processor_version integer not null default 0,
  action_url text,
  failure_code text,
  failure_message text,
  expected_at timestamptz,
  entry_number bigint,
  balance_after bigint,
  -- Until when one caller is asking the processor: a second one waits, unless the first died.
  submitting_until timestamptz,
  -- When the sweeper looks again; null once final.
  next_check_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((status = 'settled') = (entry_number is not null)),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status = 'requiresAction') = (action_url is not null))
);
create index top_ups_by_merchant on top_ups (merchant_id, id desc);
create index top_ups_by_wallet on top_ups (wallet_id, id desc);
create index top_ups_to_check on top_ups (next_check_at) where next_check_at is not null;

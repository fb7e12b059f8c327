-- Rules by which wallets refill themselves, and each charge that was tried for one.

alter table top_ups add column source text not null default 'topUp'
  check (source in ('topUp', 'autoTopUp', 'paymentLink'));

create table auto_top_ups (
  wallet_id text collate "C" primary key references wallets (id),
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  enabled boolean not null default false,
  version integer not null default 0,
  mode text check (mode in ('fixed', 'target')),
  threshold bigint check (threshold between 1 and 9007199254740991),
  amount bigint check (amount between 1 and 9007199254740991),
  payment_method_id text collate "C" references payment_methods (id),
  monthly_cap bigint check (monthly_cap between 1 and 9007199254740991),
  daily_count integer check (daily_count between 1 and 10),
  -- In a row.
  declines integer not null default 0,
  paused_code text,
  paused_at timestamptz,
  -- The cool-down's end.
  cooldown_until timestamptz,
  -- When somebody has to look whether a charge is due; null when nothing has changed since the last look.
  next_evaluation_at timestamptz,
  check (not enabled or (mode is not null and threshold is not null and amount is not null
    and payment_method_id is not null and monthly_cap is not null and daily_count is not null)),
  check ((paused_code is null) = (paused_at is null))
);
create index auto_top_ups_to_judge on auto_top_ups (next_evaluation_at) where next_evaluation_at is not null;
create index auto_top_ups_by_method on auto_top_ups (payment_method_id) where enabled;

create table auto_top_up_attempts (
  id text collate "C" primary key,
  wallet_id text collate "C" not null references auto_top_ups (wallet_id),
  top_up_id text collate "C" not null unique references top_ups (id),
  currency text not null,
  total bigint not null,
  status text not null check (status in ('processing', 'requiresAction', 'settled', 'declined', 'unavailable', 'canceled')),
  in_flight boolean not null default true,
  failure_code text,
  failure_message text,
  -- How often the processor was asked.
  attempt_count integer not null default 1,
  -- When to ask it again; null once it has answered.
  retry_at timestamptz,
  -- The last instant at which it may have charged: the month and the day that it counts in.
  counted_at timestamptz not null,
  created_at timestamptz not null
);
create unique index auto_top_up_attempts_one_in_flight on auto_top_up_attempts (wallet_id) where in_flight;
create index auto_top_up_attempts_by_wallet on auto_top_up_attempts (wallet_id, id desc);
create index auto_top_up_attempts_counted on auto_top_up_attempts (wallet_id, counted_at);
create index auto_top_up_attempts_to_retry on auto_top_up_attempts (retry_at) where retry_at is not null;

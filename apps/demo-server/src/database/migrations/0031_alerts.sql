-- When and how customers are told of a low balance, and the mails that do.

create table alert_settings (
  wallet_id text collate "C" primary key references wallets (id),
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  enabled boolean not null default false,
  threshold bigint check (threshold between 1 and 9007199254740991),
  channels text[] not null default '{}',
  version integer not null default 0,
  -- Whether the balance was below the threshold after the last event that was judged.
  is_low boolean not null default false,
  evaluated_sequence bigint not null default 0,
  -- Whether there may be events that were not judged yet.
  is_due boolean not null default false,
  check (not enabled or threshold is not null)
);
create index alert_settings_due on alert_settings (wallet_id) where is_due;

create table emails (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  wallet_id text collate "C" not null references wallets (id),
  type text not null,
  -- Of a low balance: the threshold that was crossed.
  threshold bigint,
  recipient text not null,
  subject text not null,
  body text not null,
  -- `stored` where no SMTP server is set: the development mailbox.
  status text not null default 'waiting' check (status in ('waiting', 'stored', 'sent', 'failed')),
  attempt_count integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  check ((status = 'waiting') = (next_attempt_at is not null))
);
create index emails_by_merchant on emails (merchant_id, id desc);
create index emails_by_wallet on emails (wallet_id, type, created_at);
create index emails_waiting on emails (next_attempt_at) where next_attempt_at is not null;

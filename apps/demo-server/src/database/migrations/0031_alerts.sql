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
  judged_sequence bigint not null default 0,
  -- Whether there may be events that were not judged yet.
  is_due boolean not null default false,
  check (not enabled or threshold is not null)
);
create index alert_settings_due on alert_settings (wallet_id) where is_due;

create table mails (
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
  tries integer not null default 0,
  next_try_at timestamptz,
  created_at timestamptz not null,
  check ((status = 'waiting') = (next_try_at is not null))
);
create index mails_by_merchant on mails (merchant_id, id desc);
create index mails_by_wallet on mails (wallet_id, type, created_at);
create index mails_waiting on mails (next_try_at) where next_try_at is not null;

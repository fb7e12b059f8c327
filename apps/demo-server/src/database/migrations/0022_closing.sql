-- What became of a wallet's money when it was closed, and why it was: one row a wallet, for good.
create table wallet_closures (
  wallet_id text collate "C" primary key references wallets (id),
  merchant_id text collate "C" not null references merchants (id),
  actor text not null check (actor in ('merchant')),
  reason text,
  destination text not null check (destination in ('original', 'external')),
  holds text not null check (holds in ('release', 'capture')),
  currency text not null,
  refund_id text collate "C" references refunds (id),
  captured bigint not null check (captured >= 0),
  refunded bigint not null check (refunded >= 0),
  forfeited bigint not null check (forfeited >= 0),
  written_off bigint not null check (written_off >= 0),
  closed_at timestamptz not null
);

-- Links that let their holder top up one wallet, once, without signing in. Only a token's hash is kept.

create table payment_links (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  wallet_id text collate "C" not null references wallets (id),
  currency text not null,
  token_hash text not null unique,
  -- What is to be paid: this amount, or one that the holder chooses between the two others.
  amount bigint check (amount between 1 and 9007199254740991),
  amount_min bigint check (amount_min between 1 and 9007199254740991),
  amount_max bigint check (amount_max between amount_min and 9007199254740991),
  metadata jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  check ((amount is null) = (amount_min is not null) and (amount_min is null) = (amount_max is null))
);
create index payment_links_by_merchant on payment_links (merchant_id, id desc);
create index payment_links_by_wallet on payment_links (wallet_id, id desc);

-- What was quoted for a link is paid by that link, and by nothing else.
alter table top_up_quotes add column payment_link_id text collate "C" references payment_links (id);
alter table top_ups add column payment_link_id text collate "C" references payment_links (id),
  add check ((source = 'paymentLink') = (payment_link_id is not null));
create index top_ups_by_payment_link on top_ups (payment_link_id, id desc) where payment_link_id is not null;
-- A link pays once: while one payment is on its way, or has arrived, there is no second one.
create unique index top_ups_one_a_payment_link on top_ups (payment_link_id)
  where payment_link_id is not null and status not in ('failed', 'canceled', 'expired');

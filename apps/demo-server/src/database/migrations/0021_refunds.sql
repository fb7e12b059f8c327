-- What goes back: of invoices, of top-ups, and of wallets that are closed.

create table refunds (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  -- Where its parts return to balance, should a card refuse them.
  wallet_id text collate "C" not null references wallets (id),
  invoice_id text collate "C" references invoices (id),
  top_up_id text collate "C" references top_ups (id),
  currency text not null,
  amount bigint not null check (amount between 1 and 9007199254740991),
  destination text not null check (destination in ('original', 'wallet', 'paymentMethod', 'external')),
  reason text,
  created_at timestamptz not null,
  check (invoice_id is null or top_up_id is null)
);
create index refunds_by_merchant on refunds (merchant_id, id desc);
create index refunds_by_invoice on refunds (invoice_id, id) where invoice_id is not null;

-- Each part goes one way: into a wallet, to the card of one payment, or by hand outside of here.
create table refund_parts (
  id text collate "C" primary key,
  refund_id text collate "C" not null references refunds (id),
  destination text not null check (destination in ('wallet', 'paymentMethod', 'external')),
  invoice_payment_id text collate "C" references invoice_payments (id),
  amount bigint not null check (amount between 1 and 9007199254740991),
  -- The entry that put it into the wallet, or took it out on its way to the card.
  entry_number bigint,
  -- The payment that a card part undoes at the processor. Each attempt there has a key of its own.
  payment_key text,
  attempt integer not null default 1,
  status text not null check (status in ('processing', 'settled', 'failed')),
  failure_message text,
  next_check_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (destination <> 'paymentMethod' or payment_key is not null),
  check ((status = 'failed') = (failure_message is not null)),
  check ((status = 'processing') = (next_check_at is not null))
);
create index refund_parts_by_refund on refund_parts (refund_id, id);
create index refund_parts_to_check on refund_parts (next_check_at) where next_check_at is not null;

-- The test processor's own: see its payments.
create table test_processor_refunds (
  idempotency_key text primary key,
  payment_key text not null,
  amount bigint not null,
  status text not null check (status in ('succeeded', 'failed')),
  failure_message text,
  created_at timestamptz not null
);
create index test_processor_refunds_by_payment on test_processor_refunds (payment_key);
